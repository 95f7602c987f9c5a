"use client";

import { useMemo } from "react";
import { asksSame, withConditions } from "@/lib/search/edit";
import type { Condition, Search } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";
import { useOwnStored } from "./use-own-stored";

/** Each narrows every search that one begins. */
export const PINNED_MAX = 8;

export interface PinnedConditions {
  conditions: readonly Condition[];
  isPinned: (condition: Condition) => boolean;
  pin: (condition: Condition) => void;
  unpin: (condition: Condition) => void;
  /** Lets a pinned condition be another one. */
  replace: (before: Condition, after: Condition) => void;
  /** A search that begins anew, with every pinned condition put in. */
  begin: (search: Search) => Search;
}

/** Conditions that outlive a search: one's own, kept in this browser as their text, put into each search that begins. */
export function usePinnedConditions(): PinnedConditions {
  const [stored, keep] = useOwnStored("pinned-conditions");
  return useMemo(() => {
    const conditions = readConditions(stored);
    const without = (condition: Condition) => conditions.filter((one) => !asksSame(one, condition));
    const keepAll = (next: readonly Condition[]) =>
      keep(
        next.length === 0
          ? null
          : printWhere({ op: "and", items: next.slice(0, PINNED_MAX).map(switchedOn) }),
      );
    return {
      conditions,
      isPinned: (condition) => conditions.some((one) => asksSame(one, condition)),
      pin: (condition) => keepAll([...without(condition), condition]),
      unpin: (condition) => keepAll(without(condition)),
      replace: (before, after) => keepAll(conditions.map((one) => (asksSame(one, before) ? after : one))),
      begin: (search) => withConditions(search, conditions),
    };
  }, [stored, keep]);
}

function switchedOn({ disabled: _off, ...condition }: Condition): Condition {
  return condition;
}

/** What cannot be read any more is no condition. */
function readConditions(stored: string | null): Condition[] {
  if (stored === null) return [];
  const { where, problems } = parseWhere(stored);
  if (problems.length > 0 || where.op !== "and") return [];
  return where.items.filter((item): item is Condition => "field" in item);
}
