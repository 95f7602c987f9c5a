"use client";
import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { cx } from "./cx";
import { type CloseReason, pushLayer } from "./layer-stack";
import { type Align, place, type Side } from "./position";

export interface LayerProps extends Omit<ComponentProps<"div">, "ref"> {
  anchor: RefObject<HTMLElement | null>;
  side?: Side | undefined;
  align?: Align | undefined;
  gap?: number | undefined;
  /** Escape or a press outside. Without it the layer takes no part in dismissal (a tooltip). */
  onDismiss?: ((reason: CloseReason) => void) | undefined;
  children: ReactNode;
}

const HOSTS = "dialog,[data-layer],[data-layer-host],main";

/**
 * A surface in the browser's top layer beside its anchor: never clipped, above everything, flipped at the
 * edges of the viewport. It hangs under the dialog, layer or landmark that holds the anchor: a modal dialog
 * makes the rest of the page inert, and a landmark tells a screen reader where it is.
 */
export function Layer(props: LayerProps) {
  const [host, setHost] = useState<Element | null>(null);
  useLayoutEffect(() => {
    setHost(props.anchor.current?.closest(HOSTS) ?? document.body);
  }, [props.anchor]);
  return host ? createPortal(<Surface {...props} />, host) : null;
}

function Surface({
  anchor,
  side = "bottom",
  align = "start",
  gap = 4,
  onDismiss,
  className,
  children,
  ...rest
}: LayerProps) {
  const surface = useRef<HTMLDivElement>(null);
  const isShown = useTopLayer(surface);
  usePlacement(anchor, surface, isShown, side, align, gap);
  useDismissal(anchor, surface, onDismiss);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the listeners only keep events in; the content has the roles
    <div
      ref={surface}
      popover={hasTopLayer() ? "manual" : undefined}
      data-layer=""
      // React hands events of a portal to the component that holds it: a row must not act on a press in its menu.
      onClick={stop}
      onPointerDown={stop}
      onKeyDown={stop}
      className={cx(
        "fixed inset-auto z-50 m-0 max-w-[calc(100vw-1rem)] overflow-y-auto overscroll-contain whitespace-normal rounded-lg",
        "border border-line2 bg-panel text-left font-normal font-sans text-base text-ink shadow-layer",
        "opacity-100 transition-opacity duration-100 starting:opacity-0",
        className,
      )}
      {...rest}
    >
      {/* Effects of children run before those of parents, and nothing in a hidden surface can take focus. */}
      {isShown ? children : null}
    </div>
  );
}

/** Without one (browsers before 2024) the surface is an ordinary fixed box over the page. */
function hasTopLayer(): boolean {
  return "showPopover" in HTMLElement.prototype;
}

function stop(event: { stopPropagation: () => void }): void {
  event.stopPropagation();
}

/** Shows the surface before the first paint; true once it is shown. */
function useTopLayer(surface: ElementRef): boolean {
  const [isShown, setShown] = useState(false);
  useLayoutEffect(() => {
    if (hasTopLayer()) surface.current?.showPopover();
    setShown(true);
  }, [surface]);
  return isShown;
}

type ElementRef = RefObject<HTMLElement | null>;

function usePlacement(
  anchor: ElementRef,
  surface: ElementRef,
  isShown: boolean,
  side: Side,
  align: Align,
  gap: number,
): void {
  useLayoutEffect(() => {
    const element = surface.current;
    if (!element || !isShown) return;
    const update = () => {
      if (!anchor.current) return;
      element.style.maxHeight = "";
      const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const at = place(anchor.current.getBoundingClientRect(), element.getBoundingClientRect(), viewport, {
        side,
        align,
        gap,
      });
      element.style.left = `${at.left}px`;
      element.style.top = `${at.top}px`;
      element.style.maxHeight = `${at.maxHeight}px`;
    };
    update();
    return watchGeometry(element, update);
  }, [anchor, surface, isShown, side, align, gap]);
}

function watchGeometry(element: HTMLElement, update: () => void): () => void {
  const onScroll = (event: Event) => {
    if (!(event.target instanceof Node && element.contains(event.target))) update();
  };
  const sizes = typeof ResizeObserver === "function" ? new ResizeObserver(update) : null;
  for (const child of element.children) sizes?.observe(child);
  window.addEventListener("resize", update);
  document.addEventListener("scroll", onScroll, true);
  return () => {
    sizes?.disconnect();
    window.removeEventListener("resize", update);
    document.removeEventListener("scroll", onScroll, true);
  };
}

function useDismissal(anchor: ElementRef, surface: ElementRef, onDismiss: LayerProps["onDismiss"]): void {
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  const takesPart = onDismiss !== undefined;
  useLayoutEffect(() => {
    if (!takesPart || !surface.current) return;
    return pushLayer({
      element: surface.current,
      anchor: anchor.current,
      close: (reason) => dismiss.current?.(reason),
    });
  }, [anchor, surface, takesPart]);
}
