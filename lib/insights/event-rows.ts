/**
 * Where each event of a page lies in its bytes. Numbers in one typed array: as objects, the 10,000 rows of a
 * page outlive a young collection and cost more time than finding them does.
 */

const CELLS = 9;
const FIRST_ROWS = 256;

/** Offsets into the page's bytes; ends are exclusive. */
export interface EventPlace {
  /** The event's braces. */
  start: number;
  end: number;
  /** Place in the array as it came, unreadable elements included. */
  index: number;
  /** The values of `id` and `timestamp`, quotes included; 0 where absent or no text. */
  idStart: number;
  idEnd: number;
  timeStart: number;
  timeEnd: number;
  /** The value of `organization`, whatever it is; 0 where absent. */
  ownerStart: number;
  ownerEnd: number;
}

/** The rows of a page by their number, from 0. A number that is not below `length` must not be asked for. */
export class EventRows {
  length = 0;
  private cells = new Int32Array(CELLS * FIRST_ROWS);

  /** Adds a row. `place` is copied, so that one object can serve for all. */
  add(place: Readonly<EventPlace>): void {
    const at = this.length * CELLS;
    if (at === this.cells.length) this.grow();
    const { cells } = this;
    cells[at] = place.start;
    cells[at + 1] = place.end;
    cells[at + 2] = place.index;
    cells[at + 3] = place.idStart;
    cells[at + 4] = place.idEnd;
    cells[at + 5] = place.timeStart;
    cells[at + 6] = place.timeEnd;
    cells[at + 7] = place.ownerStart;
    cells[at + 8] = place.ownerEnd;
    this.length++;
  }

  start(row: number): number {
    return this.cell(row, 0);
  }

  end(row: number): number {
    return this.cell(row, 1);
  }

  /** Place in the array as it came, unreadable elements included. */
  index(row: number): number {
    return this.cell(row, 2);
  }

  /** Start of the `id` with its quote; 0 where the event has none or it is no text. */
  idStart(row: number): number {
    return this.cell(row, 3);
  }

  idEnd(row: number): number {
    return this.cell(row, 4);
  }

  /** Start of the `timestamp` with its quote; 0 where the event has none or it is no text. */
  timeStart(row: number): number {
    return this.cell(row, 5);
  }

  timeEnd(row: number): number {
    return this.cell(row, 6);
  }

  /** Start of the value of `organization`; 0 where the event has none. */
  ownerStart(row: number): number {
    return this.cell(row, 7);
  }

  ownerEnd(row: number): number {
    return this.cell(row, 8);
  }

  private cell(row: number, cell: number): number {
    return this.cells[row * CELLS + cell] ?? 0;
  }

  private grow(): void {
    const larger = new Int32Array(this.cells.length * 2);
    larger.set(this.cells);
    this.cells = larger;
  }
}
