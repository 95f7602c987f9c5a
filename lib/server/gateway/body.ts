/** Reads an answer's body with a bound on what it grows to: a few hundred kB on the wire may decode to 300 MB. */
import "server-only";
import type { Readable, TransformOptions } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, type ZlibOptions } from "node:zlib";
import { AppError } from "@/lib/core/errors";
import { Fault } from "./faults";
import { GrowingBytes } from "./growing-bytes";

/**
 * Larger steps than zlib's own 16 kB: a page of 15 MB would cross to the thread pool a thousand times. Where the
 * length is known, one step most likely holds all: events shrink to a tenth or less. Room that is not used is
 * never touched, so it costs no memory.
 */
const STEP = { least: 64 * 1024, unknown: 1024 * 1024, most: 32 * 1024 * 1024, perByte: 20 } as const;

function stepBytes(length: number | null): number {
  if (length === null) return STEP.unknown;
  return Math.max(STEP.least, Math.min(STEP.most, length * STEP.perByte));
}

/** What waits to be decoded: with less, nothing is decoded while the part before is read. */
const WAITING_BYTES = 1024 * 1024;

/** Node passes a stream's own options on, which its types leave out. */
function gunzipOptions(length: number | null): ZlibOptions & TransformOptions {
  return { chunkSize: stepBytes(length), writableHighWaterMark: WAITING_BYTES };
}

export interface BodyForm {
  encoding: string | null;
  /** Its length on the wire; null when that was not told. */
  length: number | null;
}

/**
 * The decoded body. `more` is given all that is decoded so far, each time a part has come, so that reading it
 * and decoding the next part go side by side. Throws a Fault TOO_LARGE beyond `maxBytes`, and whatever the
 * stream or `more` throws.
 */
export async function readBody(
  body: Readable,
  { encoding, length }: BodyForm,
  maxBytes: number,
  more: (soFar: Buffer) => void,
): Promise<Buffer> {
  const coding = encoding?.trim().toLowerCase() ?? "";
  const isPlain = coding === "" || coding === "identity";
  const decoded = new GrowingBytes(isPlain ? Math.min(length ?? 0, maxBytes) : 0);
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) {
      const bytes = decoded.bytes.length + part.length;
      if (bytes > maxBytes) {
        throw new Fault(new AppError("TOO_LARGE"), { isSecurityEvent: true, log: { bytes } });
      }
      more(decoded.add(part));
    }
  };
  if (isPlain) await pipeline(body, collect);
  else if (coding === "gzip" || coding === "x-gzip") {
    await pipeline(body, createGunzip(gunzipOptions(length)), collect);
  } else {
    body.destroy();
    throw new Fault(new AppError("BAD_RESPONSE"), { log: { contentEncoding: coding.slice(0, 40) } });
  }
  return decoded.bytes;
}
