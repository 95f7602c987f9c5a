"use client";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { cx } from "./cx";
import { Layer } from "./layer";
import type { Align } from "./position";
import { tabbables } from "./tabbable";
import { type TriggerElement, wireTrigger } from "./trigger";

interface PopoverProps {
  /** A button; it gets the listeners and the ARIA state. */
  trigger: TriggerElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Accessible name of the surface. */
  label: string;
  align?: Align | undefined;
  /** Size and padding of the surface; 12 px of padding without it. */
  className?: string | undefined;
  /** Mounted only while open. Focus goes to `[data-autofocus]`, else to the first control. */
  children: ReactNode;
}

/** A non-modal dialog beside its trigger: Escape or a press outside closes it, Tab leaves it in page order. */
export function Popover({ trigger, open, onOpenChange, label, align, className, children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const giveFocusBack = () => anchor.current?.focus({ preventScroll: true });
  const close = () => {
    giveFocusBack();
    onOpenChange(false);
  };
  return (
    <>
      {wireTrigger(trigger, {
        ref: anchor,
        popup: "dialog",
        open,
        controls: id,
        onToggle: () => (open ? close() : onOpenChange(true)),
      })}
      {open ? (
        <Layer
          anchor={anchor}
          align={align}
          onDismiss={(reason) => (reason === "escape" ? close() : onOpenChange(false))}
        >
          <PopoverBody id={id} label={label} className={className} onLeave={close}>
            {children}
          </PopoverBody>
        </Layer>
      ) : null}
    </>
  );
}

interface PopoverBodyProps {
  id: string;
  label: string;
  className: string | undefined;
  onLeave: () => void;
  children: ReactNode;
}

function PopoverBody({ id, label, className, onLeave, children }: PopoverBodyProps) {
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
