import { ChevronRight, X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { formatInstant } from "@/lib/core/zone";
import type { Visit } from "@/lib/insights/visits";
import { dayPart, type TimeLayout } from "./event-time";
import { visibleText } from "./visible-text";

interface VisitRowProps {
  visit: Visit;
  /** Names the row among those of events. */
  place: number;
  line: number;
  layout: TimeLayout;
  zone: string;
  /** Columns of the table. */
  span: number;
  isActive: boolean;
  isOpen: boolean;
  isPartial: boolean;
}

/** The head of a visit: who, from where, with what, how many events and how long. The table hears its clicks and keys. */
export function VisitRow({ visit, place, line, isActive, isOpen, isPartial, ...rest }: VisitRowProps) {
  const count = visit.rows.length;
  const actor = visibleText(visit.actor ?? "no actor");
  return (
    <tr
      data-index={place}
      aria-rowindex={line + 2}
      tabIndex={isActive ? 0 : -1}
      className="cursor-default scroll-mt-10 bg-sunk focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2"
    >
      <td colSpan={rest.span} className="h-(--row-height) border-line border-b p-0">
        <div className="sticky left-0 flex w-max max-w-[100cqw] items-center gap-x-2 overflow-hidden whitespace-nowrap px-1">
          <button
            type="button"
            tabIndex={-1}
            // A click on it is one on the row.
            data-open=""
            aria-expanded={isOpen}
            aria-label={`Session of ${actor}`}
            className="flex min-h-6 min-w-0 items-center gap-1 rounded-sm font-semibold focus-visible:outline-2 focus-visible:outline-accent"
          >
            <ChevronRight
              aria-hidden
              size={16}
              strokeWidth={1.5}
              className={cx("shrink-0 text-ink3", isOpen && "rotate-90")}
            />
            <span className="truncate">{actor}</span>
          </button>
          <span className="font-mono text-ink2 text-sm">{visibleText(visit.address ?? "no address")}</span>
          <span className="min-w-0 truncate text-ink2">
            {visibleText(visit.agent ?? "no browser or device")}
          </span>
          <span>{count === 1 ? "1 event" : `${count.toLocaleString("en")} events`}</span>
          <span className="font-mono text-ink2 text-sm">{whenText(visit, rest.zone, rest.layout)}</span>
          {visit.failures > 0 && (
            <span className="inline-flex items-center gap-0.5 text-bad">
              <X aria-hidden size={14} strokeWidth={2} />
              {`${visit.failures.toLocaleString("en")} failed`}
            </span>
          )}
          {isPartial && (
            <span title="It touches the edge of what is loaded: earlier or later events may belong to it.">
              <Badge tone="step">partial</Badge>
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}

/** `14:02:11–14:20:10, 18 min`, with the days where the table shows them. */
function whenText({ span }: Visit, zone: string, layout: TimeLayout): string {
  if (span === null) return "no time";
  const [start, end] = [span.startMs, span.endMs].map((ms) => {
    const [date = "", time = ""] = formatInstant(ms, zone, "date-time").split(" ");
    return { day: dayPart(date, layout), time };
  });
  const from = `${start?.day ?? ""} ${start?.time ?? ""}`.trim();
  const to = start?.day === end?.day ? end?.time : `${end?.day ?? ""} ${end?.time ?? ""}`.trim();
  return from === to || start?.time === to
    ? from
    : `${from}–${to}, ${durationText(span.endMs - span.startMs)}`;
}

/** `18 min`, `2 h 5 min`, `40 s`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60 === 0 ? "" : ` ${minutes % 60} min`;
  return `${Math.floor(minutes / 60)} h${rest}`;
}
