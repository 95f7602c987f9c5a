/**
 * Lenses: searches that answer a usual question about a directory, with the columns and the split that
 * show the answer. A lens is a start: what it opens is an ordinary search, to be changed like any other.
 */

import { isGroup } from "./group";
import { ADMIN_LENSES } from "./lenses/admins";
import { CHANGE_LENSES } from "./lenses/changes";
import type { Lens } from "./lenses/lens";
import { PEOPLE_LENSES } from "./lenses/people";
import { SECRET_LENSES } from "./lenses/secrets";
import { SIGN_IN_LENSES } from "./lenses/sign-ins";
import { SEARCH_LIMITS } from "./limits";
import { normaliseRange } from "./normalise";
import type { Condition, Group, Range, Search } from "./schema";

export type { Lens } from "./lenses/lens";

export const LENSES: readonly Lens[] = [
  ...SIGN_IN_LENSES,
  ...ADMIN_LENSES,
  ...SECRET_LENSES,
  ...CHANGE_LENSES,
  ...PEOPLE_LENSES,
];

/** Types of the provider's own events: its administrators, its organisations, its tools (MTP event types). */
const PROVIDER_TYPE = /^(?:admin|organization|provider|mtp|msp|connectwise|autotask|syncro)_/;

/** Those that can find something in `scope`: the provider's own events tell of nobody's devices, groups or files. */
export function lensesIn(scope: string): readonly Lens[] {
  return scope === "msp" ? LENSES.filter(isForProvider) : LENSES;
}

function isForProvider({ search: { services, where } }: Lens): boolean {
  const isTheirs = services.includes("all") || services.includes("directory");
  const asked = where.items.filter(
    (item) => !isGroup(item) && item.field === "event_type" && item.op === "is",
  );
  return (
    isTheirs &&
    asked.every((item) => !isGroup(item) && item.values.some((value) => PROVIDER_TYPE.test(value)))
  );
}

/** The groups of the lenses in their order, each with its own. */
export function lensGroups(lenses: readonly Lens[] = LENSES): { group: string; lenses: Lens[] }[] {
  const groups = [...new Set(lenses.map(({ group }) => group))];
  return groups.map((group) => ({ group, lenses: lenses.filter((lens) => lens.group === group) }));
}

/**
 * The search that `lens` opens. `blank` is what the user typed for a lens that asks for something: values
 * parted by commas; without any, the conditions that wait for them take no part. `current` is the range
 * of the page that one comes from: it stays where it is longer than the lens's own.
 */
export function lensSearch(lens: Lens, { blank = "", current }: LensOptions = {}): Search {
  const { search } = lens;
  const values = blanksOf(blank);
  return {
    ...search,
    range: current !== undefined && lengthMs(current) > lengthMs(search.range) ? current : search.range,
    where: values.length === 0 ? search.where : fillGroup(search.where, values),
  };
}

interface LensOptions {
  blank?: string | undefined;
  current?: Range | undefined;
}

/** The values in a text that parts them by commas, each once. */
function blanksOf(text: string): string[] {
  const values = text.split(",").map((value) => value.trim().slice(0, SEARCH_LIMITS.valueLength));
  return [...new Set(values)].filter((value) => value !== "").slice(0, SEARCH_LIMITS.valuesPerCondition);
}

function fillGroup(group: Group, values: string[]): Group {
  return {
    ...group,
    items: group.items.map((item) => (isGroup(item) ? fillGroup(item, values) : fill(item, values))),
  };
}

function fill(condition: Condition, values: string[]): Condition {
  return isBlank(condition) ? { ...condition, values } : condition;
}

/** True for a condition of a lens that waits for what the user types. */
function isBlank({ op, values }: Condition): boolean {
  return values.length === 0 && (op === "is" || op === "is_not");
}

const HOUR_MS = 3_600_000;
const LENGTHS: Record<string, number> = {
  s: HOUR_MS / 3_600,
  m: HOUR_MS / 60,
  h: HOUR_MS,
  d: 24 * HOUR_MS,
  w: 168 * HOUR_MS,
};
/** Of a named range the longest it can be. */
const NAMED: Record<string, number> = { today: 24, yesterday: 24, this_week: 168, last_week: 168 };

/** How long a range is, ms; of a calendar range the longest it gets. */
function lengthMs(range: Range): number {
  const { last, from, to } = { last: "", from: "", to: "", ...normaliseRange(range) };
  if (last === "") return Date.parse(to) - Date.parse(from);
  const named = NAMED[last];
  return named === undefined ? Number(last.slice(0, -1)) * (LENGTHS[last.slice(-1)] ?? 0) : named * HOUR_MS;
}
