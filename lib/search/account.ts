/** An account in a search: by what it is called, wherever an event may name it. */
import type { Condition, Group } from "./schema";

/** The fields in which the name of a person or an admin may stand: as who acts, as who is acted on, as who is put in or taken out. */
export const ACCOUNT_FIELDS: readonly string[] = [
  "username",
  "initiated_by.username",
  "initiated_by.email",
  "resource.username",
  "resource.email",
  "association.connection.from.name",
  "association.connection.to.name",
];

/** Any of the roles that an account called one of `values` can have; without values it waits for what the user types. */
export function accountNamed(...values: string[]): Group {
  return { op: "or", items: ACCOUNT_FIELDS.map((field): Condition => ({ field, op: "is", values })) };
}
