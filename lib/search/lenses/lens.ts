/** What a lens is, and short ways to write one. */
import { DEFAULT_SEARCH } from "../defaults";
import type { Condition, Group, Search } from "../schema";

export interface Lens {
  /** In links and shortcuts; never changes. */
  id: string;
  title: string;
  group: string;
  /** What it finds, in one sentence. */
  looksFor: string;
  /** Why that matters, and what to look at next. */
  why: string;
  /** With the range that suits it, columns and split. Conditions without a value wait for `asks`. */
  search: Search;
  /** What the user types first, for a lens that cannot know it. */
  asks?: { label: string; example: string /** The same each time, so kept in the browser. */; isKept?: true };
  /** The view of the chart that shows it best, when that is not the bars. */
  chart?: "week";
  /** The facets stand beside those of the time before: what is new is the answer. */
  isCompared?: true;
}

type Item = Condition | Group;

/** A lens's search: every condition must hold. */
export function searchFor(
  last: string,
  items: Item[],
  shown: { services?: string[]; columns: string[]; breakdown?: string; sort?: "asc" },
): Search {
  const { services = DEFAULT_SEARCH.services, ...rest } = shown;
  return { ...DEFAULT_SEARCH, ...rest, services, range: { last }, where: { op: "and", items } };
}

/** `field` is any of `values`; without values it waits for what the user types. */
export function is(field: string, ...values: string[]): Condition {
  return { field, op: "is", values };
}

/** `field` is none of `values`; without values as above. */
export function isNot(field: string, ...values: string[]): Condition {
  return { field, op: "is_not", values };
}

export const types = (...values: string[]): Condition => is("event_type", ...values);

/** Sign-ins to the portals, to applications, devices and networks; both spellings that tenants send. */
export const SIGN_IN_TYPES = [
  "admin_login_attempt",
  "user_login_attempt",
  "sso_auth",
  "login_attempt",
  "radius_auth",
  "radius_auth_attempt",
  "ldap_bind",
];

/** Sign-ins whose events say where in the world they come from. */
export const PLACED_SIGN_IN_TYPES = ["admin_login_attempt", "user_login_attempt", "sso_auth"];
