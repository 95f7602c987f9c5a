"use client";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";

/** First letters typed within this time belong together. */
const TYPE_MS = 500;

/** Roving focus over the items of an open menu: puts focus on one at once, answers the key listener. */
export function useMenuKeys(list: RefObject<HTMLElement | null>, startAt: "first" | "last") {
  const typed = useRef({ text: "", at: 0 });
  useLayoutEffect(() => {
    const items = itemsOf(list.current);
    const chosen = items.find((item) => item.getAttribute("aria-checked") === "true");
    const start = startAt === "last" ? items.at(-1) : (chosen ?? items[0]);
    start?.focus({ preventScroll: true });
  }, [list, startAt]);

  return (event: KeyboardEvent) => {
    const items = itemsOf(list.current);
    const current = items.indexOf(document.activeElement as HTMLElement);
    const next = target(event, items, current, typed.current);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])") ?? [])];
}

function target(
  event: KeyboardEvent,
  items: HTMLElement[],
  current: number,
  typed: { text: string; at: number },
): HTMLElement | undefined {
  if (event.key === "ArrowDown") return items[(current + 1) % items.length];
  if (event.key === "ArrowUp") return items[(Math.max(current, 0) - 1 + items.length) % items.length];
  if (event.key === "Home") return items[0];
  if (event.key === "End") return items.at(-1);
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  // A space chooses the item, unless it continues a word.
  const continues = event.timeStamp - typed.at < TYPE_MS && typed.text !== "";
  if (!isLetter || (event.key === " " && !continues)) return undefined;
  typed.text = continues ? typed.text + event.key.toLowerCase() : event.key.toLowerCase();
  typed.at = event.timeStamp;
  // One letter moves on; more letters may still mean the item that has focus.
  const from = current + (typed.text.length === 1 ? 1 : 0);
  const ordered = [...items.slice(from), ...items.slice(0, from)];
  return ordered.find((item) => item.textContent?.trim().toLowerCase().startsWith(typed.text));
}
