"use client";

import { ChevronDown, ChevronLeft, ChevronRight, ZoomOut } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { offsetLabel } from "@/lib/core/zone";
import { describeRange } from "@/lib/search/describe";
import type { Range, Window } from "@/lib/search/schema";
import { LateContent } from "./late-content";
import { timeRangeForm } from "./late-parts";
import { shiftRange, zoomOut } from "./range-shift";
import { useRetentionDays } from "./retention-context";
import { useShortcut } from "./use-shortcut";

interface TimeRangePickerProps {
  range: Range;
  /** What the range stood for in the last run; moving starts from it. */
  window: Window;
  zone: string;
  onRange: (range: Range) => void;
  onZone: (zone: string) => void;
  /** Ms on the server's clock. */
  now: () => number;
}

/** The time range: what it is and in which zone, one step earlier or later, and twice as long. */
export function TimeRangePicker({ range, window, zone, onRange, onZone, now }: TimeRangePickerProps) {
  const [isOpen, setOpen] = useState(false);
  const retentionDays = useRetentionDays();
  const go = (next: Range | null) => {
    if (next) onRange(next);
  };
  const earlier = () => go(shiftRange(window, -1, now(), retentionDays));
  const later = () => go(shiftRange(window, 1, now(), retentionDays));
  const wider = () => go(zoomOut(window, now(), retentionDays));
  useShortcut("[", earlier);
  useShortcut("]", later);
  useShortcut("-", wider);
  useShortcut("t", () => setOpen(true));
  const label = describeRange(range, zone);
  const offset = offsetLabel(Date.parse(window.end), zone);
  const edge = "h-7.5 rounded-none border border-line2 bg-panel";
  return (
    <fieldset className="flex min-w-0 items-center">
      <legend className="sr-only">Time range</legend>
      <IconButton
        label="Earlier by half the range ( [ )"
        className={cx(edge, "rounded-l-md max-sm:hidden")}
        onClick={earlier}
      >
        <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      <Popover
        label="Time range"
        align="end"
        open={isOpen}
        onOpenChange={setOpen}
        className="w-128 max-w-[calc(100vw-1.25rem)] p-3"
        trigger={
          <button
            type="button"
            onPointerEnter={timeRangeForm.preload}
            onFocus={timeRangeForm.preload}
            className="inline-flex h-7.5 min-w-0 items-center gap-1.5 border border-line2 bg-panel px-3 hover:bg-sunk max-sm:rounded-md sm:border-x-0"
          >
            <span className="sr-only">Time range: </span>
            <span className="truncate">{label}</span>
            <span className="sr-only">, times in {zone}, </span>
            <span className="whitespace-nowrap rounded border border-line px-1 text-ink3 text-xs">
              {offset}
            </span>
            <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="shrink-0 text-ink3" />
          </button>
        }
      >
        <LateContent part={timeRangeForm} className="h-96 w-full">
          {({ TimeRangeForm }) => (
            <TimeRangeForm
              range={range}
              window={window}
              zone={zone}
              now={now}
              onZone={onZone}
              onRange={(next) => {
                setOpen(false);
                onRange(next);
              }}
            />
          )}
        </LateContent>
      </Popover>
      <IconButton label="Later by half the range ( ] )" className={cx(edge, "max-sm:hidden")} onClick={later}>
        <ChevronRight aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton
        label="Zoom out to twice the range ( - )"
        className={cx(edge, "rounded-r-md border-l-0 max-sm:hidden")}
        onClick={wider}
      >
        <ZoomOut aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
    </fieldset>
  );
}
