import type { AdminOrg, AdminOrgsResponse } from "@/lib/contract/admin-orgs";
import { credentialWords, REGION_NAMES } from "./org-words";

interface OrgRowProps {
  org: AdminOrg;
  environment: AdminOrgsResponse["environment"];
}

/** One organisation: its colour and name, where it is and with what it is read. */
export function OrgRow({ org, environment }: OrgRowProps) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2.5 md:grid-cols-[minmax(0,2fr)_8rem_minmax(0,2fr)_minmax(0,2fr)] md:items-center">
      <h2 className="flex min-w-0 items-center gap-2 font-semibold">
        <span aria-hidden data-org={org.colour} className="size-2.5 shrink-0 rounded-[3px] bg-org" />
        <span className="wrap-anywhere min-w-0">{org.name}</span>
        <span className="font-mono font-normal text-ink3 text-sm">{org.slug}</span>
      </h2>
      <p className="text-ink2">{REGION_NAMES[org.region]}</p>
      <p className="wrap-anywhere text-ink2">
        {org.upstreamId === null ? (
          "The key's own organisation"
        ) : (
          <span className="font-mono text-sm">{org.upstreamId}</span>
        )}
      </p>
      <p className="text-ink2">{credentialWords(org, environment)}</p>
    </li>
  );
}
