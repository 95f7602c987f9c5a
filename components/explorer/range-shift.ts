/** Moving and widening a time range, from the window that it last stood for. */
import { toIso } from "@/lib/core/time";
import type { Range, Window } from "@/lib/search/schema";

const DAY_MS = 86_400_000;

const edges = (window: Window): [number, number] => [Date.parse(window.start), Date.parse(window.end)];

const absolute = (from: number, to: number): Range => ({ from: toIso(from), to: toIso(to) });

/**
 * The window moved by half its length, earlier (-1) or later (1), never past `nowMs` nor beyond what is
 * kept. Null when there is nowhere to go.
 */
export function shiftRange(
  window: Window,
  direction: -1 | 1,
  nowMs: number,
  retentionDays: number,
): Range | null {
  const [start, end] = edges(window);
  const half = Math.round((end - start) / 2);
  const wanted = direction * half;
  const moved =
    direction < 0 ? Math.max(wanted, nowMs - retentionDays * DAY_MS - start) : Math.min(wanted, nowMs - end);
  if (Math.sign(moved) !== direction || Math.abs(moved) < 1_000) return null;
  return absolute(start + moved, end + moved);
}

/** The window at twice its length around its middle, within what is kept; null when it cannot grow. */
export function zoomOut(window: Window, nowMs: number, retentionDays: number): Range | null {
  const [start, end] = edges(window);
  const half = Math.round((end - start) / 2);
  const to = Math.min(nowMs, end + half);
  const from = Math.max(nowMs - retentionDays * DAY_MS, to - 4 * half);
  return to - from <= end - start + 1_000 ? null : absolute(from, to);
}
