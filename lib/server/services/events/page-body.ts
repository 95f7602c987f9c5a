/** The answer of a search as bytes: the events exactly as they came, between brackets of ours. */
import "server-only";
import type { Page } from "@/lib/contract/events";
import type { RowList } from "./row-list";

/** Steps that compression and the socket can take in turns, rather than one piece of 15 MB. */
const STEP_BYTES = 1024 * 1024;

const encoder = new TextEncoder();
const COMMA = encoder.encode(",");

/** The JSON array of `rows`, cut from the bytes they came in. Neighbours are one piece, with what parts them. */
export function sliceRows(rows: RowList): Uint8Array[] {
  const pieces = rows.runs.flatMap(({ source, first, last }, index) => {
    const piece = source.bytes.subarray(source.rows.start(first), source.rows.end(last));
    return index === 0 ? [piece] : [COMMA, piece];
  });
  return [encoder.encode("["), ...pieces, encoder.encode("]")];
}

/** `{"events": …, "page": …}` as a stream that is read no faster than it is sent. */
export function pageBody({
  events,
  page,
}: {
  events: readonly Uint8Array[];
  page: Page;
}): ReadableStream<Uint8Array> {
  const parts = [encoder.encode('{"events":'), ...events, encoder.encode(`,"page":${JSON.stringify(page)}}`)];
  let part = 0;
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const bytes = parts[part];
        if (!bytes) return controller.close();
        controller.enqueue(bytes.subarray(at, at + STEP_BYTES));
        at += STEP_BYTES;
        if (at < bytes.length) return;
        part++;
        at = 0;
      },
    },
    { highWaterMark: 4 },
  );
}
