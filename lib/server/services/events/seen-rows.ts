/** Which rows came before in one request: by organisation and id, since only within one is an id known to be of one event. */
import "server-only";
import type { EventSource } from "@/lib/insights/scan-events";
import { rowMark } from "./row-mark";

/** Slots for each row, so that few of them are tried for one. */
const ROOM = 2;
const FIRST_SLOTS = 1_024;

/**
 * A table over the bytes as they lie. As texts in a Set, the ids of a large page cost three times as long, and
 * more than all else that is done with its rows. Ids that only their escapes tell apart are two.
 */
export class SeenRows {
  private readonly sources: EventSource[] = [];
  /** Two numbers a slot: that of the source, from 1, and the row; 0 where it is empty. */
  private slots = new Int32Array(2 * FIRST_SLOTS);
  private count = 0;
  /** Rows without an id. */
  private readonly marks = new Set<string>();

  /** True when the row came before; from now on it did. */
  add(source: EventSource, row: number): boolean {
    if (source.rows.idEnd(row) === 0) return this.addMark(rowMark(source, row));
    const number = this.numberOf(source);
    const slot = this.slotOf(source, row);
    if (this.slots[slot] !== 0) return true;
    this.slots[slot] = number;
    this.slots[slot + 1] = row;
    this.count++;
    return false;
  }

  private addMark(mark: string): boolean {
    const before = this.marks.size;
    return this.marks.add(mark).size === before;
  }

  private numberOf(source: EventSource): number {
    if (this.sources.at(-1) !== source && !this.sources.includes(source)) {
      this.sources.push(source);
      this.makeRoom(this.count + source.rows.length);
    }
    return this.sources.lastIndexOf(source) + 1;
  }

  /** Where the row is, or would be. */
  private slotOf(source: EventSource, row: number): number {
    const last = this.slots.length - 1;
    for (let slot = 2 * hashOf(source, row); ; slot += 2) {
      const at = slot & last;
      const other = this.sources[(this.slots[at] ?? 0) - 1];
      if (!other || isSame(other, this.slots[at + 1] ?? 0, source, row)) return at;
    }
  }

  private makeRoom(rows: number): void {
    let { length } = this.slots;
    while (length < 2 * ROOM * rows) length *= 2;
    if (length === this.slots.length) return;
    const before = this.slots;
    this.slots = new Int32Array(length);
    for (let at = 0; at < before.length; at += 2) {
      const [number = 0, row = 0] = [before[at], before[at + 1]];
      const source = this.sources[number - 1];
      if (source) this.slots.set([number, row], this.slotOf(source, row));
    }
  }
}

/** FNV-1a of the id's bytes, 30 bits. */
function hashOf({ bytes, rows }: EventSource, row: number): number {
  const end = rows.idEnd(row);
  let hash = 0x811c9dc5;
  for (let i = rows.idStart(row); i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

function isSame(a: EventSource, rowA: number, b: EventSource, rowB: number): boolean {
  return (
    isEqual(a, a.rows.idStart(rowA), a.rows.idEnd(rowA), b, b.rows.idStart(rowB), b.rows.idEnd(rowB)) &&
    isEqual(
      a,
      a.rows.ownerStart(rowA),
      a.rows.ownerEnd(rowA),
      b,
      b.rows.ownerStart(rowB),
      b.rows.ownerEnd(rowB),
    )
  );
}

function isEqual(
  a: EventSource,
  startA: number,
  endA: number,
  b: EventSource,
  startB: number,
  endB: number,
): boolean {
  const length = endA - startA;
  if (length !== endB - startB) return false;
  for (let i = 0; i < length; i++) if (a.bytes[startA + i] !== b.bytes[startB + i]) return false;
  return true;
}
