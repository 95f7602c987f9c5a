import { toIso } from "@/lib/core/time";
import { offsetLabel } from "@/lib/core/zone";
import type { EventFacts } from "./event-facts";
import { relativeTime, timeText } from "./event-time";
import { visibleText } from "./visible-text";

export interface TimeForm {
  label: string;
  text: string;
}

/**
 * An event's time in every form that one may need elsewhere: on the wall clock of `zone` (IANA name), in
 * UTC, from `nowMs`, as a number, and in the precision that it came with. None without a time.
 */
export function timeForms({ instant, timestamp }: EventFacts, zone: string, nowMs: number): TimeForm[] {
  const local = timeText(instant, timestamp, zone);
  if (instant === null || local === null) return [];
  return [
    { label: offsetLabel(instant.ms, zone), text: `${local.date} ${local.time}` },
    { label: "UTC", text: toIso(instant.ms) },
    { label: "Relative", text: relativeTime(instant.ms, nowMs) },
    { label: "Epoch ms", text: String(instant.ms) },
    { label: "As sent", text: visibleText(timestamp) },
  ];
}
