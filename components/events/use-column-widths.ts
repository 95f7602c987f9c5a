"use client";
import { useMemo, useState } from "react";
import { store, useStored } from "@/components/explorer/use-stored";
import { clampWidth, readWidths, type Widths, withTimeWidth } from "./columns";
import type { TimeLayout } from "./event-time";

const KEY = "events.column-widths";

export interface ColumnWidths {
  widths: Widths;
  /** True when the user gave the column its width. */
  isSet(id: string): boolean;
  /** Shows a width while it is being dragged; `px` at the standard text size. */
  preview(id: string, px: number): void;
  /** Keeps a width in this browser; null gives the column its own again. */
  keep(id: string, px: number | null): void;
}

/** Column widths by column id, kept between visits. */
export function useColumnWidths(layout: TimeLayout): ColumnWidths {
  const stored = useStored(KEY);
  const kept = useMemo(() => readWidths(parse(stored)), [stored]);
  const [dragged, setDragged] = useState<Widths>({});
  const widths = useMemo(() => withTimeWidth({ ...kept, ...dragged }, layout), [kept, dragged, layout]);
  return {
    widths,
    isSet: (id) => kept[id] !== undefined,
    preview: (id, px) => setDragged({ [id]: clampWidth(px) }),
    keep: (id, px) => {
      const { [id]: _, ...others } = kept;
      setDragged({});
      store(KEY, JSON.stringify(px === null ? others : { ...others, [id]: clampWidth(px) }));
    },
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
