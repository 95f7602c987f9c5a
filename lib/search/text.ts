/**
 * The one-line form of a group, read and written without loss:
 *
 *     event_type:(a, "b c") and not client_ip:1.2.3.4 and (resource.type:user or not exact mfa:TRUE)
 *     initiated_by.email contains (jane, joe) and error_code exists and client_ip in_cidr 10.0.0.0/8
 *
 * `field:value` is, `not field:value` is not, other operators by name; `off` disables, `exact` keeps case;
 * `( … and … )` and `( … or … )` are groups, `all( … )`, `any( … )` the same with no or one item, and
 * `not ( …, … )` holds when none of its items does. The outermost group needs no brackets; `*` in front
 * makes the group that follows the outermost one, where it would else be the only item of an `and`.
 */

import { isGroup } from "./group";
import { VALUELESS } from "./limits";
import { Parser, type TextProblem } from "./parser";
import { writeField, writeValue } from "./scan";
import type { Condition, Group } from "./schema";

const FUNCTION = { and: "all", or: "any", not: "not " } as const;

/** The one-line form of `group`; empty for an empty `and`. `parseWhere` gives the same group back. */
export function printWhere(group: Group): string {
  if (!group.disabled && group.op !== "not" && group.items.length > 1) return printInfix(group);
  const [only] = group.items;
  if (group.disabled || group.op !== "and") return `*${printItem(group)}`;
  return only ? printItem(only) : "";
}

function printItem(item: Group | Condition): string {
  const off = item.disabled ? "off " : "";
  if (!isGroup(item)) return off + printCondition(item);
  if (item.op !== "not" && item.items.length > 1) return `${off}(${printInfix(item)})`;
  return `${off}${FUNCTION[item.op]}(${item.items.map(printArgument).join(", ")})`;
}

function printInfix(group: Group): string {
  return group.items.map(printItem).join(` ${group.op} `);
}

function printArgument(item: Group | Condition): string {
  const isInfix = isGroup(item) && !item.disabled && item.op !== "not" && item.items.length > 1;
  return isInfix ? printInfix(item) : printItem(item);
}

function printCondition({ field, op, values, exact }: Condition): string {
  const not = op === "is_not" ? "not " : "";
  const start = `${not}${exact ? "exact " : ""}${writeField(field)}`;
  if (VALUELESS.includes(op)) return `${start} ${op}`;
  const [only] = values;
  const list =
    only !== undefined && values.length === 1 ? writeValue(only) : `(${values.map(writeValue).join(",")})`;
  return op === "is" || op === "is_not" ? `${start}:${list}` : `${start} ${op} ${list}`;
}

/**
 * Reads the one-line form. Never throws: what cannot be read is left out of `where` and named in
 * `problems`, with its place in `text`. Two terms side by side are joined by `and`, which binds tighter
 * than `or`.
 */
export function parseWhere(text: string): { where: Group; problems: TextProblem[] } {
  return new Parser(text).run();
}
