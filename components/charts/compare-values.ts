/** The values of a field in two sets of events, side by side. Pure. */
import type { FacetsResponse } from "@/lib/contract/events";

type Answer = Pick<FacetsResponse, "values" | "other" | "errorBound">;

export interface ComparedValue {
  value: string;
  inside: number;
  /** Null where the answer does not list it and others are left out, so that it may be any number. */
  rest: number | null;
  /** Of the events on that side that have the field, 0 to 1. */
  insideShare: number;
  restShare: number | null;
  /** Only here, or not here at all; never guessed. */
  mark: "new" | "gone" | null;
}

const sumOf = ({ values, other }: Answer): number => values.reduce((sum, { count }) => sum + count, other);

/**
 * The values `inside` a stretch against those of the `whole` that holds it, the largest difference of
 * shares first. What is not in a list counts as none only when the list leaves nothing out.
 */
export function compareWithRest(inside: Answer, whole: Answer): ComparedValue[] {
  const insideSum = sumOf(inside);
  const restSum = Math.max(0, sumOf(whole) - insideSum);
  const here = countsOf(inside);
  const all = countsOf(whole);
  const values = [...new Set([...here.keys(), ...all.keys()])];
  const isInsideWhole = inside.other === 0 && inside.errorBound === 0;
  const isWholeKnown = whole.other === 0 && whole.errorBound === 0;
  const rows = values.flatMap((value): ComparedValue[] => {
    const own = here.get(value) ?? (isInsideWhole ? 0 : null);
    if (own === null) return [];
    const total = all.get(value) ?? (isWholeKnown ? own : null);
    const rest = total === null ? null : Math.max(0, total - own);
    const mark =
      rest === 0 && isWholeKnown && own > 0
        ? "new"
        : own === 0 && isInsideWhole && rest !== 0
          ? "gone"
          : null;
    return [
      {
        value,
        inside: own,
        rest,
        insideShare: share(own, insideSum),
        restShare: rest === null ? null : share(rest, restSum),
        mark,
      },
    ];
  });
  return rows.sort(
    (a, b) => difference(b) - difference(a) || b.inside - a.inside || (a.value < b.value ? -1 : 1),
  );
}

function countsOf({ values }: Answer): Map<string, number> {
  return new Map(values.map(({ value, count }) => [value, count]));
}

function share(part: number, sum: number): number {
  return sum === 0 ? 0 : part / sum;
}

/** How far the two shares lie apart; one that is not known is at most what it is here. */
function difference({ insideShare, restShare }: ComparedValue): number {
  return Math.abs(insideShare - (restShare ?? 0));
}

/** `12.4 %`, `< 0.1 %`. */
export function shareText(part: number): string {
  const percent = part * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.1) return "< 0.1 %";
  return `${percent >= 99.95 || Number.isInteger(percent) ? Math.round(percent) : percent.toFixed(1)} %`;
}
