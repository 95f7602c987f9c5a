/** Severity, where the API documents one: the alerts service alone (API documentation, Alert attributes). */
import { oneLine } from "./label";
import { textAt } from "./value";
import type { RawEvent } from "./wire";

export interface Severity {
  /** null for a word that is not one of the usual five. */
  level: "info" | "low" | "medium" | "high" | "critical" | null;
  /** The event's own word. */
  text: string;
}

const levels = new Map<string, Severity["level"]>([
  ["info", "info"],
  ["informational", "info"],
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
  ["critical", "critical"],
]);

/** The severity that the event itself gives, or null: none is guessed from its type. */
export function severityOf(event: RawEvent): Severity | null {
  const text = textAt(event, "severity");
  if (text === null) return null;
  return { level: levels.get(text.trim().toLowerCase()) ?? null, text: oneLine(text, 40) };
}
