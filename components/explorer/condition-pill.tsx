"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/popover";
import { describeCondition } from "@/lib/search/describe";
import { addCondition, removeAt, setCondition, toggleDisabled, wrap } from "@/lib/search/edit";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { LateContent } from "./late-content";
import { conditionEditor } from "./late-parts";
import { editSearch } from "./use-search-state";

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
    editSearch(change);
  };
  return (
    <span
      className={cx(
        "inline-flex h-6.5 min-w-0 max-w-full items-center rounded-md border bg-panel",
        isNegative ? "border-bad" : "border-line2",
        condition.disabled && "border-dashed text-ink3",
      )}
    >
      <Popover
        label={`Condition: ${text}`}
        open={isOpen}
        onOpenChange={setOpen}
        className="w-96 max-w-[calc(100vw-1.25rem)] p-3"
        trigger={
          <button
            type="button"
            data-pill
            onPointerEnter={conditionEditor.preload}
            onFocus={conditionEditor.preload}
            onKeyDown={(event) => {
              if (event.key !== "Delete" && event.key !== "Backspace") return;
              event.preventDefault();
              onRemove();
            }}
            className={cx(
              "flex h-full min-w-0 items-center gap-1.5 rounded-l-md pr-1.5 pl-2 hover:bg-sunk",
              condition.disabled && "line-through",
            )}
          >
            <span className="truncate">{words.field}</span>{" "}
            <span className={cx("shrink-0", isNegative ? "text-bad" : "text-ink3")}>{words.op}</span>{" "}
            {words.value === "" ? null : <b className="max-w-60 truncate font-semibold">{words.value}</b>}
            <span className="sr-only">{condition.disabled ? ", switched off. Edit" : ". Edit"}</span>
          </button>
        }
      >
        <LateContent part={conditionEditor} className="h-80 w-full">
          {({ ConditionEditor }) => (
            <ConditionEditor
              scope={scope}
              search={removeAt(search, path)}
              window={window}
              condition={condition}
              onApply={(next) => apply((before) => setCondition(before, path, next))}
              onToggle={() => apply((before) => toggleDisabled(before, path))}
              onRemove={() => {
                setOpen(false);
                onRemove();
              }}
              onAlternative={(own, other) =>
                apply((before) =>
                  addCondition(wrap(setCondition(before, path, own), path, "or"), other, path),
                )
              }
            />
          )}
        </LateContent>
      </Popover>
      <button
        type="button"
        aria-label={`Remove: ${text}`}
        onClick={onRemove}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-r-md text-ink3 hover:bg-sunk hover:text-ink"
      >
        <X aria-hidden size={14} strokeWidth={1.5} />
      </button>
    </span>
  );
}
