"use client";

import { Pin } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { announce } from "@/components/ui/live-status";
import { describeCondition } from "@/lib/search/describe";
import { addCondition, setCondition, toggleDisabled, wrap } from "@/lib/search/edit";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { conditionEditor } from "./late-parts";
import { useValueWords } from "./org-names";
import { Pill } from "./pill";
import { refineSearch } from "./refine-search";
import { PINNED_MAX, usePinnedConditions } from "./use-pinned-conditions";

interface ConditionPillProps {
  scope: string;
  search: Search;
  window: Window;
  path: number[];
  condition: Condition;
  onRemove: () => void;
}

const NEGATIVE = ["is_not", "missing"];

/** One condition: a click edits it, the cross, Delete or Backspace takes it away. */
export function ConditionPill({ scope, search, window, path, condition, onRemove }: ConditionPillProps) {
  const [isOpen, setOpen] = useState(false);
  const pins = usePinnedConditions();
  const isPinned = pins.isPinned(condition);
  const words = describeCondition(condition, useValueWords());
  const text = `${words.field} ${words.op} ${words.value}`.trim();
  const isNegative = NEGATIVE.includes(condition.op);
  const apply = (change: (search: Search) => Search) => {
    setOpen(false);
    refineSearch(change);
  };
  /** Taken off by hand, it shall not come back with the next search. */
  const remove = () => {
    setOpen(false);
    if (isPinned) pins.unpin(condition);
    onRemove();
  };
  const togglePin = () => {
    setOpen(false);
    if (isPinned) pins.unpin(condition);
    else pins.pin(condition);
    announce(isPinned ? "Unpinned" : "Pinned: it stands in each search that begins anew");
  };
  return (
    <Pill
      kind="Condition"
      text={text}
      isNegative={isNegative}
      isDisabled={condition.disabled ?? false}
      onRemove={remove}
      spoken={isPinned ? ", pinned" : undefined}
      className="bg-panel"
      popoverWidth="w-96"
      open={isOpen}
      onOpenChange={setOpen}
      editor={conditionEditor}
      face={
        <>
          {isPinned ? <Pin aria-hidden size={12} strokeWidth={1.5} className="shrink-0 text-ink3" /> : null}
          <span className="max-w-40 truncate sm:max-w-60">{words.field}</span>{" "}
          <span className={cx("shrink-0", isNegative ? "text-bad" : "text-ink3")}>{words.op}</span>{" "}
          {words.value === "" ? null : (
            <b className="max-w-60 shrink-999 truncate font-semibold">{words.value}</b>
          )}
        </>
      }
    >
      {({ ConditionEditor }) => (
        <ConditionEditor
          scope={scope}
          search={search}
          path={path}
          window={window}
          condition={condition}
          onApply={(next) => {
            if (isPinned) pins.replace(condition, next);
            apply((before) => setCondition(before, path, next));
          }}
          // Joined by or, it would ask something else where it stands alone.
          pin={
            search.where.op === "and"
              ? { isPinned, isFull: pins.conditions.length >= PINNED_MAX, onToggle: togglePin }
              : undefined
          }
          onToggle={() => apply((before) => toggleDisabled(before, path))}
          onRemove={remove}
          onAlternative={(own, other) =>
            apply((before) => addCondition(wrap(setCondition(before, path, own), path, "or"), other, path))
          }
        />
      )}
    </Pill>
  );
}
