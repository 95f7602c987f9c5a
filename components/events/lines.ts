import type { Visit } from "@/lib/insights/visits";

/**
 * What a line of the table shows, as one number that stays the same while lines come and go around it:
 * the place of an event in the list, or, negative, `headOf` the first event of a visit, for its head.
 */
export type Place = number;

export const headOf = (firstRow: number): Place => ~firstRow;

export const isHead = (place: Place): boolean => place < 0;

/** The event at a place; of a head, the first one of its visit. */
export const rowAt = (place: Place): number => (place < 0 ? ~place : place);

/** The lines of the table, top to bottom. */
export interface Lines {
  count: number;
  placeAt(line: number): Place;
  /** The line of a place: of an event in a closed visit, that of its head. */
  lineOf(place: Place): number;
  /** What is known of the visits; null when every line is an event. */
  grouped: GroupedLines | null;
}

export interface GroupedLines {
  /** The visit whose head or event stands at a place. */
  visitAt(place: Place): Visit | undefined;
  isOpen(visit: Visit): boolean;
  isPartial(visit: Visit): boolean;
  toggle(visit: Visit): void;
  /** Opens the visit of an event; false when its line is there already. */
  reveal(place: Place): boolean;
}

/** One line for each event. */
export function plainLines(count: number): Lines {
  return { count, placeAt: (line) => line, lineOf: (place) => rowAt(place), grouped: null };
}
