"use client";

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/live-status";
import { moveTo } from "@/lib/search/rearrange";
import type { Search } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import { dropAt, type Place } from "./drop-place";
import { movedWords } from "./tree-commands";
import type { Tree } from "./tree-context";

/** Less than this is a click that trembled. */
const THRESHOLD_PX = 5;

interface Drag {
  from: Path;
  /** Where it would go; null where it cannot. */
  place: Place | null;
}

/** Dragging with a pointer: a line shows where the item would go, Escape leaves it where it is. */
export function useTreeDrag(
  root: RefObject<HTMLElement | null>,
  draft: Search,
  change: Tree["change"],
): { grab: Tree["grab"]; dragged: Path | null; line: ReactNode } {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const grab: Tree["grab"] = (from, press) => {
    if (press.button !== 0 || stop.current) return;
    let place: Place | null | undefined;
    const onMove = (event: PointerEvent) => {
      const isFar = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= THRESHOLD_PX;
      if (place === undefined && !isFar) return;
      const found = dropAt(root.current, draft.where, event.clientX, event.clientY);
      place = found && moveTo(draft, from, found.to).search !== draft ? found : null;
      setDrag({ from, place });
    };
    const onUp = () => {
      stop.current?.();
      if (!place) return;
      const { search, path } = moveTo(draft, from, place.to);
      change(search, path);
      announce(movedWords(search, path));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      stop.current?.();
    };
    const listening = new AbortController();
    const { signal } = listening;
    stop.current = () => {
      listening.abort();
      stop.current = undefined;
      setDrag(null);
    };
    document.addEventListener("pointermove", onMove, { signal });
    document.addEventListener("pointerup", onUp, { signal });
    document.addEventListener("pointercancel", () => stop.current?.(), { signal });
    document.addEventListener("keydown", onKey, { signal, capture: true });
  };
  const line = drag?.place ? <DropLine {...drag.place} /> : null;
  return { grab, dragged: drag?.from ?? null, line };
}

function DropLine({ top, left }: Place) {
  return (
    <div
      aria-hidden
      style={{ top: top - 1, left }}
      className="pointer-events-none absolute right-0 h-0.5 rounded bg-accent"
    />
  );
}
