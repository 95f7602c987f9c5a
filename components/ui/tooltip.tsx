"use client";
import { cloneElement, type DOMAttributes, type ReactElement, type ReactNode, useId, useRef } from "react";
import type { Side } from "./position";
import { preloadSurfaces, TooltipSurface } from "./surfaces";
import { useDelayed } from "./use-delayed";

type Trigger = DOMAttributes<HTMLElement> & { "aria-describedby"?: string | undefined };

interface TooltipProps {
  text: ReactNode;
  side?: Side | undefined;
  /** False when the text is already the accessible name of the trigger. */
  describes?: boolean | undefined;
  /** One focusable element; the tooltip adds its listeners to it. */
  children: ReactElement<Trigger>;
}

const SHOW_MS = 350;
/** Long enough to move the pointer from the trigger into the tooltip. */
const HIDE_MS = 120;

/** A short text on hover and on keyboard focus. Escape hides it, the pointer may enter it. */
export function Tooltip({ text, side = "bottom", describes = true, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement | null>(null);
  const { shown, show, hide } = useDelayed();
  const given = children.props;
  const trigger = cloneElement(children, {
    "aria-describedby": shown && describes ? id : given["aria-describedby"],
    onPointerEnter: (event) => {
      given.onPointerEnter?.(event);
      anchor.current = event.currentTarget;
      void preloadSurfaces();
      if (event.pointerType !== "touch") show(SHOW_MS);
    },
    onPointerLeave: (event) => {
      given.onPointerLeave?.(event);
      hide(HIDE_MS);
    },
    onPointerDown: (event) => {
      given.onPointerDown?.(event);
      hide(0);
    },
    onFocus: (event) => {
      given.onFocus?.(event);
      anchor.current = event.currentTarget;
      if (event.currentTarget.matches(":focus-visible")) show(0);
    },
    onBlur: (event) => {
      given.onBlur?.(event);
      hide(0);
    },
    onClick: (event) => {
      given.onClick?.(event);
      hide(0);
    },
  });
  return (
    <>
      {trigger}
      {shown ? (
        <TooltipSurface
          anchor={anchor}
          side={side}
          id={id}
          onPointerEnter={() => show(0)}
          onPointerLeave={() => hide(HIDE_MS)}
        >
          {text}
        </TooltipSurface>
      ) : null}
    </>
  );
}
