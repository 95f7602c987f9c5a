"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { cx } from "./cx";
import type { MenuAction, MenuItem } from "./menu-item";
import { useMenuKeys } from "./menu-keys";

export interface MenuListProps {
  id: string;
  label: string;
  items: readonly MenuItem[];
  choice: "one" | "many";
  startAt: "first" | "last";
  onSelect: (item: MenuAction) => void;
  onLeave: () => void;
}

/** The items of an open menu, for a menu whose opener is not a button of its own. */
export function MenuList({ id, label, items, choice, startAt, onSelect, onLeave }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useMenuKeys(list, startAt);
  const hasIcons = items.some((item) => item !== "separator" && item.icon !== undefined);
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="flex flex-col py-0.5"
      onKeyDown={(event: KeyboardEvent) => {
        // Focus is back on the trigger before the browser moves it on: Tab goes to what follows the trigger.
        if (event.key === "Tab") onLeave();
        else onKeyDown(event);
      }}
    >
      {items.map((item, index) =>
        item === "separator" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a separator has no identity but its place
          <hr key={`separator-${index}`} className="mx-1 my-1 border-line border-t" />
        ) : (
          <MenuRow key={item.id} item={item} choice={choice} hasIcons={hasIcons} onSelect={onSelect} />
        ),
      )}
    </div>
  );
}

interface MenuRowProps {
  item: MenuAction;
  choice: "one" | "many";
  /** Keeps the labels of a menu in one line when only some items have an icon. */
  hasIcons: boolean;
  onSelect: (item: MenuAction) => void;
}

function MenuRow({ item, choice, hasIcons, onSelect }: MenuRowProps) {
  const isChoice = item.checked !== undefined;
  const checkRole = choice === "many" ? "menuitemcheckbox" : "menuitemradio";
  return (
    <button
      type="button"
      {...(isChoice ? { role: checkRole, "aria-checked": item.checked } : { role: "menuitem" })}
      aria-disabled={item.disabled || undefined}
      tabIndex={-1}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        if (!item.disabled) onSelect(item);
      }}
      className={cx(
        "flex min-h-7 w-full items-center gap-2 rounded-md px-2 text-left text-base outline-none",
        "focus:bg-sunk focus-visible:outline-2 focus-visible:-outline-offset-2",
        "aria-disabled:cursor-not-allowed aria-disabled:text-ink3",
        item.danger ? "text-bad" : "text-ink",
      )}
    >
      {isChoice ? (
        <Check
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className={cx("shrink-0", !item.checked && "invisible")}
        />
      ) : null}
      {hasIcons ? (
        <span className="flex min-w-4 shrink-0 justify-center text-ink2 [&>svg]:size-4">{item.icon}</span>
      ) : null}
      <span className="min-w-0 flex-1 py-1">{item.label}</span>
      {item.hint ? <span className="shrink-0 pl-3 text-ink3 text-sm">{item.hint}</span> : null}
    </button>
  );
}
