/** The lines of a table grouped by visit: a head for each, and its events under it when it is open. Pure. */
import type { Visit } from "@/lib/insights/visits";
import { headOf, isHead, type Lines, type Place, rowAt } from "./lines";

export interface FoundVisits {
  visits: readonly Visit[];
  /** For each event, the place of its visit; visits may have grown since: only the first `count` are taken. */
  visitOf: readonly number[];
}

/** Which visits are open: those begun by `firsts`, or all but those, so that to open all costs nothing. */
export interface OpenVisits {
  allBut: boolean;
  firsts: ReadonlySet<number>;
}

export const NONE_OPEN: OpenVisits = { allBut: false, firsts: new Set() };
export const ALL_OPEN: OpenVisits = { allBut: true, firsts: new Set() };

const firstOf = (visit: Visit): number => visit.rows[0] ?? 0;

export const isOpen = ({ allBut, firsts }: OpenVisits, visit: Visit): boolean =>
  firsts.has(firstOf(visit)) !== allBut;

/** Opens a closed visit, closes an open one. */
export function toggled({ allBut, firsts }: OpenVisits, visit: Visit): OpenVisits {
  const next = new Set(firsts);
  if (!next.delete(firstOf(visit))) next.add(firstOf(visit));
  return { allBut, firsts: next };
}

/** Where each line leads as things stand; a visit that grows later needs new lines. */
export function visitLines({ visits, visitOf }: FoundVisits, open: OpenVisits): Omit<Lines, "grouped"> {
  const heads: number[] = [];
  let count = 0;
  for (const visit of visits) {
    heads.push(count);
    count += 1 + (isOpen(open, visit) ? visit.rows.length : 0);
  }
  const ordinalAt = (line: number) => lastNotAbove(heads, line);
  return {
    count,
    placeAt(line) {
      const ordinal = ordinalAt(line);
      const visit = visits[ordinal];
      if (visit === undefined) return 0;
      const within = line - (heads[ordinal] ?? 0) - 1;
      return within < 0 ? headOf(firstOf(visit)) : (visit.rows[within] ?? headOf(firstOf(visit)));
    },
    lineOf(place: Place) {
      const row = rowAt(place);
      const ordinal = visitOf[row] ?? 0;
      const visit = visits[ordinal];
      const head = heads[ordinal] ?? 0;
      if (visit === undefined || isHead(place) || !isOpen(open, visit)) return head;
      return head + 1 + lastNotAbove(visit.rows, row);
    },
  };
}

/** The last index of ascending `numbers` whose number is not above `limit`; 0 when all are. */
function lastNotAbove(numbers: readonly number[], limit: number): number {
  let from = 0;
  let to = numbers.length - 1;
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if ((numbers[middle] ?? 0) <= limit) from = middle;
    else to = middle - 1;
  }
  return from;
}
