import { parseRangeText } from "@/lib/search/range-text";
import type { Range } from "@/lib/search/schema";
import { rangeWithin } from "@/lib/search/window";

export type KeptRange = { range: Range; isCut: boolean } | { error: string };

/** The range that `text` means, as far as events are kept; why there is none. */
export function readKept(text: string, nowMs: number, zone: string, retentionDays: number): KeptRange {
  const parsed = parseRangeText(text, nowMs, zone);
  if ("error" in parsed) return parsed;
  const range = rangeWithin(parsed.range, nowMs, zone, retentionDays);
  if (range === null)
    return { error: `Events are kept for ${retentionDays} days: this range ends before that.` };
  return { range, isCut: range !== parsed.range };
}
