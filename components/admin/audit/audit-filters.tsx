"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import { AUDIT_ACTIONS } from "@/lib/contract/audit-actions";
import { type AuditDraft, EMPTY_DRAFT } from "./audit-draft";

interface AuditFiltersProps {
  onFind: (draft: AuditDraft) => void;
}

const ACTIONS = [...AUDIT_ACTIONS].sort();
const USUAL_OUTCOMES = ["ok", "failed", "refused", "locked"];
const FIELDS = [
  { name: "actor", label: "Actor", type: "text", max: 320 },
  { name: "scope", label: "Scope", type: "text", max: 80 },
  { name: "outcome", label: "Outcome", type: "text", max: 40 },
  { name: "from", label: "From (UTC)", type: "datetime-local" },
  { name: "to", label: "Until (UTC)", type: "datetime-local" },
] as const;

/** Which rows are looked for. They are asked for on Enter or Find, not with each letter. */
export function AuditFilters({ onFind }: AuditFiltersProps) {
  const outcomes = useId();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const change = (name: keyof AuditDraft, value: string) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(draft);
  };
  const clear = () => {
    setDraft(EMPTY_DRAFT);
    onFind(EMPTY_DRAFT);
  };
  return (
    <form
      aria-label="Filter"
      onSubmit={submit}
      className="grid items-end gap-2 sm:grid-cols-2 lg:grid-cols-4"
    >
      <Field label="Words in actor or detail">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={draft.text}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change("text", event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Action">
        {(control) => (
          <select
            {...control}
            value={draft.action}
            className={inputClass}
            onChange={(event) => change("action", event.currentTarget.value)}
          >
            <option value="">Any</option>
            {ACTIONS.map((action) => (
              <option key={action}>{action}</option>
            ))}
          </select>
        )}
      </Field>
      {FIELDS.map(({ name, label, type, ...rest }) => (
        <Field key={name} label={label}>
          {(control) => (
            <Input
              {...control}
              type={type}
              value={draft[name]}
              maxLength={"max" in rest ? rest.max : undefined}
              list={name === "outcome" ? outcomes : undefined}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => change(name, event.currentTarget.value)}
            />
          )}
        </Field>
      ))}
      <datalist id={outcomes}>
        {USUAL_OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome} />
        ))}
      </datalist>
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          Find
        </Button>
        <Button onClick={clear}>Clear</Button>
      </div>
    </form>
  );
}
