/** Where a stream of events stands, and how that travels inside a cursor. */
import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";

export interface Position {
  /** Verbatim X-Search_after of the page that is being read; null for the first. */
  after: string | null;
  /** Rows of that page that were given. */
  skip: number;
  /** Mark of the last of them: the page may have grown by late events since. */
  anchor: string | null;
  /** Rows that the page was asked with. */
  limit: number;
  /** Marks of earlier pages and cursors, to notice a server that goes round in circles. */
  trail: readonly string[];
  state: "open" | "ended" | "stopped" | "failed";
}

/** On the wire a position is a list: names would be most of its length. */
export const WirePosition = z.tuple([
  z.string().nullable(),
  z.int().min(0),
  z.string().nullable(),
  z.int().min(1),
  z.array(z.string()),
  z.enum(["open", "ended", "stopped", "failed"]),
]);

export function startPosition(limit: number): Position {
  return { after: null, skip: 0, anchor: null, limit, trail: [], state: "open" };
}

export function toWire({ after, skip, anchor, limit, trail, state }: Position): z.infer<typeof WirePosition> {
  return [after, skip, anchor, limit, [...trail], state];
}

export function fromWire([after, skip, anchor, limit, trail, state]: z.infer<typeof WirePosition>): Position {
  return { after, skip, anchor, limit, trail, state };
}

/** Eight signs that stand for `parts`: 48 bits, so two of a run's pages never share them by chance. */
export function markOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("base64url").slice(0, 8);
}
