"use client";
import { useMemo } from "react";
import { readStored, store, useStored } from "@/components/explorer/use-stored";
import type { OrgSummary } from "@/lib/contract/orgs";

const KEY = "recent-scopes";
const KEPT = 6;

const slugsIn = (text: string | null): string[] => (text ?? "").split(" ").filter(Boolean);

/** Notes that this browser looks at the scope: it comes first among the recent ones. */
export function rememberScope(slug: string): void {
  const others = slugsIn(readStored(KEY)).filter((other) => other !== slug);
  store(KEY, [slug, ...others].slice(0, KEPT).join(" "));
}

/** The scopes that this browser looked at, the last one first; only those of `scopes`. */
export function useRecentScopes(scopes: readonly OrgSummary[]): OrgSummary[] {
  const text = useStored(KEY);
  return useMemo(
    () =>
      slugsIn(text).flatMap((slug) => {
        const known = scopes.find(({ scope }) => scope === slug);
        return known ? [known] : [];
      }),
    [scopes, text],
  );
}
