"use client";

import { useEffect, useRef, useState } from "react";
import { limitsOn } from "@/lib/search/narrowing";
import type { Condition, Search, Window } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import { ConditionForm, type PinControl } from "./condition-form";
import { FieldPicker } from "./field-picker";

interface ConditionEditorProps {
  scope: string;
  search: Search;
  /** Where the condition stands in the search, or shall stand. */
  path: Path;
  window: Window;
  /** Null for a new one, which begins with its field. */
  condition: Condition | null;
  /** The field of a new one, when it is known already. */
  field?: string;
  onApply: (condition: Condition) => void;
  onToggle?: () => void;
  /** Where the condition can be pinned. */
  pin?: PinControl | undefined;
  onRemove?: () => void;
  /** Takes the condition as edited and another one, either of which shall do. */
  onAlternative?: (own: Condition, other: Condition) => void;
}

/** Content of the popover that makes or changes a condition: its field, then operator and values. */
export function ConditionEditor({
  scope,
  search,
  path,
  window,
  condition,
  field = "",
  onApply,
  onToggle,
  pin,
  onRemove,
  onAlternative,
}: ConditionEditorProps) {
  const [draft, setDraft] = useState<Condition | null>(
    condition ?? (field === "" ? null : { field, op: "is", values: [] }),
  );
  const [isPicking, setPicking] = useState(draft === null);
  /** The condition that an alternative is being made for. */
  const [first, setFirst] = useState<Condition | null>(null);
  const isNew = condition === null || first !== null;
  const content = useRef<HTMLDivElement>(null);
  // Each step takes the focus with it when it leaves: the next one has to take it up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew at each step
  useEffect(() => {
    const element = content.current;
    if (!element || element.contains(document.activeElement)) return;
    const start = element.querySelector<HTMLElement>("[data-autofocus]") ?? element.querySelector("select");
    start?.focus({ preventScroll: true });
  }, [isPicking]);
  const pickField = (field: string) => {
    setDraft(field === draft?.field ? draft : { field, op: "is", values: [] });
    setPicking(false);
  };
  return (
    <div ref={content}>
      {first ? <p className="pb-2 text-ink2 text-sm">{`${first.field} or…`}</p> : null}
      {isPicking || draft === null ? (
        <FieldPicker onPick={pickField} />
      ) : (
        <ConditionForm
          key={draft.field}
          scope={scope}
          search={limitsOn(search, path)}
          window={window}
          condition={draft}
          isNew={isNew}
          onField={() => setPicking(true)}
          onApply={(next) => (first && onAlternative ? onAlternative(first, next) : onApply(next))}
          onToggle={isNew ? undefined : onToggle}
          pin={isNew ? undefined : pin}
          onRemove={isNew ? undefined : onRemove}
          onOr={
            isNew || !onAlternative
              ? undefined
              : (own) => {
                  setFirst(own);
                  setDraft(null);
                  setPicking(true);
                }
          }
        />
      )}
    </div>
  );
}
