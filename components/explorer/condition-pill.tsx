"use client";

import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { describeCondition } from "@/lib/search/describe";
import { addCondition, setCondition, toggleDisabled, wrap } from "@/lib/search/edit";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { conditionEditor } from "./late-parts";
import { Pill } from "./pill";
import { refineSearch } from "./refine-search";

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
  const words = describeCondition(condition);
  const text = `${words.field} ${words.op} ${words.value}`.trim();
  const isNegative = NEGATIVE.includes(condition.op);
  const apply = (change: (search: Search) => Search) => {
    setOpen(false);
    refineSearch(change);
  };
  return (
    <Pill
      kind="Condition"
      text={text}
      isNegative={isNegative}
      isDisabled={condition.disabled ?? false}
      onRemove={onRemove}
      className="bg-panel"
      popoverWidth="w-96"
      open={isOpen}
      onOpenChange={setOpen}
      editor={conditionEditor}
      face={
        <>
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
          onApply={(next) => apply((before) => setCondition(before, path, next))}
          onToggle={() => apply((before) => toggleDisabled(before, path))}
          onRemove={() => {
            setOpen(false);
            onRemove();
          }}
          onAlternative={(own, other) =>
            apply((before) => addCondition(wrap(setCondition(before, path, own), path, "or"), other, path))
          }
        />
      )}
    </Pill>
  );
}
