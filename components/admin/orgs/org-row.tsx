"use client";
import { useMutation } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { testOrg } from "@/lib/client/admin-orgs";
import type { AdminOrg, EnvironmentCredential } from "@/lib/contract/admin-orgs";
import { draftOf, testRequest } from "./org-draft";
import { credentialWords, momentWords, REGION_NAMES } from "./org-words";
import { TestResult } from "./test-result";

interface OrgRowProps {
  org: AdminOrg;
  environment: EnvironmentCredential;
  onEdit: () => void;
  onRetire: () => void;
}

/** One organisation: its colour and name, where it is, with what it is read, and what can be done with it. */
export function OrgRow({ org, environment, onEdit, onRetire }: OrgRowProps) {
  const test = useMutation({ mutationFn: () => testOrg(testRequest(org, draftOf(org))) });
  const isRetired = org.retiredAt !== null;
  return (
    <li className="flex flex-col gap-1.5 border-line border-b py-2.5">
      <div className="grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,4fr)_auto] md:items-start">
        <div className="min-w-0">
          <h3 className="flex min-w-0 items-center gap-2 font-semibold">
            <span aria-hidden data-org={org.colour} className="size-2.5 shrink-0 rounded-[3px] bg-org" />
            <span className="wrap-anywhere min-w-0">{org.name}</span>
            {org.isFromEnvironment ? <Badge>environment</Badge> : null}
          </h3>
          <p className="wrap-anywhere pl-4.5 font-mono text-ink3 text-sm">{org.slug}</p>
          {org.retiredAt ? (
            <p className="pl-4.5 text-ink3 text-sm">retired {momentWords(org.retiredAt)}</p>
          ) : null}
        </div>
        <div className="min-w-0 text-ink2">
          <p>{REGION_NAMES[org.region]}</p>
          <p className="wrap-anywhere">
            {org.upstreamId === null ? (
              "The key's own organisation"
            ) : (
              <span className="font-mono text-sm">{org.upstreamId}</span>
            )}
          </p>
        </div>
        <Credential org={org} environment={environment} />
        <div className="flex flex-wrap gap-1.5 md:justify-end">
          {isRetired ? null : (
            <>
              <Button
                size="sm"
                aria-label={`Test ${org.name}`}
                aria-disabled={test.isPending || undefined}
                onClick={() => (test.isPending ? undefined : test.mutate())}
              >
                Test
              </Button>
              <Button size="sm" aria-label={`Edit ${org.name}`} onClick={onEdit}>
                Edit
              </Button>
            </>
          )}
          {org.isFromEnvironment ? null : (
            <Button
              size="sm"
              aria-label={isRetired ? `Bring back ${org.name}` : `Retire ${org.name}`}
              onClick={onRetire}
            >
              {isRetired ? "Bring back" : "Retire"}
            </Button>
          )}
        </div>
      </div>
      <TestResult isRunning={test.isPending} result={test.data} error={test.error} />
    </li>
  );
}

function Credential({ org, environment }: { org: AdminOrg; environment: EnvironmentCredential }) {
  const { what, set } = credentialWords(org, environment);
  const isMissing = org.credential.kind === "environment" && environment === "none";
  return (
    <div className="wrap-anywhere min-w-0 text-ink2">
      <p className={isMissing ? "text-bad" : undefined}>{what}</p>
      {set ? <p className="text-ink3 text-sm">{set}</p> : null}
    </div>
  );
}
