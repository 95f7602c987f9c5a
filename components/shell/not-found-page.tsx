import { buttonClass } from "@/components/ui/button";
import { ProblemPage } from "./problem-page";

/** The text of every 404: what does not exist and what one may not see look the same. */
export function NotFoundPage({ isInShell }: { isInShell?: boolean }) {
  return (
    <ProblemPage
      title="There is nothing here"
      isInShell={isInShell}
      actions={
        <a href="/" className={buttonClass("primary")}>
          Start page
        </a>
      }
    >
      <p>The address leads nowhere, or to something that you may not see. The two look alike on purpose.</p>
      <p>
        If somebody sent you this link, ask an administrator for access to its organisation and open it again.
      </p>
    </ProblemPage>
  );
}
