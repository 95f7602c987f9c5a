/** The columns of a search by its scope. Pure. */
import type { Search } from "./schema";

const ORGANIZATION = "organization";

export const DEFAULT_COLUMNS: readonly string[] = ["time", "outcome", "sentence", "actor", "address"];
/** Where events of several organisations stand in one table, it says at once whose they are. */
const ACROSS_COLUMNS: readonly string[] = ["time", ORGANIZATION, ...DEFAULT_COLUMNS.slice(1)];

/** What a provider's people do is done to something: an organisation, an administrator, a ticket. */
const PROVIDER_COLUMNS: readonly string[] = ["time", "outcome", "sentence", "actor", "target", "address"];

/** The columns of a search that names none, in the scope of that address: `all`, `msp`, or one organisation. */
export function usualColumns(scope: string): readonly string[] {
  if (scope === "msp") return PROVIDER_COLUMNS;
  return scope === "all" ? ACROSS_COLUMNS : DEFAULT_COLUMNS;
}

/** `search` as it is opened in `scope`: across organisations its own columns say whose an event is, after the time. */
export function openedIn(scope: string, search: Search): Search {
  const { columns } = search;
  if (scope !== "all" || columns === undefined || columns.includes(ORGANIZATION)) return search;
  const after = columns[0] === "time" ? 1 : 0;
  return { ...search, columns: columns.toSpliced(after, 0, ORGANIZATION) };
}
