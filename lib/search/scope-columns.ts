/** Columns of a search that was made for one organisation, where events of several stand in one table. Pure. */
import type { Search } from "./schema";

const ORGANIZATION = "organization";

/** `search` as it is opened in `scope`: across organisations its own columns say whose an event is, after the time. */
export function openedIn(scope: string, search: Search): Search {
  const { columns } = search;
  if (scope !== "all" || columns === undefined || columns.includes(ORGANIZATION)) return search;
  const after = columns[0] === "time" ? 1 : 0;
  return { ...search, columns: columns.toSpliced(after, 0, ORGANIZATION) };
}
