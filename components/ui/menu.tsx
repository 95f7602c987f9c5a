"use client";
import { type ReactNode, useId, useRef, useState } from "react";
import type { MenuAction, MenuItem } from "./menu-item";
import type { Align } from "./position";
import { MenuSurface } from "./surfaces";
import { type TriggerElement, wireTrigger } from "./trigger";

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
        <MenuSurface
          anchor={anchor}
          align={align}
          header={header}
          onDismiss={(reason) => close(reason === "escape")}
          className="min-w-44 p-1"
          id={id}
          label={label}
          items={items}
          choice={choice}
          startAt={opened}
          onSelect={onSelect}
          onLeave={() => close(true)}
        />
      ) : null}
    </>
  );
}
