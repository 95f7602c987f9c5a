/** The one form of searches that mean the same and look the same: what the codec keeps. */

import { isGroup } from "./group";
import { VALUELESS } from "./limits";
import type { Condition, Group, Range, Search } from "./schema";

/**
 * Takes any valid search, returns its normal form: services sorted, each once, `all` alone; instants in
 * UTC with whole milliseconds (the start rounded down, the end up); no empty text or columns; no values
 * on operators that take none. Groups, their order, empty ones and disabled ones stay. Text that is not
 * valid Unicode is repaired, since no URL can hold it.
 */
export function normaliseSearch(search: Search): Search {
  const columns = [...new Set(search.columns ?? [])];
  const text = search.text?.toWellFormed();
  return {
    v: 1,
    services: normaliseServices(search.services),
    range: normaliseRange(search.range),
    ...(text !== undefined && text.trim() !== "" && { text }),
    where: normaliseGroup(search.where),
    sort: search.sort,
    ...(columns.length > 0 && { columns }),
    ...(search.breakdown !== undefined && { breakdown: search.breakdown }),
  };
}

/** Sorted, each once; none or `all` among others means `all` alone. */
export function normaliseServices(services: readonly string[]): string[] {
  if (services.length === 0 || services.includes("all")) return ["all"];
  return [...new Set(services)].sort();
}

/** Instants in UTC with whole milliseconds; a length without leading zeros. */
export function normaliseRange(range: Range): Range {
  if ("last" in range) return { last: range.last.replace(/^0+(?=\d)/, "") };
  return { from: utc(range.from, false), to: utc(range.to, true) };
}

/** Shortest UTC form of an ISO instant: no fraction when it is zero. Digits below a millisecond round. */
function utc(instant: string, up: boolean): string {
  const belowMs = /\.\d{3}\d*[1-9]/.test(instant);
  const iso = new Date(Date.parse(instant) + (up && belowMs ? 1 : 0)).toISOString();
  return /^\d{4}-/.test(iso) ? iso.replace(".000Z", "Z") : instant;
}

/** A group with each condition in normal form; nothing is removed or joined. */
export function normaliseGroup(group: Group): Group {
  const items = group.items.map((item) => (isGroup(item) ? normaliseGroup(item) : normaliseCondition(item)));
  return { op: group.op, items, ...(group.disabled && { disabled: true }) };
}

function normaliseCondition(condition: Condition): Condition {
  return {
    field: condition.field,
    op: condition.op,
    values: VALUELESS.includes(condition.op) ? [] : condition.values.map((value) => value.toWellFormed()),
    ...(condition.exact && { exact: true }),
    ...(condition.disabled && { disabled: true }),
  };
}
