"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { isMonospace } from "@/components/events/columns";
import { ValueMenu } from "@/components/explorer/value-menu";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { facetQuery } from "@/lib/client/queries/facets";
import { toIso } from "@/lib/core/time";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { Search, Window } from "@/lib/search/schema";
import { countText } from "./chart-words";
import { type ComparedValue, compareWithRest, shareText } from "./compare-values";
import { spanText } from "./time-axis";

/** Where an incident shows first. Each is two calls. */
const FIELDS = [
  "event_type",
  OUTCOME_FIELD,
  "client_ip",
  "initiated_by.email",
  "geoip.country_code",
] as const;
const SHOWN = 6;

interface ComparePanelProps {
  scope: string;
  search: Search;
  /** The window of the run, which holds the stretch. */
  window: Window;
  stretch: { startMs: number; endMs: number };
  zone: string;
  onClose: () => void;
}

/** What is different in a stretch of time: the shares of values in it against those in the rest of the window. */
export function ComparePanel({ scope, search, window, stretch, zone, onClose }: ComparePanelProps) {
  // A millisecond short of the next bar: an event on the edge belongs to that one.
  const isLast = stretch.endMs >= Date.parse(window.end);
  const inside: Window = {
    start: toIso(stretch.startMs),
    end: toIso(isLast ? stretch.endMs : stretch.endMs - 1),
  };
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone with the menu of the selection.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section
      aria-label="Compare with the rest"
      className="mt-1 mb-1.5 rounded-md border border-line bg-panel"
    >
      <header className="flex items-center gap-2 border-line border-b py-0.5 pr-1 pl-2.5">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-ink2">
          <span className="font-mono text-sm">{spanText(stretch.startMs, stretch.endMs, zone)}</span> against
          the rest of the time range: share of the events that have the field
        </h2>
        <IconButton label="Close the comparison" size="sm" onClick={onClose}>
          <X aria-hidden size={14} strokeWidth={1.5} />
        </IconButton>
      </header>
      <div className="grid max-h-80 grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-x-5 overflow-y-auto px-2.5 py-1.5">
        {FIELDS.map((field) => (
          <ComparedField
            key={field}
            field={field}
            scope={scope}
            search={search}
            inside={inside}
            whole={window}
          />
        ))}
      </div>
    </section>
  );
}

interface ComparedFieldProps {
  field: string;
  scope: string;
  search: Search;
  inside: Window;
  whole: Window;
}

function ComparedField({ field, scope, search, inside, whole }: ComparedFieldProps) {
  const here = useQuery(facetQuery(scope, search, inside, field));
  const all = useQuery(facetQuery(scope, search, whole, field));
  const failed = [here, all].find((query) => query.isError);
  return (
    <div className="min-w-0 pb-2">
      <h3 className="flex min-h-6 items-center gap-1 font-semibold text-ink2 text-sm">
        <span className="min-w-0 truncate">{field}</span>
        <span className="min-w-0 flex-1 truncate font-normal text-ink3 text-xs">
          {ignoredText([...(here.data?.ignores ?? []), ...(all.data?.ignores ?? [])])}
        </span>
        {/* The table's own heads are for those who do not see which column is which. */}
        {["here", "rest"].map((side) => (
          <span key={side} aria-hidden className="w-14 shrink-0 text-right font-normal text-ink3 text-xs">
            {side}
          </span>
        ))}
      </h3>
      {failed ? (
        <PanelError
          error={failed.error}
          onRetry={() => {
            void here.refetch();
            void all.refetch();
          }}
        />
      ) : here.data && all.data && !here.isPlaceholderData && !all.isPlaceholderData ? (
        <ValueRows field={field} rows={compareWithRest(here.data, all.data)} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </div>
  );
}

function ignoredText(ignores: string[]): string {
  return ignores.length === 0 ? "" : `ignores ${[...new Set(ignores)].join(", ")}`;
}

function ValueRows({ field, rows }: { field: string; rows: ComparedValue[] }) {
  if (rows.length === 0) return <p className="text-ink3">No event has this field.</p>;
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <colgroup>
        <col />
        <col className="w-15" />
        <col className="w-14" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Value</th>
          <th scope="col">Share here</th>
          <th scope="col">Share in the rest</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map((row) => (
          <ValueRow key={row.value} field={field} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ValueRow({ field, row }: { field: string; row: ComparedValue }) {
  const { value, inside, rest, insideShare, restShare, mark } = row;
  return (
    <tr>
      <th scope="row" className="h-6.25 pr-2 text-left font-normal">
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className="truncate">
            <ValueMenu
              field={field}
              value={value}
              isPlain
              className={cx(isMonospace(field) && "font-mono")}
            />
          </span>
          {mark === null ? null : (
            <span
              className={cx("shrink-0 text-xs", mark === "new" ? "font-semibold text-accent" : "text-ink3")}
            >
              {mark}
            </span>
          )}
        </span>
      </th>
      <ShareCell share={insideShare} count={inside} isStrong />
      <ShareCell share={restShare} count={rest} />
    </tr>
  );
}

function ShareCell({
  share,
  count,
  isStrong = false,
}: {
  share: number | null;
  count: number | null;
  isStrong?: boolean;
}) {
  return (
    <td
      className="relative pl-1 text-right font-mono"
      title={count === null ? undefined : `${countText(count)} events`}
    >
      <span
        aria-hidden
        className={cx("absolute inset-y-1 right-0 rounded-xs", isStrong ? "bg-accent-soft" : "bg-sunk")}
        style={{ width: `${(share ?? 0) * 100}%` }}
      />
      <span className={cx("relative", isStrong ? "text-ink" : "text-ink3")}>
        {share === null ? (
          <>
            <span aria-hidden>?</span>
            <span className="sr-only">not known</span>
          </>
        ) : (
          shareText(share)
        )}
      </span>
    </td>
  );
}
