/** Reads an answer's body with a bound on what it grows to: a few hundred kB on the wire may decode to 300 MB. */
import "server-only";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/core/errors";
import { Fault } from "./faults";

/** Larger steps than zlib's own 16 kB: a page of 15 MB would cross to the thread pool a thousand times. */
const GUNZIP_STEP_BYTES = 256 * 1024;

/**
 * The decoded body. `read` counts the decoded bytes as they come, so that the log can tell how far a
 * broken answer got. Throws a Fault TOO_LARGE beyond `maxBytes`, and whatever the stream throws.
 */
export async function readBody(
  body: Readable,
  encoding: string | null,
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
    await pipeline(body, createGunzip({ chunkSize: GUNZIP_STEP_BYTES }), collect);
  } else {
    body.destroy();
    throw new Fault(new AppError("BAD_RESPONSE"), { log: { contentEncoding: coding.slice(0, 40) } });
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size);
}
