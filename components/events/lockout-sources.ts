import { isObject } from "@/lib/core/json";
import type { Entity } from "@/lib/insights/entities";
import { type EventFacts, factsOf } from "./event-facts";

/** The tries that came from one address. */
export interface LockoutSource {
  /** Null where the events name no address. */
  address: Entity | null;
  count: number;
  /** Epoch ms of the first and the last; null where no time can be read. */
  span: { firstMs: number; lastMs: number } | null;
  /** The different error texts, in the order in which they are met. */
  reasons: string[];
}

/** Failed sign-ins by where they came from, the most tries first. */
export function lockoutSources(failures: readonly unknown[]): LockoutSource[] {
  const all = failures.filter(isObject).map(factsOf);
  const groups = Map.groupBy(all, ({ entities }) => entities.address?.value);
  return [...groups.values()].map(sourceOf).sort((a, b) => b.count - a.count);
}

function sourceOf(tries: readonly EventFacts[]): LockoutSource {
  const times = tries.flatMap(({ instant }) => (instant === null ? [] : [instant.ms]));
  const reasons = tries.flatMap(({ outcome }) => (outcome.reason === null ? [] : [outcome.reason]));
  return {
    address: tries[0]?.entities.address ?? null,
    count: tries.length,
    span: times.length === 0 ? null : { firstMs: Math.min(...times), lastMs: Math.max(...times) },
    reasons: [...new Set(reasons)],
  };
}
