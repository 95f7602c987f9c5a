"use client";
import type { OrgSummary } from "@/lib/contract/orgs";
import { useScope } from "./use-scope";

/** The line over everything in the org's colour, in segments when several orgs are looked at. */
export function ScopeStrip({ scopes }: { scopes: readonly OrgSummary[] }) {
  const scope = useScope(scopes);
  const parts = scope?.kind === "all" ? scopes.filter((org) => org.kind === "org") : scope ? [scope] : [];
  return (
    <div aria-hidden className="flex h-0.75 shrink-0 bg-line2">
      {parts.map((part) => (
        <span key={part.scope} data-org={part.colour} className="flex-1 bg-org" />
      ))}
    </div>
  );
}
