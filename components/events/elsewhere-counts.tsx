"use client";
import { useQuery } from "@tanstack/react-query";
import { ORG_FIELD, OrgName, useOrgOf } from "@/components/explorer/org-names";
import { scopePath } from "@/components/shell/scope-path";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { facetQuery } from "@/lib/client/queries/facets";
import type { FacetsResponse } from "@/lib/contract/events";
import { encodeSearch } from "@/lib/search/codec";
import { elsewhereSearch } from "@/lib/search/elsewhere";
import type { Window } from "@/lib/search/schema";
import { visibleText } from "./visible-text";

interface ElsewhereCountsProps {
  field: string;
  value: string;
  window: Window;
  /** The id of the organisation that one comes from, where it is known. */
  here: string | undefined;
}

/** How many events with a value each organisation has, with what the numbers leave out, and the way to them. */
export function ElsewhereCounts({ field, value, window, here }: ElsewhereCountsProps) {
  const search = elsewhereSearch(field, value, window);
  const query = useQuery(facetQuery("all", search, window, ORG_FIELD));
  const { data } = query;
  if (query.isError) return <PanelError error={query.error} onRetry={() => void query.refetch()} />;
  if (data === undefined || query.isPlaceholderData) return <Skeleton className="h-12 w-full" />;
  return (
    <div role="status" className="flex flex-col gap-0.5 py-0.5">
      <Verdict answer={data} here={here} />
      <Counts answer={data} here={here} />
      {remarksOf(data).map((remark) => (
        <p key={remark} className="text-ink3">
          {remark}
        </p>
      ))}
      {/* A page of its own: nothing of this organisation is on hand in it. */}
      <a
        href={scopePath("all", encodeSearch(search))}
        className="min-h-6 self-start rounded-sm text-accent underline"
      >
        Open in all organisations
      </a>
    </div>
  );
}

/** Said only where nothing was left out: an organisation that did not answer may have seen it. */
function Verdict({ answer, here }: { answer: FacetsResponse; here: string | undefined }) {
  const others = answer.values.filter(({ value, count }) => value !== here && count > 0);
  if (others.length > 0 || answer.other > 0 || remarksOf(answer).length > 0) return null;
  return <p className="text-ink2">In no other organisation in this time range.</p>;
}

function Counts({ answer: { values, other }, here }: { answer: FacetsResponse; here: string | undefined }) {
  const orgOf = useOrgOf();
  return (
    <ul aria-label="Events by organisation">
      {values.map(({ value, count }) => {
        const org = orgOf(ORG_FIELD, value);
        return (
          <li key={value} className="flex items-baseline justify-between gap-2">
            <span className="min-w-0 wrap-anywhere">
              {org ? <OrgName org={org} /> : <span className="font-mono">{visibleText(value)}</span>}
              {value === here && <span className="text-ink3"> (this one)</span>}
            </span>
            <span className="shrink-0 font-mono">{count.toLocaleString("en")}</span>
          </li>
        );
      })}
      {other > 0 && (
        <li className="flex justify-between gap-2 text-ink3">
          <span>others</span>
          <span className="font-mono">{other.toLocaleString("en")}</span>
        </li>
      )}
    </ul>
  );
}

/** What makes the numbers less than exact. */
function remarksOf({ notes = [], ignores, errorBound }: FacetsResponse): string[] {
  return [
    ...notes.map(({ message }) => message),
    ...(ignores.length > 0 ? [`These counts ignore ${ignores.join(", ")}.`] : []),
    ...(errorBound > 0 ? [`Each may be too low by up to ${errorBound.toLocaleString("en")}.`] : []),
  ];
}
