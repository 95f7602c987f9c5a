/** What tells events apart: organisation and id together, since only within one is an id known to be of one event. */
import "server-only";
import { sameBytes } from "@/lib/insights/json-bytes";
import { bytesAt, type EventSource, idAt, ownerAt } from "@/lib/insights/scan-events";
import { markOf } from "./position";

/** Stands for an event in a cursor: by its organisation and id, or by its bytes when it has no id. */
export function rowMark(source: EventSource, row: number): string {
  const id = idAt(source, row);
  return id === null ? markOf(bytesAt(source, row)) : markOf(ownerAt(source, row), id);
}

/** Finds the rows that came before in one request. */
export class SeenRows {
  private readonly byOwner = new Map<string, Set<string>>();
  private ids = new Set<string>();
  private source: EventSource | null = null;
  private bytes: Buffer = Buffer.alloc(0);
  private owner = { start: 0, end: 0 };

  /** True when the row came before; from now on it did. */
  add(source: EventSource, row: number): boolean {
    this.turnTo(source, row);
    const { rows } = source;
    const end = rows.idEnd(row);
    const id = end === 0 ? rowMark(source, row) : this.bytes.toString("latin1", rows.idStart(row), end);
    const before = this.ids.size;
    this.ids.add(id);
    return this.ids.size === before;
  }

  /** Nearly always the organisation is that of the row before, which its bytes show without a text being made. */
  private turnTo(source: EventSource, row: number): void {
    const start = source.rows.ownerStart(row);
    const end = source.rows.ownerEnd(row);
    const length = end - start;
    if (this.source === source && length === this.owner.end - this.owner.start)
      if (sameBytes(source.bytes, start, this.owner.start, length)) return;
    if (this.source !== source) {
      const { buffer, byteOffset, byteLength } = source.bytes;
      this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    }
    const name = this.bytes.toString("latin1", start, end);
    this.ids = this.byOwner.get(name) ?? new Set();
    this.byOwner.set(name, this.ids);
    this.source = source;
    this.owner = { start, end };
  }
}
