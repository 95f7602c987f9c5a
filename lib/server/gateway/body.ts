/** Reads an answer's body with a bound on what it grows to: a few hundred kB on the wire may decode to 300 MB. */
import "server-only";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/core/errors";
import { Fault } from "./faults";

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

export interface BodyForm {
  encoding: string | null;
  /** Its length on the wire; null when that was not told. */
  length: number | null;
}

/**
 * The decoded body. `read` counts the decoded bytes as they come, so that the log can tell how far a
 * broken answer got. Throws a Fault TOO_LARGE beyond `maxBytes`, and whatever the stream throws.
 */
export async function readBody(
  body: Readable,
  { encoding, length }: BodyForm,
  maxBytes: number,
  read: (bytes: number) => void,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) {
      size += part.length;
      read(size);
      if (size > maxBytes) {
        throw new Fault(new AppError("TOO_LARGE"), { isSecurityEvent: true, log: { bytes: size } });
      }
      parts.push(part);
    }
  };
  const coding = encoding?.trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") await pipeline(body, collect);
  else if (coding === "gzip" || coding === "x-gzip") {
    await pipeline(body, createGunzip({ chunkSize: stepBytes(length) }), collect);
  } else {
    body.destroy();
    throw new Fault(new AppError("BAD_RESPONSE"), { log: { contentEncoding: coding.slice(0, 40) } });
  }
  return joined(parts, size);
}

/** The parts as one piece; those that lie side by side in one step's room are not copied. */
function joined(parts: readonly Buffer[], size: number): Buffer {
  const [first] = parts;
  if (!first) return Buffer.alloc(0);
  const { buffer, byteOffset } = first;
  let end = byteOffset;
  for (const part of parts) {
    if (part.buffer !== buffer || part.byteOffset !== end) return Buffer.concat(parts, size);
    end += part.length;
  }
  return Buffer.from(buffer, byteOffset, size);
}
