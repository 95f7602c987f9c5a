"use client";

import { ChevronLeft } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { Tooltip } from "@/components/ui/tooltip";
import { fieldInfo } from "@/lib/insights/fields";
import { OPERATORS, VALUELESS } from "@/lib/search/limits";
import type { Condition, Search, Window } from "@/lib/search/schema";
import { faultOf, negated, operatorChoices, withCase, withValue } from "./condition-draft";
import { ValuePicker } from "./value-picker";

export interface PinControl {
  isPinned: boolean;
  /** No more can be pinned. */
  isFull: boolean;
  onToggle: () => void;
}

export interface ConditionFormProps {
  scope: string;
  /** The search without this condition. */
  search: Search;
  window: Window;
  condition: Condition;
  isNew: boolean;
  onField: () => void;
  onApply: (condition: Condition) => void;
  onToggle?: (() => void) | undefined;
  /** Keeps the condition, as it was before this edit, for searches to come. */
  pin?: PinControl | undefined;
  onRemove?: (() => void) | undefined;
  /** Goes on to an alternative to this condition. */
  onOr?: ((condition: Condition) => void) | undefined;
}

/** Operator and values of one condition. Nothing runs before Apply; what is typed counts as a value then. */
export function ConditionForm({
  scope,
  search,
  window,
  condition,
  isNew,
  onField,
  pin,
  ...acts
}: ConditionFormProps) {
  const [draft, setDraft] = useState(condition);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const info = fieldInfo(draft.field);
  const change = (next: Condition) => {
    setDraft(next);
    setFault(null);
  };
  const finish = (act: (condition: Condition) => void) => {
    const whole = typed.trim() === "" ? draft : withValue(draft, typed.trim());
    const problem = faultOf(whole);
    if (problem === null) act(whole);
    else setFault(problem);
  };
  const apply = () => finish(acts.onApply);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    apply();
  };
  const opposite = negated(draft);
  return (
    <form onSubmit={submit} onKeyDown={(event) => applyKey(event, apply)} className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <button
          type="button"
          onClick={onField}
          className="flex min-h-6 min-w-0 items-center gap-0.5 rounded pr-1 hover:bg-sunk"
        >
          <ChevronLeft
            aria-label="Change the field:"
            size={16}
            strokeWidth={1.5}
            className="shrink-0 text-ink3"
          />
          <span className="truncate font-semibold">{draft.field}</span>
        </button>
        <span className="truncate text-ink3 text-sm">{info.label}</span>
      </div>
      <OperatorSelect draft={draft} onChange={change} />
      {VALUELESS.includes(draft.op) ? (
        <Fault text={fault} />
      ) : info.type === "boolean" ? (
        <BooleanChoice draft={draft} onChange={change} fault={fault} />
      ) : (
        <ValuePicker
          scope={scope}
          search={search}
          window={window}
          condition={draft}
          onChange={change}
          typed={typed}
          onTyped={(text) => {
            setTyped(text);
            setFault(null);
          }}
          onDone={apply}
          error={fault ?? undefined}
        />
      )}
      <CaseChoice draft={draft} typed={typed} onChange={change} />
      <div className="flex flex-wrap items-center gap-1.5 border-line border-t pt-2">
        <Button type="submit" variant="primary" size="sm">
          {isNew ? "Add" : "Apply"}
        </Button>
        {opposite && !isNew ? (
          <Button size="sm" onClick={() => finish((whole) => acts.onApply({ ...whole, op: opposite.op }))}>
            Negate
          </Button>
        ) : null}
        {acts.onToggle ? (
          <Button size="sm" onClick={acts.onToggle}>
            {draft.disabled ? "Switch on" : "Switch off"}
          </Button>
        ) : null}
        {pin ? <PinButton {...pin} /> : null}
        {acts.onOr ? (
          <Button size="sm" onClick={() => finish((whole) => acts.onOr?.(whole))}>
            Or…
          </Button>
        ) : null}
        <span className="flex-1" />
        {acts.onRemove ? (
          <Button size="sm" variant="danger" onClick={acts.onRemove}>
            Remove
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function PinButton({ isPinned, isFull, onToggle }: PinControl) {
  const text = "Pinned conditions are put into each search that you begin, also in other organisations";
  return (
    <Tooltip text={isFull && !isPinned ? "No more conditions can be pinned" : text}>
      <Button
        size="sm"
        aria-disabled={isFull && !isPinned}
        onClick={isFull && !isPinned ? undefined : onToggle}
      >
        {isPinned ? "Unpin" : "Pin"}
      </Button>
    </Tooltip>
  );
}

/** Ctrl+Enter applies from anywhere in the form, before the page takes it for Run. */
function applyKey(event: KeyboardEvent, apply: () => void): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  apply();
}

interface PartProps {
  draft: Condition;
  onChange: (condition: Condition) => void;
}

function OperatorSelect({ draft, onChange }: PartProps) {
  const choices = operatorChoices(draft.field);
  const refusal = choices.find(({ op }) => op === draft.op)?.refusal;
  return (
    <div className="flex flex-col gap-1">
      <select
        aria-label="Operator"
        value={draft.op}
        onChange={(event) => {
          const op = OPERATORS.find((known) => known === event.currentTarget.value);
          if (op !== undefined) onChange({ ...draft, op });
        }}
        className={inputClass}
      >
        {choices.map((choice) => (
          <option key={choice.op} value={choice.op}>
            {choice.refusal === null ? choice.label : `${choice.label} · scan`}
          </option>
        ))}
      </select>
      {refusal ? (
        <p className="text-ink3 text-sm">{refusal} It takes longer, and counts may be approximate.</p>
      ) : null}
    </div>
  );
}

function BooleanChoice({ draft, onChange, fault }: PartProps & { fault: string | null }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">Value</legend>
      <div className="flex gap-1.5">
        {["true", "false"].map((value, index) => (
          <button
            key={value}
            type="button"
            data-autofocus={index === 0}
            aria-pressed={draft.values.includes(value)}
            onClick={() => onChange({ ...draft, values: [value] })}
            className="h-7.5 flex-1 rounded-md border border-edge bg-panel hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold"
          >
            {value}
          </button>
        ))}
      </div>
      <Fault text={fault} />
    </fieldset>
  );
}

/** JumpCloud stores values in lower case; upper case matters to the few that are kept as they came. */
function CaseChoice({ draft, typed, onChange }: PartProps & { typed: string }) {
  const hasUpper = [...draft.values, typed].some((value) => value !== value.toLowerCase());
  if (!hasUpper && !draft.exact) return null;
  return (
    <label className="flex items-start gap-2 text-ink2 text-sm">
      <input
        type="checkbox"
        checked={draft.exact ?? false}
        onChange={(event) => onChange(withCase(draft, event.currentTarget.checked))}
        className="mt-px size-4 accent-accent"
      />
      Keep upper case. Without this, values are compared in lower case, as JumpCloud stores most of them.
    </label>
  );
}

function Fault({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="text-bad text-sm">
      {text}
    </p>
  );
}
