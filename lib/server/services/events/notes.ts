/** What a user must know about a number or a list, by code. */
import "server-only";
import type { PageNoteCode } from "@/lib/insights/page";

export interface EventNote {
  code:
    | PageNoteCode
    | "approximate"
    | "capped"
    | "sum_differs"
    | "counted_singly"
    | "breakdown_left_out"
    | "breakdown_failed"
    | (string & {});
  message: string;
}

/** Each note once. */
export function distinctNotes(notes: readonly EventNote[]): EventNote[] {
  return [...new Map(notes.map((note) => [`${note.code} ${note.message}`, note])).values()];
}

/** A count in words' company: `12,000 events`, `1 event`. */
export function eventsText(count: number): string {
  return count === 1 ? "1 event" : `${count.toLocaleString("en-US")} events`;
}

const LOSSES: readonly string[] = [
  "org_failed",
  "unreadable_rows",
  "incomplete",
  "inconsistent",
  "repeated_page",
  "cursor_unusable",
];

/** True for notes that tell of rows which are not there. */
export function isLoss({ code }: EventNote): boolean {
  return LOSSES.includes(code);
}
