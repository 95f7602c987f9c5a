"use client";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { NotesButton } from "@/components/explorer/notes-button";
import { cx } from "@/components/ui/cx";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { hoursQuery } from "@/lib/client/queries/histogram";
import { queryFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";
import { eventsText, sourceText } from "./chart-words";
import {
  cellText,
  DAYS,
  HOURS,
  hoursBehind,
  type PunchCard,
  shadeOf,
  toPunchCard,
  type WeekHour,
} from "./punch-card";
import { spanText } from "./time-axis";

interface PunchCardViewProps {
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  /** Instants in ms; the end is exclusive. */
  onZoom: (startMs: number, endMs: number) => void;
}

/**
 * Events by hour and weekday of the local clock: when things happen, and when they should not. A cell lists
 * the hours that it is made of, each of which can become the time range.
 */
export function PunchCardView({ scope, search, window, zone, onZoom }: PunchCardViewProps) {
  const openMenu = useOpenMenu();
  const query = useQuery(hoursQuery(scope, search, window, zone));
  const { data } = query;
  const card = useMemo(() => data && toPunchCard(data.buckets, zone), [data, zone]);
  const fault = queryFault(query);
  if (fault !== null) return <PanelError error={fault} onRetry={() => void query.refetch()} />;
  if (!card || !data) return <Skeleton className="mt-1.5 mb-2 h-38 w-full" />;
  const { mark } = sourceText(data);
  const openCell = (anchor: HTMLElement, cell: WeekHour) => {
    const items = hoursBehind(data.buckets, cell, zone).map(({ startMs, endMs, count }) => ({
      id: String(startMs),
      label: spanText(startMs, endMs, zone),
      hint: eventsText(count),
      onSelect: () => onZoom(startMs, endMs),
    }));
    if (items.length > 0) openMenu({ anchor, label: `Hours of ${cellText(cell)}`, items });
  };
  return (
    <div className={query.isPlaceholderData ? "opacity-60" : undefined}>
      <Week card={card} zone={zone} remark={mark === "exact" ? "" : `, ${mark}`} onOpen={openCell} />
      <NotesButton notes={data.notes ?? []} />
    </div>
  );
}

interface WeekProps {
  card: PunchCard;
  zone: string;
  remark: string;
  onOpen: (anchor: HTMLElement, cell: WeekHour) => void;
}

/**
 * A grid of cells, of which Tab reaches one and the arrows the others, Enter and Space open one; the line
 * under it tells of the one in focus.
 */
function Week({ card, zone, remark, onOpen }: WeekProps) {
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(() => (card.peak ? card.peak.day * HOURS + card.peak.hour : 0));
  const [told, setTold] = useState<number | null>(null);
  const go = (event: KeyboardEvent) => {
    const to = nextCell(event, at);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus();
  };
  const cell = told === null ? undefined : card.cells[told];
  return (
    <>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrows walk through its cells
        role="grid"
        aria-label="Events by hour and weekday"
        aria-describedby={`${id}-told`}
        onKeyDown={go}
        onPointerLeave={() => setTold(null)}
        onBlur={() => setTold(null)}
        className="mt-1 w-full table-fixed border-separate border-spacing-px"
      >
        <thead>
          <tr className="text-ink3 text-xs">
            <th scope="col" className="w-9">
              <span className="sr-only">Day</span>
            </th>
            {Array.from({ length: HOURS }, (_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number
              <th key={hour} scope="col" className="overflow-visible p-0 text-left font-mono font-normal">
                <span className={hour % 3 === 0 ? undefined : "max-lg:sr-only"}>
                  {String(hour).padStart(2, "0")}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day, row) => (
            <tr key={day}>
              <th scope="row" className="p-0 text-left font-normal text-ink2 text-sm">
                {day}
              </th>
              {card.cells.slice(row * HOURS, (row + 1) * HOURS).map((hour) => (
                <Cell
                  key={hour.hour}
                  cell={hour}
                  peak={card.peak}
                  isActive={row * HOURS + hour.hour === at}
                  onTell={() => setTold(row * HOURS + hour.hour)}
                  onActive={() => setAt(row * HOURS + hour.hour)}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={`${id}-told`} className="truncate pt-0.5 pb-1 text-ink2 text-sm">
        {cell ? cellText(cell) : summaryOf(card)}
        <span className="text-ink3">{` · times in ${zone}${remark}`}</span>
      </p>
    </>
  );
}

interface CellProps {
  cell: WeekHour;
  peak: WeekHour | null;
  isActive: boolean;
  onTell: () => void;
  onActive: () => void;
  onOpen: (anchor: HTMLElement, cell: WeekHour) => void;
}

function Cell({ cell, peak, isActive, onTell, onActive, onOpen }: CellProps) {
  const isEmpty = cell.count === 0;
  const shade = Math.round(shadeOf(cell, peak) * 100);
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above
      role="gridcell"
      data-cell={cell.day * HOURS + cell.hour}
      tabIndex={isActive ? 0 : -1}
      aria-label={cellText(cell)}
      aria-haspopup={isEmpty ? undefined : "menu"}
      onClick={(event) => onOpen(event.currentTarget, cell)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen(event.currentTarget, cell);
      }}
      onPointerEnter={onTell}
      onFocus={() => {
        onTell();
        onActive();
      }}
      className={cx(
        "h-4 rounded-xs p-0 focus-visible:outline-2 focus-visible:outline-accent",
        !isEmpty && "cursor-pointer",
        cell.hours === 0 ? "border border-line border-dashed" : shade === 0 && "bg-sunk",
      )}
      style={
        shade === 0 ? undefined : { background: `color-mix(in srgb, var(--accent) ${shade}%, var(--sunk))` }
      }
    />
  );
}

function summaryOf({ peak }: PunchCard): string {
  return peak === null ? "No events." : `Most often ${cellText(peak)}`;
}

function nextCell({ key, ctrlKey }: KeyboardEvent, at: number): number | null {
  const row = at - (at % HOURS);
  const last = DAYS.length * HOURS - 1;
  const targets: Record<string, number> = {
    ArrowLeft: Math.max(row, at - 1),
    ArrowRight: Math.min(row + HOURS - 1, at + 1),
    ArrowUp: at - HOURS,
    ArrowDown: at + HOURS,
    PageUp: at % HOURS,
    PageDown: last - (HOURS - 1) + (at % HOURS),
    Home: ctrlKey ? 0 : row,
    End: ctrlKey ? last : row + HOURS - 1,
  };
  const to = targets[key];
  if (to === undefined) return null;
  return to < 0 || to > last ? at : to;
}
