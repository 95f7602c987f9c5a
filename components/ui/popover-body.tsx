"use client";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { cx } from "./cx";
import { tabbables } from "./tabbable";

export interface PopoverBodyProps {
  id: string;
  label: string;
  className: string | undefined;
  onLeave: () => void;
  children: ReactNode;
}

/** Takes the focus when it opens; Tab past its edge leaves it. */
export function PopoverBody({ id, label, className, onLeave, children }: PopoverBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = body.current;
    if (!element || element.contains(document.activeElement)) return;
    const start = element.querySelector<HTMLElement>("[data-autofocus]") ?? tabbables(element)[0] ?? element;
    start.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Tab" || event.defaultPrevented || !body.current) return;
    const stops = tabbables(body.current);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const atEdge =
      edge === undefined || document.activeElement === edge || document.activeElement === body.current;
    if (!atEdge || (document.activeElement === body.current && !event.shiftKey && edge)) return;
    // The trigger has focus before the browser acts: Tab moves on from it, Shift+Tab stays on it.
    if (event.shiftKey) event.preventDefault();
    onLeave();
  };
  return (
    <div
      ref={body}
      id={id}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={cx("outline-none", className ?? "p-3")}
    >
      {children}
    </div>
  );
}
