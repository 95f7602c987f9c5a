"use client";

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/live-status";
import { joinWith, moveTo, type Placed } from "@/lib/search/rearrange";
import type { Search } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import { dropAt, type Place } from "./drop-place";
import { joinedWords, movedWords } from "./tree-commands";
import type { Tree } from "./tree-context";

/** Less than this is a click that trembled. */
const THRESHOLD_PX = 5;

interface Drag {
  from: Path;
  /** Where it would go; null where it cannot. */
  place: Place | null;
}

/** Dragging with a pointer: a mark shows where the item would go, Escape leaves it where it is. */
export function useTreeDrag(
  root: RefObject<HTMLElement | null>,
  draft: Search,
  change: Tree["change"],
): { grab: Tree["grab"]; dragged: Path | null; mark: ReactNode } {
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
      place = found && dropped(draft, from, found).search !== draft ? found : null;
      setDrag({ from, place });
    };
    const onUp = () => {
      stop.current?.();
      if (!place) return;
      const { search, path } = dropped(draft, from, place);
      change(search, path);
      announce("onto" in place ? joinedWords(draft, { search, path }) : movedWords(search, path));
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
  const mark = drag?.place ? <DropMark place={drag.place} /> : null;
  return { grab, dragged: drag?.from ?? null, mark };
}

function dropped(search: Search, from: Path, place: Place): Placed {
  return "onto" in place ? joinWith(search, from, place.onto) : moveTo(search, from, place.to);
}

/** A line between two rows, or a frame around the row that would be joined. */
function DropMark({ place }: { place: Place }) {
  const { top, left } = place;
  if ("onto" in place) {
    return (
      <div
        aria-hidden
        style={{ top, left, height: place.height }}
        className="pointer-events-none absolute right-0 flex items-center justify-end rounded-md border-2 border-accent"
      >
        <span className="mr-16 rounded bg-accent px-1.5 font-semibold text-on-accent text-sm">or</span>
      </div>
    );
  }
  return (
    <div
      aria-hidden
      style={{ top: top - 1, left }}
      className="pointer-events-none absolute right-0 h-0.5 rounded bg-accent"
    />
  );
}
