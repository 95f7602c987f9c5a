"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useValueWords } from "@/components/explorer/org-names";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/popover";
import { conditionText, describeCondition } from "@/lib/search/describe";
import { setCondition, toggleDisabled } from "@/lib/search/edit";
import type { Condition } from "@/lib/search/group";
import { append } from "@/lib/search/rearrange";
import type { Search } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import { ConditionEditor } from "../explorer/condition-editor";
import { pathName } from "./row-path";
import { useTree } from "./tree-context";
import { DeleteButton, Grip, ItemMenu, itemCommands } from "./tree-row";

const POPOVER = "w-96 max-w-[calc(100vw-1.25rem)] p-3";
const NEGATIVE = ["is_not", "missing"];

/** One condition: a click edits it. */
export function TreeCondition({ condition, path }: { condition: Condition; path: Path }) {
  const { scope, draft, window, run, change, dragged, selection } = useTree();
  const [isOpen, setOpen] = useState(false);
  const isSelected = selection.has(path);
  const name = conditionText(condition, useValueWords());
  const finish = (next: Search) => {
    setOpen(false);
    change(next, path);
  };
  const isDragged = dragged !== null && pathName(dragged) === pathName(path);
  return (
    <div
      data-path={pathName(path)}
      className={cx(
        "flex min-h-7 items-center gap-1 rounded-md border pr-0.5",
        isSelected ? "bg-accent-soft" : "bg-panel",
        condition.disabled ? "border-line2 border-dashed" : "border-line",
        isDragged && "opacity-50",
      )}
    >
      <Grip path={path} />
      <Popover
        label={`Condition: ${name}`}
        open={isOpen}
        onOpenChange={setOpen}
        className={POPOVER}
        trigger={
          <button
            type="button"
            data-row
            className="min-h-6 min-w-0 flex-1 truncate rounded px-1 text-left hover:bg-sunk"
          >
            <Words condition={condition} isSelected={isSelected} />
          </button>
        }
      >
        <ConditionEditor
          scope={scope}
          search={draft}
          path={path}
          window={window}
          condition={condition}
          onApply={(next) => finish(setCondition(draft, path, next))}
          onToggle={() => finish(toggleDisabled(draft, path))}
          onRemove={() => {
            setOpen(false);
            run(path, "delete");
          }}
        />
      </Popover>
      <ItemMenu
        name={name}
        path={path}
        items={itemCommands(condition, path, isSelected ? selection.paths.length : 0)}
      />
      <DeleteButton name={name} path={path} />
    </div>
  );
}

function Words({ condition, isSelected }: { condition: Condition; isSelected: boolean }) {
  const { field, op, value } = describeCondition(condition, useValueWords());
  const isNegative = NEGATIVE.includes(condition.op);
  return (
    <span className={condition.disabled ? "text-ink3 line-through" : undefined}>
      {field} <span className={isNegative ? "text-bad" : "text-ink3"}>{op}</span>{" "}
      <b className="font-semibold">{value}</b>
      <span className="sr-only">
        {condition.disabled ? ", switched off" : ""}
        {isSelected ? ", selected" : ""}. Edit
      </span>
    </span>
  );
}

/** A new condition at the end of a group of `size` items. */
export function AddCondition({ path, size, name }: { path: Path; size: number; name: string }) {
  const { scope, draft, window, change } = useTree();
  const [isOpen, setOpen] = useState(false);
  const add = (condition: Condition) => {
    const added = append(draft, path, condition);
    setOpen(false);
    change(added.search, added.path);
  };
  return (
    <Popover
      label={`New condition in: ${name}`}
      open={isOpen}
      onOpenChange={setOpen}
      className={POPOVER}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Condition: add to ${name}`}>
          <Plus aria-hidden size={14} strokeWidth={1.5} />
          Condition
        </Button>
      }
    >
      <ConditionEditor
        scope={scope}
        search={draft}
        path={[...path, size]}
        window={window}
        condition={null}
        onApply={add}
      />
    </Popover>
  );
}
