"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { buttonClass } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { addCondition, removeAt, setGroupOp } from "@/lib/search/edit";
import { isGroup } from "@/lib/search/group";
import type { Group, Search, Window } from "@/lib/search/schema";
import { ConditionPill } from "./condition-pill";
import { GroupChip } from "./group-chip";
import { LateContent } from "./late-content";
import { conditionEditor } from "./late-parts";
import { refineSearch } from "./refine-search";

interface ConditionBarProps {
  scope: string;
  search: Search;
  /** The window of the run, for suggested values. */
  window: Window;
}

/** More pills than this are on demand: they would push the events off a small screen. */
const SHOWN = 8;

/** The conditions of a search as pills, joined by the word that joins them. */
export function ConditionBar({ scope, search, window }: ConditionBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const { items, op } = search.where;
  const wantsFocus = useRef<number | null>(null);
  const [isWhole, setWhole] = useState(false);
  // What takes the place of a removed pill gets the focus, so that the keyboard never loses its place.
  useLayoutEffect(() => {
    if (wantsFocus.current === null) return;
    const pills = pillsOf(bar.current);
    pills[Math.min(wantsFocus.current, pills.length - 1)]?.focus();
    wantsFocus.current = null;
  });
  const remove = (index: number) => {
    wantsFocus.current = index;
    refineSearch((before) => removeAt(before, [index]));
  };
  return (
    <div
      ref={bar}
      className="contents"
      onKeyDown={(event) => moveAlong(event, bar.current)}
      role="toolbar"
      aria-label="Conditions"
    >
      {op === "not" && items.length > 0 ? <NoneOf /> : null}
      {items.slice(0, isWhole ? items.length : SHOWN).map((item, index) => {
        const place = { scope, search, window, path: [index], onRemove: () => remove(index) };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition's identity is its place
          <div key={index} className="flex min-w-0 max-w-full items-center gap-2">
            {index > 0 ? <Joiner op={op} /> : null}
            {isGroup(item) ? (
              <GroupChip {...place} group={item} />
            ) : (
              <ConditionPill {...place} condition={item} />
            )}
          </div>
        );
      })}
      {items.length > SHOWN ? (
        <MorePills
          more={items.length - SHOWN}
          isWhole={isWhole}
          onChange={(next) => {
            // The first of them takes the place of this button, or gives it back, and the focus with it.
            wantsFocus.current = SHOWN;
            setWhole(next);
          }}
        />
      ) : null}
      <AddCondition scope={scope} search={search} window={window} onAdded={() => setWhole(true)} />
    </div>
  );
}

interface MorePillsProps {
  more: number;
  isWhole: boolean;
  onChange: (isWhole: boolean) => void;
}

function MorePills({ more, isWhole, onChange }: MorePillsProps) {
  const what = more === 1 ? "one more condition" : `${more} more conditions`;
  return (
    <button
      type="button"
      data-pill
      aria-label={isWhole ? undefined : `+${more}: show ${what}`}
      onClick={() => onChange(!isWhole)}
      className={buttonClass("ghost", "sm")}
    >
      {isWhole ? "Fewer" : `+${more}`}
    </button>
  );
}

/** Two conditions or more are joined by `and` or `or`; a click on the word turns all of them. */
function Joiner({ op }: { op: Group["op"] }) {
  if (op === "not") return <span className="text-ink3 text-sm">nor</span>;
  const other = op === "and" ? "or" : "and";
  return (
    <button
      type="button"
      aria-label={`${op}: the conditions are joined by ${op}. Join them by ${other}`}
      onClick={() => refineSearch((search) => setGroupOp(search, [], other))}
      className="min-h-6 min-w-6 rounded text-ink3 text-sm hover:bg-sunk hover:text-accent"
    >
      {op}
    </button>
  );
}

function NoneOf() {
  return (
    <button
      type="button"
      aria-label="none of: events that match a condition are left out. Keep those that match all of them"
      onClick={() => refineSearch((search) => setGroupOp(search, [], "and"))}
      className="min-h-6 rounded px-1 text-bad text-sm hover:bg-sunk"
    >
      none of
    </button>
  );
}

function AddCondition({ scope, search, window, onAdded }: ConditionBarProps & { onAdded: () => void }) {
  /** The field that the new condition begins with, empty to choose one; null while closed. */
  const [field, setField] = useState<string | null>(null);
  const setOpen = (isOpen: boolean) => setField(isOpen ? "" : null);
  useCommand("new-condition", setField);
  return (
    <Popover
      label="New condition"
      open={field !== null}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-1.25rem)] p-3"
      trigger={
        <button
          type="button"
          data-pill
          onPointerEnter={conditionEditor.preload}
          onFocus={conditionEditor.preload}
          className={buttonClass("secondary", "sm")}
        >
          <Plus aria-hidden size={14} strokeWidth={1.5} />
          Condition
        </button>
      }
    >
      <LateContent part={conditionEditor} className="h-80 w-full">
        {({ ConditionEditor }) => (
          <ConditionEditor
            key={field}
            scope={scope}
            search={search}
            path={[search.where.items.length]}
            window={window}
            condition={null}
            field={field ?? ""}
            onApply={(condition) => {
              setOpen(false);
              onAdded();
              refineSearch((before) => addCondition(before, condition));
            }}
          />
        )}
      </LateContent>
    </Popover>
  );
}

const pillsOf = (bar: HTMLElement | null): HTMLElement[] => [
  ...(bar?.querySelectorAll<HTMLElement>("[data-pill]") ?? []),
];

/** Left and right walk along the pills. */
function moveAlong(event: KeyboardEvent, bar: HTMLElement | null): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const pills = pillsOf(bar);
  const at = pills.findIndex((pill) => pill.contains(document.activeElement));
  if (step === 0 || at < 0) return;
  event.preventDefault();
  pills[Math.max(0, Math.min(pills.length - 1, at + step))]?.focus();
}
