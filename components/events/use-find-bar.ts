"use client";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";

export interface FindBarState {
  input: RefObject<HTMLInputElement | null>;
  isOpen: boolean;
  /** The row that was active when the bar opened. */
  startIndex: number;
  /** The row that is marked as found, or null. */
  current: number | null;
  open(): void;
  go(index: number | null): void;
  close(): void;
}

/**
 * Whether the find bar is open, and the row it is at. Ctrl or Cmd with F opens it from the rows in `panel`
 * and from a page where nothing has the focus, in place of the browser's own, which sees only the rows in
 * view; pressed once more in the bar, it is the browser's. `showRow` makes a row the active one and
 * scrolls to it.
 */
export function useFindBar(
  panel: RefObject<HTMLElement | null>,
  activeIndex: number,
  showRow: (index: number) => void,
): FindBarState {
  const input = useRef<HTMLInputElement>(null);
  const [startIndex, setStartIndex] = useState<number | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const open = () => {
    if (startIndex === null) setStartIndex(activeIndex);
    input.current?.focus();
    input.current?.select();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isFindKey(event) || event.defaultPrevented || event.target === input.current) return;
    const { target } = event;
    const isOurs = target === document.body || (target instanceof Node && panel.current?.contains(target));
    if (!isOurs) return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return {
    input,
    isOpen: startIndex !== null,
    startIndex: startIndex ?? 0,
    current,
    open,
    go: (index) => {
      setCurrent(index);
      if (index !== null) showRow(index);
    },
    close: () => {
      setStartIndex(null);
      setCurrent(null);
    },
  };
}

function isFindKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "f" && (ctrlKey || metaKey) && !shiftKey && !altKey;
}
