"use client";
import { type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Layer } from "@/components/ui/layer";
import { useDelayed } from "@/components/ui/use-delayed";
import { factsOf } from "./event-facts";
import { indexOf, rowOf } from "./row-dom";
import { TimeList } from "./time-list";

export interface TimeCardProps {
  table: RefObject<HTMLTableElement | null>;
  rows: readonly unknown[];
  zone: string;
}

const TIME = "[data-open]";
const SHOW_MS = 400;
/** Long enough to move the pointer from the time into the card. */
const HIDE_MS = 120;

/** One card for the times of all rows: it stands by the one that the pointer or the keyboard is on. */
export function TimeCard({ table, rows, zone }: TimeCardProps) {
  const id = useId();
  const anchor = useRef<HTMLElement | null>(null);
  const [index, setIndex] = useState(-1);
  /** The time that was pressed: its card would only be in the way, until the pointer has been elsewhere. */
  const used = useRef<HTMLElement | null>(null);
  const { shown, show, hide } = useDelayed();
  const showFor = (time: HTMLElement, delayMs: number) => {
    const row = rowOf(time);
    if (row === null) return;
    anchor.current = time;
    setIndex(indexOf(row));
    show(delayMs);
  };
  const onPointer = useEffectEvent(({ target, pointerType }: PointerEvent) => {
    const time = timeAt(target);
    if (time === used.current && time !== null) return;
    used.current = null;
    // A finger opens the row; it has the same in the detail.
    if (time === null || pointerType === "touch") hide(HIDE_MS);
    else showFor(time, SHOW_MS);
  });
  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    const time = timeAt(target);
    if (time?.matches(":focus-visible")) showFor(time, 0);
    else hide(0);
  });
  /** The pointer or the focus came to a time while this code was still on its way. */
  const onStart = useEffectEvent((element: HTMLElement) => {
    const focused = element.querySelector<HTMLElement>(`${TIME}:focus-visible`);
    const hovered = element.querySelector<HTMLElement>(`${TIME}:hover`);
    if (focused) showFor(focused, 0);
    else if (hovered) showFor(hovered, SHOW_MS);
  });
  const leave = useEffectEvent(() => hide(HIDE_MS));
  const drop = useEffectEvent(() => hide(0));
  const onPress = useEffectEvent(({ target }: PointerEvent) => {
    used.current = timeAt(target);
    hide(0);
  });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    const end = new AbortController();
    const { signal } = end;
    onStart(element);
    element.addEventListener("pointerover", (event) => onPointer(event), { signal });
    element.addEventListener("focusin", (event) => onFocus(event), { signal });
    element.addEventListener("pointerleave", () => leave(), { signal });
    element.addEventListener("focusout", () => drop(), { signal });
    element.addEventListener("pointerdown", (event) => onPress(event), { signal });
    // Rows come and go under it.
    document.addEventListener("scroll", () => drop(), { signal, capture: true });
    return () => end.abort();
  }, [table]);
  useEffect(() => {
    const time = anchor.current;
    if (!shown || time === null) return;
    time.setAttribute("aria-describedby", id);
    return () => time.removeAttribute("aria-describedby");
  }, [shown, id]);
  const facts = factsOf(rows[index]);
  if (!shown || facts.instant === null) return null;
  return (
    <Layer
      key={index}
      anchor={anchor}
      role="tooltip"
      id={id}
      onPointerEnter={() => show(0)}
      onPointerLeave={() => hide(HIDE_MS)}
      className="px-3 py-2 text-sm"
    >
      <TimeList facts={facts} zone={zone} />
    </Layer>
  );
}

function timeAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(TIME) : null;
}
