"use client";

import { X } from "lucide-react";
import { useDeferredValue } from "react";
import { SEARCH_LIMITS } from "@/lib/search/limits";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { pastedValues, withoutValue, withValue } from "./condition-draft";
import { PickList } from "./pick-list";
import { useSuggestions } from "./value-suggestions";

interface ValuePickerProps {
  scope: string;
  search: Search;
  window: Window;
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** What stands in the field and is not a value yet. */
  typed: string;
  onTyped: (typed: string) => void;
  /** Enter with nothing typed and nothing pointed at. */
  onDone: () => void;
  error?: string | undefined;
}

const SHOWN = 100;
const NUMBER = new Intl.NumberFormat("en-US");

/** The values of a condition: those chosen, a field for any other, and what the run has to offer. */
export function ValuePicker({
  condition,
  onChange,
  typed,
  onTyped,
  onDone,
  error,
  ...source
}: ValuePickerProps) {
  const { items, isLoading, note } = useSuggestions(source, condition.field);
  const filter = useDeferredValue(typed).trim().toLowerCase();
  const matches = items.filter(
    ({ value, description }) =>
      value.toLowerCase().includes(filter) || description?.toLowerCase().includes(filter),
  );
  const toggle = (value: string) => {
    onChange(condition.values.includes(value) ? withoutValue(condition, value) : withValue(condition, value));
    onTyped("");
  };
  const take = () => {
    const value = typed.trim();
    if (value === "") return onDone();
    onChange(withValue(condition, value));
    onTyped("");
  };
  const paste = (text: string): boolean => {
    const values = pastedValues(text);
    if (values.length < 2) return false;
    onChange(values.reduce(withValue, condition));
    return true;
  };
  const left = matches.length - SHOWN;
  return (
    <div className="flex min-h-0 flex-col gap-1.5">
      <Tokens values={condition.values} onRemove={(value) => onChange(withoutValue(condition, value))} />
      <PickList
        label="Value"
        placeholder={condition.values.length === 0 ? "Value" : "Another value"}
        query={typed}
        onQuery={onTyped}
        isMulti
        maxLength={SEARCH_LIMITS.valueLength}
        error={error}
        options={matches.slice(0, SHOWN).map(({ value, count, description }) => ({
          id: value,
          label: value,
          detail: description,
          hint: count === null ? undefined : NUMBER.format(count),
          isChosen: condition.values.includes(value),
        }))}
        onPick={toggle}
        onEnter={take}
        onBackspace={() => {
          const last = condition.values.at(-1);
          if (last !== undefined) onChange(withoutValue(condition, last));
        }}
        onPaste={paste}
        note={
          <>
            {isLoading ? "Loading the values of this time range. " : null}
            {note}
            {left > 0 ? ` ${left} more: type to narrow the list.` : null}
          </>
        }
      />
    </div>
  );
}

function Tokens({ values, onRemove }: { values: readonly string[]; onRemove: (value: string) => void }) {
  if (values.length === 0) return null;
  return (
    <ul aria-label="Chosen values" className="flex max-h-24 flex-wrap gap-1 overflow-y-auto">
      {values.map((value) => (
        <li key={value} className="flex h-6 min-w-0 items-center rounded border border-line2 bg-sunk pl-1.5">
          <span className="max-w-56 truncate">{value === "" ? "(empty)" : value}</span>
          <button
            type="button"
            aria-label={`Remove ${value}`}
            onClick={() => onRemove(value)}
            className="flex h-full w-6 items-center justify-center text-ink3 hover:text-ink"
          >
            <X aria-hidden size={14} strokeWidth={1.5} />
          </button>
        </li>
      ))}
    </ul>
  );
}
