"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Align } from "./position";
import { PopoverSurface } from "./surfaces";
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
  const wasOpen = useRef(open);
  useEffect(() => {
    // Closed by a choice made in it: the focus fell to the page together with the surface.
    const hasLostFocus = wasOpen.current && !open && document.activeElement === document.body;
    if (hasLostFocus) anchor.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
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
        <PopoverSurface
          anchor={anchor}
          align={align}
          onDismiss={(reason) => (reason === "escape" ? close() : onOpenChange(false))}
          id={id}
          label={label}
          className={className}
          onLeave={close}
        >
          {children}
        </PopoverSurface>
      ) : null}
    </>
  );
}
