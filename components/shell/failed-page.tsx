import { Button, buttonClass } from "@/components/ui/button";
import { ProblemPage } from "./problem-page";

export interface FailedPageProps {
  /** `digest` is how the server's log names what happened. */
  error: Error & { digest?: string };
  reset: () => void;
  isInShell?: boolean;
}

/** A page that failed while it was made. */
export function FailedPage({ error, reset, isInShell }: FailedPageProps) {
  return (
    <ProblemPage
      title="This page could not be shown"
      isInShell={isInShell}
      note={
        error.digest ? (
          <>
            For the log: <span className="font-mono">{error.digest}</span>
          </>
        ) : null
      }
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <a href="/" className={buttonClass()}>
            Start page
          </a>
        </>
      }
    >
      <p>Something failed while it was being made. No data was changed.</p>
      <p>
        Your search is in the address of this page. Trying again, or coming back to it later, brings it back.
      </p>
    </ProblemPage>
  );
}
