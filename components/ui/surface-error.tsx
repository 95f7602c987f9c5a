"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { type CloseReason, pushLayer } from "./layer-stack";
import { PartError, type PartFailure } from "./part-error";
import { type Align, place } from "./position";

interface SurfaceErrorProps {
  failure: PartFailure;
  anchor: RefObject<HTMLElement | null>;
  align?: Align | undefined;
  onDismiss?: ((reason: CloseReason) => void) | undefined;
  /** What `aria-controls` of the trigger names. */
  id?: string | undefined;
}

/** Beside its trigger in the place of a menu or popover whose code did not come: it does without that code. */
export function SurfaceError({ failure, anchor, align = "start", onDismiss, id }: SurfaceErrorProps) {
  const element = useRef<HTMLDivElement>(null);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (!element.current) return;
    const close = (reason: CloseReason) => dismiss.current?.(reason);
    return pushLayer({ element: element.current, anchor: anchor.current, close });
  }, [anchor]);
  useLayoutEffect(() => {
    if (!element.current || !anchor.current) return;
    const { width, height } = element.current.getBoundingClientRect();
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const wish = { side: "bottom", align, gap: 4 } as const;
    const { left, top } = place(anchor.current.getBoundingClientRect(), { width, height }, viewport, wish);
    Object.assign(element.current.style, { left: `${left}px`, top: `${top}px` });
  }, [anchor, align]);
  return (
    <div
      ref={element}
      id={id}
      className="fixed z-50 w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line2 bg-panel shadow-layer"
    >
      <PartError {...failure} />
    </div>
  );
}
