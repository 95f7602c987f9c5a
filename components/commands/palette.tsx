"use client";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useGo } from "@/components/explorer/use-go";
import { usePinnedConditions } from "@/components/explorer/use-pinned-conditions";
import { readQuery } from "@/components/explorer/use-search-state";
import { useZone } from "@/components/explorer/use-zone";
import { useEarlierItems } from "@/components/searches/earlier-items";
import { useSavedItems } from "@/components/searches/saved-items";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { serverClock } from "@/lib/client/clock";
import type { OrgSummary } from "@/lib/contract/orgs";
import { canDo } from "./commands";
import { paletteItems, typedRange, typedText } from "./palette-items";
import { type Found, findItems, type PaletteItem } from "./palette-search";

interface PaletteProps {
  scopes: readonly OrgSummary[];
  scope: OrgSummary | null;
  isAdmin: boolean;
  onClose: () => void;
}

/** Everything that can be done, by typing a part of its name: a dialog with a combobox. */
export function Palette({ scopes, scope, isAdmin, onClose }: PaletteProps) {
  const go = useGo();
  const [zone] = useZone();
  const [query, setQuery] = useState("");
  const { begin } = usePinnedConditions();
  const [context] = useState(() => ({
    scopes,
    scope,
    isAdmin,
    zone,
    begin,
    nowMs: serverClock.now(),
    go,
  }));
  const [items] = useState(() => paletteItems(context));
  const [range] = useState(() => (canDo("run") ? readQuery(window.location.search).search.range : undefined));
  const saved = useSavedItems(scope?.scope ?? null, range, context.go);
  const earlier = useEarlierItems(scope?.scope ?? null, zone, context.go);
  const found = withTyped(
    findItems([...items, ...saved, ...earlier], query),
    typedRange(query, context),
    typedText(query),
  );
  const choose = (item: PaletteItem) => {
    // First the dialog gives the focus back, then the item may take it elsewhere.
    onClose();
    queueMicrotask(item.run);
  };
  return (
    <Dialog open onOpenChange={onClose} title="Command palette" variant="palette">
      <Combobox query={query} onQuery={setQuery} found={found} onChoose={choose} />
    </Dialog>
  );
}

/** A range that is typed comes first, unless the list has it; text can always be searched for, so that comes last. */
function withTyped(found: Found, range: PaletteItem | null, text: PaletteItem | null): Found {
  const isListed = found.shown.some(({ label }) => label === range?.label);
  const groupOf = (item: PaletteItem | null) => (item ? [{ group: item.group, items: [item] }] : []);
  const groups = [...groupOf(isListed ? null : range), ...found.groups, ...groupOf(text)];
  return { groups, shown: groups.flatMap(({ items }) => items), left: found.left };
}

interface ComboboxProps {
  query: string;
  onQuery: (query: string) => void;
  found: Found;
  onChoose: (item: PaletteItem) => void;
}

function Combobox({ query, onQuery, found, onChoose }: ComboboxProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const { shown, groups, left } = found;
  const index = Math.min(at, shown.length - 1);
  const active = shown[index];
  const activeId = active && `${id}-${active.id}`;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: "nearest" });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event, index, shown.length);
    if (next !== null) setAt(next);
    else if (event.key === "Enter" && active && !event.nativeEvent.isComposing) onChoose(active);
    else return;
    event.preventDefault();
  };
  const counted = `${shown.length} ${shown.length === 1 ? "command" : "commands"}`;
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Input
        data-autofocus
        role="combobox"
        aria-label="Find a command"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        placeholder="Find a page, lens, field, range or action"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9! text-lg!"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands"
        className="h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain"
      >
        {groups.map(({ group, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, for which there is no element
          <div key={group} role="group" aria-label={group}>
            <div aria-hidden className="px-2 pt-2 pb-0.5 text-ink3 text-xs">
              {group}
            </div>
            {items.map((item) => (
              <Option
                key={item.id}
                id={`${id}-${item.id}`}
                item={item}
                isActive={item === active}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
        {shown.length === 0 ? <p className="px-2 py-3 text-ink3">Nothing has these words.</p> : null}
      </div>
      <p role="status" className="text-ink3 text-sm">
        {left > 0 ? `${counted}, ${left} more: type on` : counted}
      </p>
    </div>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onChoose: (item: PaletteItem) => void;
}

function Option({ id, item, isActive, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and the keys (aria-activedescendant)
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(item)}
      className={cx(
        "flex min-h-7.5 cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-sunk",
        isActive && "bg-accent-soft",
      )}
    >
      <span className="min-w-0 flex-1 truncate">{item.label}</span>{" "}
      {item.hint ? (
        <span className="max-w-[45%] shrink-0 truncate text-ink3 text-sm">{item.hint}</span>
      ) : null}
    </div>
  );
}

const PAGE = 8;

function nextIndex({ key }: KeyboardEvent, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "PageDown") return Math.min(count - 1, at + PAGE);
  return key === "PageUp" ? Math.max(0, at - PAGE) : null;
}
