"use client";
import { useLayoutEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { isObject } from "@/lib/core/json";
import { parseInstant } from "@/lib/core/time";
import { isPartial } from "@/lib/insights/visits";
import { isHead, rowAt } from "./lines";
import { type ListedLines, useGroupsBySession } from "./use-lines";
import { useVisits, type VisitsSoFar } from "./use-visits";
import { ALL_OPEN, isOpen, NONE_OPEN, type OpenVisits, toggled, visitLines } from "./visit-lines";

interface VisitsProps {
  rows: readonly unknown[];
  window: { start: string; end: string } | undefined;
  sort: "asc" | "desc";
  hasMore: boolean;
  onLines: (lines: ListedLines | null) => void;
}

/** Groups the loaded events by visit for the table above, and says what the groups are of. */
export function Visits({ rows, window, sort, hasMore, onLines }: VisitsProps) {
  const [, setGrouped] = useGroupsBySession();
  const found = useVisits(rows);
  const [opened, setOpened] = useState({ first: rows[0], open: NONE_OPEN });
  // Places mean other events in another list.
  const open = opened.first === rows[0] ? opened.open : NONE_OPEN;
  const startMs = edgeMs(window?.start, rows, sort === "desc" && hasMore, sort === "desc" ? -1 : 0);
  const endMs = edgeMs(window?.end, rows, sort === "asc" && hasMore, sort === "desc" ? 0 : -1);
  const listed = useMemo((): ListedLines | null => {
    if (found === null) return null;
    const setOpen = (change: (before: OpenVisits) => OpenVisits) =>
      setOpened((before) => ({
        first: found.rows[0],
        open: change(before.first === found.rows[0] ? before.open : NONE_OPEN),
      }));
    const visitAt = (place: number) => found.visits[found.visitOf[rowAt(place)] ?? -1];
    const lines = {
      ...visitLines(found, open),
      grouped: {
        visitAt,
        isOpen: (visit) => isOpen(open, visit),
        isPartial: (visit) => isPartial(visit, { startMs, endMs }),
        toggle: (visit) => setOpen((before) => toggled(before, visit)),
        reveal: (place) => {
          const visit = visitAt(place);
          if (isHead(place) || visit === undefined || isOpen(open, visit)) return false;
          setOpen((before) => (isOpen(before, visit) ? before : toggled(before, visit)));
          return true;
        },
      },
    } satisfies ListedLines["lines"];
    return { lines, rows: found.rows };
  }, [found, open, startMs, endMs]);
  useLayoutEffect(() => onLines(listed), [listed, onLines]);
  useLayoutEffect(() => () => onLines(null), [onLines]);
  return (
    <div
      role="toolbar"
      aria-label="Sessions"
      className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-line border-t bg-sunk px-2 py-1"
    >
      <span role="status" className="pr-1 text-ink2">
        {found === null ? "Grouping…" : progressText(found, rows.length)}
      </span>
      <Button size="sm" variant="ghost" onClick={() => setOpened({ first: rows[0], open: ALL_OPEN })}>
        Open all
      </Button>
      <Button size="sm" variant="ghost" onClick={() => setOpened({ first: rows[0], open: NONE_OPEN })}>
        Close all
      </Button>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={() => setGrouped(false)}>
        Ungroup
      </Button>
    </div>
  );
}

/** `41 sessions in 1,000 loaded events`; on the way, how far it got. */
function progressText({ visits, visitOf }: VisitsSoFar, loaded: number): string {
  const [sessions, done, all] = [visits.length, visitOf.length, loaded].map((n) => n.toLocaleString("en"));
  const noun = visits.length === 1 ? "session" : "sessions";
  if (visitOf.length < loaded) return `Grouping: ${sessions} ${noun} in ${done} of ${all} loaded events`;
  return `${sessions} ${noun} in ${all} loaded events`;
}

/** Where what is loaded ends on one side: at the window's edge, or at the last event, after which more may come. */
function edgeMs(edge: string | undefined, rows: readonly unknown[], hasMore: boolean, at: 0 | -1): number {
  const event = rows.at(at);
  const ms = isObject(event) ? parseInstant(event.timestamp)?.ms : undefined;
  const edgeOfWindow = edge === undefined ? undefined : Date.parse(edge);
  return (hasMore ? ms : edgeOfWindow) ?? ms ?? Number.NaN;
}
