"use client";

import { ChevronLeft, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { inputClass } from "@/components/ui/input";
import { conditionText, describeGroup, type ValueWords } from "@/lib/search/describe";
import { addCondition, removeAt, setCondition, setGroupOp, toggleDisabled } from "@/lib/search/edit";
import { isGroup } from "@/lib/search/group";
import type { Condition, Group, Search, Window } from "@/lib/search/schema";
import { itemAt, type Path } from "@/lib/search/tree";
import { ConditionEditor } from "./condition-editor";
import { GROUP_WORDS } from "./group-words";
import { useValueWords } from "./org-names";
import { refineSearch } from "./refine-search";

interface GroupEditorProps {
  scope: string;
  search: Search;
  window: Window;
  /** Where the group stands in the search. */
  path: Path;
  onClose: () => void;
}

type View = { at: "list" } | { at: "edit"; index: number } | { at: "add" };

/** The items of a group as a list; a condition opens in place, a group within the group too. */
export function GroupEditor({ scope, search, window, path, onClose }: GroupEditorProps) {
  const [here, setHere] = useState(path);
  const [view, setView] = useState<View>({ at: "list" });
  const group = itemAt(search.where, here);
  if (group === undefined || !isGroup(group)) return <p className="text-ink2">This group is gone.</p>;
  const editor = { scope, window };
  if (view.at === "add") {
    return (
      <Step onBack={() => setView({ at: "list" })}>
        <ConditionEditor
          {...editor}
          search={search}
          path={[...here, group.items.length]}
          condition={null}
          onApply={(condition) => {
            setView({ at: "list" });
            refineSearch((before) => addCondition(before, condition, here));
          }}
        />
      </Step>
    );
  }
  const item = view.at === "edit" ? group.items[view.index] : undefined;
  if (view.at === "edit" && item && !isGroup(item)) {
    const at = [...here, view.index];
    const act = (change: (before: Search) => Search) => {
      setView({ at: "list" });
      refineSearch(change);
    };
    return (
      <Step onBack={() => setView({ at: "list" })}>
        <ConditionEditor
          {...editor}
          search={search}
          path={at}
          condition={item}
          onApply={(next) => act((before) => setCondition(before, at, next))}
          onToggle={() => act((before) => toggleDisabled(before, at))}
          onRemove={() => act((before) => removeAt(before, at))}
        />
      </Step>
    );
  }
  const isInner = here.length > path.length;
  return (
    <GroupList
      group={group}
      path={here}
      onBack={isInner ? () => setHere(here.slice(0, -1)) : undefined}
      onOpen={(index, isInnerGroup) =>
        isInnerGroup ? setHere([...here, index]) : setView({ at: "edit", index })
      }
      onAdd={() => setView({ at: "add" })}
      onEmpty={() => (isInner ? setHere(here.slice(0, -1)) : onClose())}
    />
  );
}

function Step({ onBack, children }: { onBack: () => void; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        onClick={onBack}
        className="flex min-h-6 items-center self-start text-ink2 hover:text-ink"
      >
        <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
        Back to the group
      </button>
      {children}
    </div>
  );
}

interface GroupListProps {
  group: Group;
  path: Path;
  onBack: (() => void) | undefined;
  onOpen: (index: number, isGroup: boolean) => void;
  onAdd: () => void;
  onEmpty: () => void;
}

function GroupList({ group, path, onBack, onOpen, onAdd, onEmpty }: GroupListProps) {
  const wordsOf = useValueWords();
  const remove = (index: number) => {
    if (group.items.length === 1) onEmpty();
    refineSearch((before) => removeAt(before, [...path, index]));
  };
  return (
    <div className="flex flex-col gap-2">
      {onBack ? (
        <button
          type="button"
          onClick={onBack}
          className="flex min-h-6 items-center self-start text-ink2 hover:text-ink"
        >
          <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
          Outer group
        </button>
      ) : null}
      <select
        aria-label="How the conditions of this group are joined"
        data-autofocus
        value={group.op}
        onChange={(event) => {
          const op = (["and", "or", "not"] as const).find((known) => known === event.currentTarget.value);
          if (op) refineSearch((before) => setGroupOp(before, path, op));
        }}
        className={inputClass}
      >
        <option value="or">Any of these holds</option>
        <option value="and">All of these hold</option>
        <option value="not">None of these holds</option>
      </select>
      <ul
        aria-label={`${GROUP_WORDS[group.op]}, ${group.items.length} items`}
        className="flex max-h-72 flex-col gap-1 overflow-y-auto"
      >
        {group.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition's identity is its place
          <li key={index} className="flex items-center gap-1 rounded-md border border-line">
            <button
              type="button"
              onClick={() => onOpen(index, isGroup(item))}
              className={`min-h-7 min-w-0 flex-1 truncate px-2 text-left hover:bg-sunk ${item.disabled ? "text-ink3 line-through" : ""}`}
            >
              {textOf(item, wordsOf)}
            </button>
            <IconButton label={`Remove: ${textOf(item, wordsOf)}`} size="sm" onClick={() => remove(index)}>
              <X aria-hidden size={14} strokeWidth={1.5} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex gap-1.5 border-line border-t pt-2">
        <Button size="sm" onClick={onAdd}>
          <Plus aria-hidden size={14} strokeWidth={1.5} />
          Condition
        </Button>
        <Button size="sm" onClick={() => refineSearch((before) => toggleDisabled(before, path))}>
          {group.disabled ? "Switch on" : "Switch off"}
        </Button>
      </div>
    </div>
  );
}

function textOf(item: Group | Condition, wordsOf: ValueWords): string {
  if (isGroup(item)) return `${GROUP_WORDS[item.op]} (${describeGroup(item, wordsOf)})`;
  return conditionText(item, wordsOf);
}
