/** Searches for what belongs to one event: same actor, same target, same address, same device, same job, same time. */
import { type Entity, entitiesOf } from "@/lib/insights/entities";
import { textAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { ACCOUNT_FIELDS, accountNamed } from "./account";
import { DEFAULT_SEARCH } from "./defaults";
import { canFilter, include, withWhere } from "./edit";
import type { Search } from "./schema";

const CORRELATION = "correlation.id";

export type RelatedKind = "actor" | "target" | "address" | "device" | "correlation" | "everything";

export interface Related {
  kind: RelatedKind;
  /** What the events have in common; null for everything around. */
  common: { field: string; value: string } | null;
  /** All services, of the default range, which the caller replaces. */
  search: Search;
}

/** Takes any event; gives a search for each thing that it can share with others, everything around last. */
export function relatedTo(event: RawEvent): Related[] {
  const { actor, target, address, device } = entitiesOf(event);
  // A device that is acted on has its own group, and so has an actor who acts on themselves.
  const isOther = target && target.value !== actor?.value && target.value !== device?.value;
  const correlation = textAt(event, CORRELATION);
  const found = [
    actor && related("actor", actor, accountSearch(actor)),
    isOther ? related("target", target, accountSearch(target)) : null,
    address && related("address", address),
    device && related("device", device),
    correlation === null ? null : related("correlation", { field: CORRELATION, value: correlation }),
  ];
  const everything: Related = { kind: "everything", common: null, search: DEFAULT_SEARCH };
  return [...found.filter((item) => item !== null && item !== undefined), everything];
}

type Value = Pick<Entity, "field" | "value">;

function related(
  kind: RelatedKind,
  { field, value }: Value,
  search = include(DEFAULT_SEARCH, field, value),
): Related | null {
  return search === DEFAULT_SEARCH ? null : { kind, common: { field, value }, search };
}

/**
 * The events in which an account takes part in any role. A value that is no account's name, such as an id,
 * is looked for in its own field. DEFAULT_SEARCH itself when the value cannot stand in a condition.
 */
export function accountSearch({ field, value }: Value): Search {
  if (!ACCOUNT_FIELDS.includes(field)) return include(DEFAULT_SEARCH, field, value);
  if (!canFilter(field, value)) return DEFAULT_SEARCH;
  return withWhere(DEFAULT_SEARCH, { op: "and", items: [accountNamed(value)] });
}
