import type { Search } from "./schema";

/** What an empty address bar means: every event of the last day, newest first. */
export const DEFAULT_SEARCH: Search = {
  v: 1,
  services: ["all"],
  range: { last: "24h" },
  where: { op: "and", items: [] },
  sort: "desc",
};
