"use client";
import { useParams } from "next/navigation";
import type { OrgSummary } from "@/lib/contract/orgs";

/** The scope in the address, when it is one of `scopes`; null on pages without one. */
export function useScope(scopes: readonly OrgSummary[]): OrgSummary | null {
  const { scope } = useParams<{ scope?: string }>();
  return scopes.find((candidate) => candidate.scope === scope) ?? null;
}
