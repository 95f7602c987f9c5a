import type { OrgSummary } from "@/lib/contract/orgs";

/** Orgs whose colours stand for "all" in the square; the strip shows every one. */
const IN_SQUARE = 4;

/** The square before a scope's name, in its colour; `all` shows the colours of several. */
export function ScopeMark({ scope, orgs }: { scope: OrgSummary; orgs: readonly OrgSummary[] }) {
  const parts = scope.kind === "all" ? orgs.filter((org) => org.kind === "org").slice(0, IN_SQUARE) : [scope];
  return (
    <span
      aria-hidden
      className="grid size-2.5 shrink-0 auto-cols-fr grid-flow-col overflow-hidden rounded-[3px]"
    >
      {parts.map((part) => (
        <span key={part.scope} data-org={part.colour} className="bg-org" />
      ))}
    </span>
  );
}
