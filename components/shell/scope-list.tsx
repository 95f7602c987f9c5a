"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import type { OrgSummary } from "@/lib/contract/orgs";
import { ScopeMark } from "./scope-mark";

interface ScopeListProps {
  scopes: readonly OrgSummary[];
  /** Looked at before, the last one first. */
  recent: readonly OrgSummary[];
  current: OrgSummary | null;
  onChoose: (scope: OrgSummary) => void;
}

/** Recent ones that are worth a place of their own at the top. */
const RECENT_SHOWN = 5;
const PAGE = 8;

/** A combobox over many scopes: type to narrow, arrows to move, Enter to choose. The recent ones come first. */
export function ScopeList({ scopes, recent, current, onChoose }: ScopeListProps) {
  const id = useId();
  const [text, setText] = useState("");
  const groups = groupsOf(scopes, recent, current, text);
  const found = groups.flatMap((group) => group.scopes);
  const [at, setAt] = useState(0);
  const active = found[Math.min(at, found.length - 1)];
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
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Organisations"
        className="max-h-[min(30rem,60dvh)] overflow-y-auto overscroll-contain"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a listbox
          <div key={group.label} role="group" aria-label={group.label}>
            {groups.length > 1 ? (
              <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-ink3 text-sm">
                {group.label}
              </p>
            ) : null}
            {group.scopes.map((scope) => (
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
          </div>
        ))}
      </div>
      <p role="status" className={found.length > 0 ? "sr-only" : "px-2 pb-2 text-ink3"}>
        {found.length === 0 ? "No organisation has this in its name." : `${found.length} organisations`}
      </p>
    </div>
  );
}

interface ScopeGroup {
  label: string;
  scopes: readonly OrgSummary[];
}

/** What is typed finds by name alone; before that the one on screen and those looked at last stand first. */
function groupsOf(
  scopes: readonly OrgSummary[],
  recent: readonly OrgSummary[],
  current: OrgSummary | null,
  text: string,
): ScopeGroup[] {
  const found = scopes.filter((scope) => matches(scope, text));
  const others = recent.filter((scope) => scope !== current).slice(0, RECENT_SHOWN);
  if (text.trim() !== "") return [{ label: "Found", scopes: found }];
  const first = current ? [current, ...others] : others;
  const rest = found.filter((scope) => !first.includes(scope));
  const groups = [
    { label: "Recent", scopes: first },
    { label: "By name", scopes: rest },
  ];
  return groups.filter((group) => group.scopes.length > 0);
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
    <div
      id={id}
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
    </div>
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
  if (key === "PageDown") return Math.min(at + PAGE, count - 1);
  if (key === "PageUp") return Math.max(at - PAGE, 0);
  return null;
}
