/** What led to a lockout: the failed sign-ins of its account before it. */
import { entitiesOf, typeOf } from "@/lib/insights/entities";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { RawEvent } from "@/lib/insights/wire";
import { ACCOUNT_FIELDS, accountNamed } from "./account";
import { DEFAULT_SEARCH } from "./defaults";
import { canFilter, withWhere } from "./edit";
import { SIGN_IN_TYPES } from "./lenses/lens";
import type { Search } from "./schema";
import type { Span } from "./window";

/** Long enough for an old password on a device that tries now and then, short enough to be one cause. */
export const LOCKOUT_HOURS = 24;
const LOCKOUT_TYPES = ["user_lockout", "admin_lockout"];

/** The failures of the account that `event` tells was locked, newest first; null for any other event. */
export function failuresBefore(event: RawEvent): Search | null {
  if (!LOCKOUT_TYPES.includes(typeOf(event))) return null;
  const { target, actor } = entitiesOf(event);
  const account = target ?? actor;
  if (account === undefined || !ACCOUNT_FIELDS.includes(account.field)) return null;
  if (!canFilter(account.field, account.value)) return null;
  return withWhere(DEFAULT_SEARCH, {
    op: "and",
    items: [
      accountNamed(account.value),
      { field: "event_type", op: "is", values: SIGN_IN_TYPES },
      { field: OUTCOME_FIELD, op: "is", values: ["failure"] },
    ],
  });
}

/** From the hours before a lockout to the lockout itself. */
export const LOCKOUT_SPAN: Span = { beforeMs: LOCKOUT_HOURS * 3_600_000, afterMs: 1 };
