import type { ReactNode } from "react";
import { ProductMark } from "@/components/ui/product-mark";

interface ProblemPageProps {
  title: string;
  /** What happened and what is still true. */
  children: ReactNode;
  /** Ways on, the best first. */
  actions: ReactNode;
  /** True where the shell around it already says what this is. */
  isInShell?: boolean | undefined;
  /** Small print, such as an id that the log can be searched for. */
  note?: ReactNode;
}

/** A page that could not be shown: calm, and with a way on. */
export function ProblemPage({ title, children, actions, isInShell, note }: ProblemPageProps) {
  // The shell has a main of its own.
  const Frame = isInShell ? "div" : "main";
  return (
    <Frame className="mx-auto flex w-full max-w-120 flex-col gap-3 px-4 pt-[max(2rem,14dvh)] pb-8">
      {isInShell ? null : (
        <p className="flex items-center gap-2 text-ink2">
          <ProductMark />
          Directory Insights Dashboard
        </p>
      )}
      <h1 className="font-semibold text-xl">{title}</h1>
      <div className="flex flex-col gap-2 text-ink2">{children}</div>
      <div className="flex flex-wrap gap-2 pt-2">{actions}</div>
      {note ? <p className="pt-1 text-ink3 text-sm">{note}</p> : null}
    </Frame>
  );
}
