/** What the form over the audit log holds, and what is asked for. Pure. */
import type { AuditFilter } from "@/lib/contract/audit";

/** As typed; "" for any. Times are the UTC of the fields, to the minute. */
export type AuditDraft = Record<keyof AuditFilter, string>;

export const EMPTY_DRAFT: AuditDraft = {
  text: "",
  action: "",
  actor: "",
  scope: "",
  outcome: "",
  from: "",
  to: "",
};

/** The filter of the form; fields left empty are not in it. */
export function filterOf({ from, to, ...texts }: AuditDraft): AuditFilter {
  const given = Object.entries({ ...texts, from: utc(from), to: utc(to) });
  return Object.fromEntries(given.map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
}

const utc = (minute: string) => (minute === "" ? "" : `${minute.slice(0, 16)}:00.000Z`);

/** A detail for the eye: its JSON over several lines, or the text as it is. */
export function detailText(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
