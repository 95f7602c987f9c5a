"use client";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { editSearch } from "@/components/explorer/use-search-state";
import { ValueMenu } from "@/components/explorer/value-menu";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { fewEventsQuery } from "@/lib/client/queries/few-events";
import type { SearchResponse } from "@/lib/contract/events";
import { setColumns, setRange, setSort } from "@/lib/search/edit";
import { LOCKOUT_HOURS } from "@/lib/search/lockout";
import type { Search, Window } from "@/lib/search/schema";
import { type LockoutSource, lockoutSources } from "./lockout-sources";
import { distanceText } from "./related-rows";
import { visibleText } from "./visible-text";

const TRIES_MAX = 100;
const REASONS_SHOWN = 3;

interface LockoutChainProps {
  scope: string;
  /** The failures of the account, and the time before the lockout. */
  failures: Search;
  window: Window;
  lockedMs: number;
}

/** The failed sign-ins that came before a lockout, by the address that they came from. */
export function LockoutChain({ scope, failures, window, lockedMs }: LockoutChainProps) {
  const id = useId();
  const query = useQuery(fewEventsQuery(scope, failures, window, TRIES_MAX));
  const { data } = query;
  return (
    <section aria-labelledby={id} className="border-line border-b pb-3">
      <h3 id={id} className="flex min-h-8 items-center px-4 font-semibold">
        Failures that led here
      </h3>
      {query.isError ? (
        <PanelError error={query.error} onRetry={() => void query.refetch()} />
      ) : data === undefined ? (
        <Skeleton className="mx-4 my-1 h-4 w-3/5" />
      ) : (
        <>
          <p className="px-4 pb-1 text-ink3 text-sm">{totalText(data)}</p>
          <ul>
            {lockoutSources(data.events).map((source) => (
              <Source key={source.address?.value ?? ""} source={source} lockedMs={lockedMs} />
            ))}
          </ul>
        </>
      )}
      <div className="px-4 pt-2">
        <Button size="sm" onClick={() => editSearch((before) => asSearch(before, failures, window))}>
          Open as search
        </Button>
      </div>
    </section>
  );
}

function Source({ source, lockedMs }: { source: LockoutSource; lockedMs: number }) {
  const { address, count, span, reasons } = source;
  return (
    <li className="px-4 py-1 wrap-anywhere">
      <span className="font-semibold">{count === 1 ? "1 try" : `${count} tries`}</span>{" "}
      {address === null ? (
        "without an address"
      ) : (
        <>
          from{" "}
          <ValueMenu
            field={address.field}
            value={address.value}
            kind="address"
            className="font-mono text-sm"
          />
          {address.detail === undefined ? "" : ` (${visibleText(address.detail)})`}
        </>
      )}
      {span === null ? null : (
        <span className="block text-ink2 text-sm">
          {count === 1
            ? distanceText(lockedMs, span.lastMs)
            : `first ${distanceText(lockedMs, span.firstMs)}, last ${distanceText(lockedMs, span.lastMs)}`}
        </span>
      )}
      {reasons.length === 0 ? null : (
        <span className="block text-ink3 text-sm">
          {visibleText(reasons.slice(0, REASONS_SHOWN).join("; "))}
        </span>
      )}
    </li>
  );
}

function totalText({ events, page }: SearchResponse): string {
  const count = events.length.toLocaleString("en");
  if (page.cursor !== null || !page.complete) {
    return `The ${count} last failed sign-ins of this account in the ${LOCKOUT_HOURS} hours before; there may be more.`;
  }
  if (events.length === 0) {
    return `No failed sign-in of this account in the ${LOCKOUT_HOURS} hours before: whatever locked it sent no event.`;
  }
  return `${count} failed ${events.length === 1 ? "sign-in" : "sign-ins"} of this account in the ${LOCKOUT_HOURS} hours before.`;
}

/** The failures in place of the search before, oldest first; what is only shown stays. */
function asSearch(before: Search, failures: Search, { start, end }: Window): Search {
  return setColumns(setRange(setSort(failures, "asc"), { from: start, to: end }), before.columns);
}
