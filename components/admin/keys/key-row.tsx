"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { momentWords, REGION_NAMES } from "@/components/admin/orgs/org-words";
import { TestResult } from "@/components/admin/orgs/test-result";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { testOrg } from "@/lib/client/admin-orgs";
import type { KeyState } from "@/lib/contract/admin-orgs";
import { keyTitle, stateWords } from "./key-words";

/** One key: whom it serves, how it fares, and a way to try it now. */
export function KeyRow({ state }: { state: KeyState }) {
  const router = useRouter();
  const { word, tone, more } = stateWords(state);
  const [first] = state.orgs;
  const retry = useMutation({
    mutationFn: () =>
      testOrg({ id: first?.id ?? null, region: state.region, upstreamId: first?.upstreamId ?? null }),
    onSettled: () => router.refresh(),
  });
  const title = keyTitle(state);
  return (
    <li className="flex flex-col gap-1.5 border-line border-b py-2.5">
      <div className="grid gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,4fr)_auto] md:items-start">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold">
            {title} <Badge tone={tone}>{word}</Badge>
          </h2>
          <p className="text-ink2">{REGION_NAMES[state.region]}</p>
          <p className="font-mono text-ink3 text-sm">{state.id}</p>
        </div>
        <Serves orgs={state.orgs} />
        <dl className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-ink2">
          <dt className="text-ink3">Last success</dt>
          <dd>{state.lastSuccessAt ? momentWords(state.lastSuccessAt) : "none since the start"}</dd>
          <dt className="text-ink3">Last refusal</dt>
          <dd>
            {state.lastRefusal
              ? `${momentWords(state.lastRefusal.at)}: ${state.lastRefusal.message}`
              : "none since the start"}
          </dd>
        </dl>
        <Button
          size="sm"
          aria-label={`Try now: ${title}, ${first?.name ?? ""}`}
          aria-disabled={retry.isPending || undefined}
          onClick={() => (retry.isPending ? undefined : retry.mutate())}
        >
          Try now
        </Button>
      </div>
      {more ? <p className="text-ink2">{more}</p> : null}
      <TestResult isRunning={retry.isPending} result={retry.data} error={retry.error} />
    </li>
  );
}

/** As many stand there at once; of a provider's key the rest opens on demand. */
const SERVED_SHOWN = 8;

function Serves({ orgs }: Pick<KeyState, "orgs">) {
  const more = orgs.slice(SERVED_SHOWN);
  return (
    <div className="min-w-0">
      <Orgs label="Reads" orgs={orgs.slice(0, SERVED_SHOWN)} />
      {more.length > 0 ? (
        <details className="pt-0.5">
          <summary className="text-ink2">and {more.length} more</summary>
          <Orgs label="Reads too" orgs={more} />
        </details>
      ) : null}
    </div>
  );
}

function Orgs({ label, orgs }: Pick<KeyState, "orgs"> & { label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-3 gap-y-0.5">
      {orgs.map(({ id, name, colour }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden data-org={colour} className="size-2.5 shrink-0 rounded-[3px] bg-org" />
          <span className="wrap-anywhere min-w-0">{name}</span>
        </li>
      ))}
    </ul>
  );
}
