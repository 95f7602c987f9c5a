/** The question whether other organisations have seen a value too. Pure. */
import { DEFAULT_SEARCH } from "./defaults";
import { canFilter } from "./edit";
import type { Search, Window } from "./schema";

/** Addresses, applications and errors mean the same everywhere; people, devices and ids are an organisation's own. */
const SHARED =
  /(?:^|[._])ip$|^application\.(?:display_label|name|sso_url)$|^(?:outer\.)?error_(?:message|code)$/;

/** True for a value that may be sought in other organisations. */
export function isSoughtElsewhere(field: string, value: string): boolean {
  return SHARED.test(field) && canFilter(field, value);
}

/** All events with the value in `window`, split by organisation: what scope `all` is asked. */
export function elsewhereSearch(field: string, value: string, { start, end }: Window): Search {
  return {
    ...DEFAULT_SEARCH,
    range: { from: start, to: end },
    where: { op: "and", items: [{ field, op: "is", values: [value] }] },
    breakdown: "organization",
  };
}
