import { flatten } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";

/** One value of an event as the Fields tab lists it. */
export interface FieldLeaf {
  path: string;
  /** The value as text; for null and for empty lists and objects the JSON of it. */
  text: string;
  /** True when a search can compare with the text: it is a text, a number, true or false. */
  isValue: boolean;
}

/** Every leaf of an event in its own order. */
export function leavesOf(event: RawEvent): FieldLeaf[] {
  return flatten(event).map(({ path, value }) => {
    const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return { path, isValue, text: isValue ? String(value) : (JSON.stringify(value) ?? "null") };
  });
}

/** The leaves whose path and text together hold every word of `query`, in any case. */
export function findLeaves(leaves: readonly FieldLeaf[], query: string): readonly FieldLeaf[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return leaves;
  return leaves.filter(({ path, text }) => {
    const whole = `${path}\n${text}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
