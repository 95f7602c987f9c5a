"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { isFieldPath } from "@/lib/search/limits";
import { type FieldChoice, fieldChoices } from "./field-choices";
import { PickList, type PickOption } from "./pick-list";

interface FieldPickerProps {
  onPick: (field: string) => void;
}

/** Every known field with what it is, and any other by its path. */
export function FieldPicker({ onPick }: FieldPickerProps) {
  const [query, setQuery] = useState("");
  const [error, setError] = useState<string>();
  const deferred = useDeferredValue(query);
  const { choices, left, typed } = useMemo(() => fieldChoices(deferred), [deferred]);
  const options = [
    ...choices.map(toOption),
    ...(typed ? [{ ...toOption(typed), label: `Use ${typed.path} as typed` }] : []),
  ];
  const take = () => {
    const field = query.trim();
    const found = fieldChoices(field);
    const best = found.typed ?? found.choices[0];
    if (field === "" || !isFieldPath(field))
      setError("A field is a dotted path such as initiated_by.email. Type one or choose from the list.");
    else if (best?.path !== field)
      setError("Choose a field from the list with the arrow keys, or type its whole path.");
    else if (best.refusal !== null) setError(best.refusal);
    else onPick(field);
  };
  return (
    <PickList
      label="Field"
      placeholder="Field, such as client_ip"
      query={query}
      onQuery={(text) => {
        setQuery(text);
        setError(undefined);
      }}
      options={options}
      onPick={onPick}
      onEnter={take}
      error={error}
      maxLength={200}
      note={
        left > 0
          ? `${left} more: type to narrow the list`
          : options.length === 0
            ? "No field of that name."
            : undefined
      }
    />
  );
}

function toOption({ path, label, type, description, refusal }: FieldChoice): PickOption {
  return {
    id: path,
    label: (
      <>
        {label} <span className="text-ink3 text-sm">{type}</span>
      </>
    ),
    hint: path,
    detail: description ?? undefined,
    ...(refusal === null ? {} : { disabledBecause: refusal }),
  };
}
