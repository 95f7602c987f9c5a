/**
 * How far documented fields decide the outcome of an event (lib/insights/outcome.ts): `success`, where it
 * is there, decides alone; else `sso_token_success` does, except that a false one may be a step. Nothing
 * that decides after them can be searched for, so they only narrow the search.
 */
import type { OutcomeKind } from "@/lib/insights/outcome";
import { and, type Bounds, type Expression, FALSE, is, not, or, TRUE } from "./expression";
import type { Condition } from "./schema";

const succeeded = is("success", "true");
const failed = is("success", "false");
const decided = is("success", "true", "false");
const tokenGiven = is("sso_token_success", "true");

/**
 * Per kind, an expression that holds for every such event. They only exclude, so that an API that did
 * not know `not` would still select them all.
 */
const UPPER: Record<OutcomeKind, Expression> = {
  success: not(failed),
  failure: and(not(succeeded), not(and(tokenGiven, not(failed)))),
  step: and(not(decided), not(tokenGiven)),
  unknown: and(not(decided), not(is("sso_token_success", "true", "false"))),
};

/** Per kind, an expression that holds for such events only. */
const LOWER: Record<OutcomeKind, Expression> = {
  success: succeeded,
  failure: failed,
  step: FALSE,
  unknown: FALSE,
};

/** The bounds of `outcome is any of …`, for `is` and `is_not`; null for operators that say nothing here. */
export function outcomeBounds({ op, values }: Condition): Bounds | null {
  if (op !== "is" && op !== "is_not") return null;
  const kinds = values.map((value) => value.toLowerCase()).filter(isKind);
  if (kinds.length === 0) return { upper: TRUE, lower: FALSE, exact: false };
  return {
    upper: or(...kinds.map((kind) => UPPER[kind])),
    lower: or(...kinds.map((kind) => LOWER[kind])),
    exact: false,
  };
}

function isKind(value: string): value is OutcomeKind {
  return Object.hasOwn(UPPER, value);
}
