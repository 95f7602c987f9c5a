/** Where a floating surface goes beside its anchor. Pure: rectangles in, CSS pixels out. */

export type Side = "top" | "bottom";
export type Align = "start" | "end" | "center";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Placement {
  left: number;
  top: number;
  maxHeight: number;
  side: Side;
}

interface Wish {
  side: Side;
  align: Align;
  /** Pixels between the anchor and the surface. */
  gap: number;
}

/** Pixels that stay free at each edge of the viewport. */
const MARGIN = 8;

/**
 * Places a surface of `size` beside `anchor` within `viewport` (all CSS pixels). Takes the other side when
 * the wished one has too little room and the other has more; never leaves the viewport sideways.
 */
export function place(
  anchor: Box,
  size: { width: number; height: number },
  viewport: { width: number; height: number },
  wish: Wish,
): Placement {
  const room = {
    top: anchor.top - wish.gap - MARGIN,
    bottom: viewport.height - (anchor.top + anchor.height) - wish.gap - MARGIN,
  };
  const other: Side = wish.side === "top" ? "bottom" : "top";
  const side = room[wish.side] < size.height && room[other] > room[wish.side] ? other : wish.side;
  const maxHeight = Math.max(room[side], 96);
  const height = Math.min(size.height, maxHeight);
  const top = side === "bottom" ? anchor.top + anchor.height + wish.gap : anchor.top - wish.gap - height;
  return {
    left: clamp(alignedLeft(anchor, size.width, wish.align), MARGIN, viewport.width - size.width - MARGIN),
    top: clamp(top, MARGIN, viewport.height - height - MARGIN),
    maxHeight,
    side,
  };
}

function alignedLeft(anchor: Box, width: number, align: Align): number {
  if (align === "start") return anchor.left;
  if (align === "end") return anchor.left + anchor.width - width;
  return anchor.left + (anchor.width - width) / 2;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
