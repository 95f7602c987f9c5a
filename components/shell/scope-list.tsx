"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import type { OrgSummary } from "@/lib/contract/orgs";
import { ScopeMark } from "./scope-mark";

interface ScopeListProps {
  scopes: readonly OrgSummary[];
  current: OrgSummary | null;
  onChoose: (scope: OrgSummary) => void;
}

/** A combobox over many scopes: type to narrow, arrows to move, Enter to choose. */
export function ScopeList({ scopes, current, onChoose }: ScopeListProps) {
  const id = useId();
  const [text, setText] = useState("");
  const found = scopes.filter((scope) => matches(scope, text));
  const [at, setAt] = useState(() => Math.max(0, current ? scopes.indexOf(current) : 0));
  const active = found[Math.min(at, found.length - 1)];
  const list = useRef<HTMLUListElement>(null);
  const activeId = active ? `${id}-${active.scope}` : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: "nearest" });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, Math.min(at, found.length - 1), found.length);
    if (next !== null) setAt(next);
    else if (event.key === "Enter" && active) onChoose(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Input
        role="combobox"
        aria-label="Find an organisation"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Find an organisation"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the listbox of the combobox above
        role="listbox"
        aria-label="Organisations"
        className="max-h-80 overflow-y-auto"
      >
        {found.map((scope) => (
          <ScopeOption
            key={scope.scope}
            id={`${id}-${scope.scope}`}
            scope={scope}
            orgs={scopes}
            isActive={scope === active}
            isCurrent={scope === current}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <p role="status" className={found.length > 0 ? "sr-only" : "px-2 pb-2 text-ink3"}>
        {found.length === 0 ? "No organisation has this in its name." : `${found.length} organisations`}
      </p>
    </div>
  );
}

interface ScopeOptionProps {
  id: string;
  scope: OrgSummary;
  orgs: readonly OrgSummary[];
  isActive: boolean;
  isCurrent: boolean;
  onChoose: (scope: OrgSummary) => void;
}

function ScopeOption({ id, scope, orgs, isActive, isCurrent, onChoose }: ScopeOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the combobox, which has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <li
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the listbox
      role="option"
      aria-selected={isCurrent}
      onClick={() => onChoose(scope)}
      className={cx(
        "flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2 py-1 hover:bg-sunk",
        isActive && "bg-sunk",
      )}
    >
      <Check aria-hidden size={16} strokeWidth={1.5} className={cx("shrink-0", !isCurrent && "invisible")} />
      <ScopeMark scope={scope} orgs={orgs} />
      <span className="wrap-anywhere min-w-0">{scope.name}</span>
    </li>
  );
}

function matches(scope: OrgSummary, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return scope.name.toLowerCase().includes(wanted) || scope.scope.includes(wanted);
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  return null;
}
