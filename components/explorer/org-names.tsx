"use client";
import { createContext, type ReactNode, use, useCallback, useMemo } from "react";
import type { OrgSummary } from "@/lib/contract/orgs";

/** The field whose values are JumpCloud's ids of organisations. */
export const ORG_FIELD = "organization";

export type NamedOrg = Pick<OrgSummary, "name" | "colour">;
/** The organisation that a value of a field stands for; null where it stands for itself. */
export type OrgOf = (field: string, value: string) => NamedOrg | null;

const NONE: OrgOf = () => null;
const OrgsContext = createContext<OrgOf>(NONE);
const AcrossContext = createContext(false);

/** Names the organisations that the user may read, wherever their ids are shown. Any other id stays one. */
export function OrgNames({ scopes, children }: { scopes: readonly OrgSummary[]; children: ReactNode }) {
  const orgOf = useMemo(() => orgOfIn(scopes), [scopes]);
  return (
    <AcrossContext value={scopes.some(({ kind }) => kind === "all")}>
      <OrgsContext value={orgOf}>{children}</OrgsContext>
    </AcrossContext>
  );
}

export function useOrgOf(): OrgOf {
  return use(OrgsContext);
}

/** True when the user may look at several organisations at once. */
export function useLooksAcross(): boolean {
  return use(AcrossContext);
}

/** The name of the organisation that a value stands for, else the value. */
export function useValueWords(): (field: string, value: string) => string {
  const orgOf = useOrgOf();
  return useCallback((field, value) => orgOf(field, value)?.name ?? value, [orgOf]);
}

/** An id that two of them have, in two regions, says nothing: it is not named. */
function orgOfIn(scopes: readonly OrgSummary[]): OrgOf {
  const named = new Map<string, OrgSummary | null>();
  for (const org of scopes)
    if (org.upstreamId !== null) named.set(org.upstreamId, named.has(org.upstreamId) ? null : org);
  return (field, value) => (field === ORG_FIELD ? (named.get(value) ?? null) : null);
}

/** An organisation by its colour and its name. */
export function OrgName({ org }: { org: NamedOrg }) {
  return (
    <span className="font-sans text-base text-ink">
      <span
        aria-hidden
        data-org={org.colour}
        className="mr-1.5 inline-block size-2.5 rounded-[3px] bg-org align-baseline"
      />
      <bdi>{org.name}</bdi>
    </span>
  );
}
