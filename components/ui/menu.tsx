"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cx } from "./cx";
import { Layer } from "./layer";
import { useMenuKeys } from "./menu-keys";
import type { Align } from "./position";
import { type TriggerElement, wireTrigger } from "./trigger";

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Small text at the end, such as a key. */
  hint?: string | undefined;
  onSelect: () => void;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Makes the item a choice that is on or off. */
  checked?: boolean | undefined;
}

export type MenuItem = MenuAction | "separator";

interface MenuProps {
  /** Accessible name of the menu. */
  label: string;
  /** A button; it gets the listeners and the ARIA state. */
  trigger: TriggerElement;
  items: readonly MenuItem[];
  /** Shown over the items, not a choice itself. */
  header?: ReactNode;
  align?: Align | undefined;
  /** With `checked` items: one of them is on (closes when chosen), or any number (stays open). */
  choice?: "one" | "many" | undefined;
  /** Told of every change, for whoever must know; the menu holds the state. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A menu button (ARIA practices): arrows, Home, End, first letters, Escape gives focus back. */
export function Menu({ label, trigger, items, header, align, choice = "one", onOpenChange }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<"first" | "last" | null>(null);
  const set = (next: typeof opened) => {
    setOpened(next);
    onOpenChange?.(next !== null);
  };
  const close = (giveFocusBack: boolean) => {
    if (giveFocusBack) anchor.current?.focus({ preventScroll: true });
    set(null);
  };
  const onSelect = (item: MenuAction) => {
    const stays = choice === "many" && item.checked !== undefined;
    if (!stays) close(true);
    item.onSelect();
  };
  return (
    <>
      {wireTrigger(trigger, {
        ref: anchor,
        popup: "menu",
        open: opened !== null,
        controls: id,
        onToggle: () => (opened ? close(true) : set("first")),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          set(event.key === "ArrowDown" ? "first" : "last");
        },
      })}
      {opened ? (
        <Layer
          anchor={anchor}
          align={align}
          onDismiss={(reason) => close(reason === "escape")}
          className="min-w-44 p-1"
        >
          {header ? (
            <div className="border-line border-b px-2 pt-1 pb-2 text-ink3 text-sm">{header}</div>
          ) : null}
          <MenuList
            id={id}
            label={label}
            items={items}
            choice={choice}
            startAt={opened}
            onSelect={onSelect}
            onLeave={() => close(true)}
          />
        </Layer>
      ) : null}
    </>
  );
}

interface MenuListProps {
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
