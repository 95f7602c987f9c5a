/** Boolean expressions over what the API can compare, simplified as they are built, and their wire form. */
import type { WireItem, WireTerm, WireValue } from "@/lib/insights/wire";

/** `is`: the field has one of the values. `true` holds for every event, `false` for none. */
export type Expression =
  | { kind: "true" }
  | { kind: "false" }
  | { kind: "is"; field: string; values: readonly string[] }
  | { kind: "and"; parts: readonly Expression[] }
  | { kind: "or"; parts: readonly Expression[] }
  | { kind: "not"; part: Expression };

/**
 * What can be asked of the API for some wanted events: `upper` selects at least them, `lower` only them;
 * the two are the same when `exact`. Both are kept, because below a `not` they change places.
 */
export interface Bounds {
  upper: Expression;
  lower: Expression;
  exact: boolean;
}

type Is = Extract<Expression, { kind: "is" }>;

export const TRUE: Expression = { kind: "true" };
export const FALSE: Expression = { kind: "false" };

/** The field has one of `values`, compared as they are written. */
export function is(field: string, ...values: string[]): Expression {
  return { kind: "is", field, values: [...new Set(values)] };
}

/** All of `parts`; true when there are none. */
export function and(...parts: Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === "and" ? part.parts : part));
  if (flat.some(({ kind }) => kind === "false")) return FALSE;
  const kept = mergeExclusions(flat.filter(({ kind }) => kind !== "true"));
  const [only = TRUE] = kept;
  return kept.length <= 1 ? only : { kind: "and", parts: kept };
}

/** Any of `parts`; false when there are none. */
export function or(...parts: Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === "or" ? part.parts : part));
  if (flat.some(({ kind }) => kind === "true")) return TRUE;
  const kept = mergeValues(flat.filter(({ kind }) => kind !== "false"));
  const [only = FALSE] = kept;
  return kept.length <= 1 ? only : { kind: "or", parts: kept };
}

/**
 * The opposite of `part`. The documents do not say whether a `not` of several items excludes any of them
 * or all of them together, so it never gets several: not (a or b) becomes not a and not b.
 */
export function not(part: Expression): Expression {
  if (part.kind === "true") return FALSE;
  if (part.kind === "false") return TRUE;
  if (part.kind === "not") return part.part;
  if (part.kind === "or") return and(...part.parts.map(not));
  if (part.kind === "and" && part.parts.every(({ kind }) => kind === "not"))
    return or(...part.parts.map(not));
  return { kind: "not", part };
}

/** In a list that any of may hold, one field's values become one condition. */
function mergeValues(parts: readonly Expression[]): Expression[] {
  return merge(
    parts,
    (part) => (part.kind === "is" ? part : null),
    (part) => part,
  );
}

/** In a list that all must hold, one field's excluded values become one exclusion. */
function mergeExclusions(parts: readonly Expression[]): Expression[] {
  const excluded = (part: Expression) => (part.kind === "not" && part.part.kind === "is" ? part.part : null);
  return merge(parts, excluded, (part) => ({ kind: "not", part }));
}

function merge(
  parts: readonly Expression[],
  pick: (part: Expression) => Is | null,
  wrap: (part: Is) => Expression,
): Expression[] {
  const merged: Expression[] = [];
  const places = new Map<string, number>();
  for (const part of parts) {
    const found = pick(part);
    const place = found && places.get(found.field);
    const known = place == null ? null : pick(merged[place] ?? TRUE);
    if (found && known && place != null) {
      merged[place] = wrap({ ...known, values: [...new Set([...known.values, ...found.values])] });
    } else {
      if (found) places.set(found.field, merged.length);
      merged.push(part);
    }
  }
  return merged;
}

/**
 * The `search_term` for `expression`: one of and, or, not at each level, lists of one-key objects, no
 * field twice in a list (API documentation, sections Search and Advanced Search; the array form nests).
 * Undefined when there is nothing to ask for.
 */
export function toWireTerm(expression: Expression): WireTerm | undefined {
  if (expression.kind === "true" || expression.kind === "false") return undefined;
  if (expression.kind === "is") return { and: [wireIs(expression)] };
  return wireGroup(expression);
}

function wireGroup(expression: Extract<Expression, { kind: "and" | "or" | "not" }>): WireTerm {
  if (expression.kind === "not") return { not: [wireItem(expression.part)] };
  const items = wireList(expression.kind, expression.parts);
  return expression.kind === "and" ? { and: items } : { or: items };
}

/** A field that comes again in a list goes into a list of its own. */
function wireList(op: "and" | "or", parts: readonly Expression[]): WireItem[] {
  const seen = new Set<string>();
  return parts.map((part) => {
    if (part.kind !== "is") return wireItem(part);
    const isRepeat = seen.has(part.field);
    seen.add(part.field);
    const item = wireIs(part);
    if (!isRepeat) return item;
    return op === "and" ? { and: [item] } : { or: [item] };
  });
}

function wireItem(expression: Expression): WireItem {
  if (expression.kind === "is") return wireIs(expression);
  if (expression.kind === "true" || expression.kind === "false")
    throw new Error("A constant is simplified away");
  return wireGroup(expression);
}

function wireIs({ field, values }: Is): { [field: string]: WireValue } {
  const [only = ""] = values;
  return { [field]: values.length === 1 ? only : [...values] };
}
