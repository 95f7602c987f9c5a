/**
 * Stands between Next and the socket: completes the headers and compresses. Next writes to an ordinary
 * ServerResponse; its back-pressure, its flushes and the client's leaving keep their meaning.
 */
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { BODY_BYTES_HEADER } from "../http/body-bytes";
import { addVary, completeHeaders } from "./answer-headers";
import {
  acceptedEncodings,
  createEncoder,
  type Encoder,
  type Encoding,
  flushEncoder,
  isCompressible,
  MIN_BYTES,
} from "./encoding";
import type { FileCache } from "./file-cache";
import { missingEnvelope } from "./refuse";

type Done = (error?: Error | null) => void;
type Chunk = string | Uint8Array;

/** A streamed answer that pauses this long is sent on as far as it is. */
const FLUSH_AFTER_MS = 10;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const UNCOMPRESSED_PATHS = /^\/api\/auth(\/|$)/;

type Plan = { kind: "plain" } | { kind: "stream"; encoding: Encoding } | { kind: "file"; encoding: Encoding };

function knownLength(res: ServerResponse): number | null {
  const declared = res.getHeader("content-length") ?? res.getHeader(BODY_BYTES_HEADER);
  return declared === undefined ? null : Number(declared);
}

/** How the body goes out; sets the headers that follow from it. `only` is the size of a body that is whole. */
function planBody(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  files: FileCache | null,
  only: number | null,
): Plan {
  const length = knownLength(res) ?? only;
  res.removeHeader(BODY_BYTES_HEADER);
  const type = String(res.getHeader("content-type") ?? "");
  const bodyless =
    req.method === "HEAD" || res.statusCode === 204 || res.statusCode === 304 || res.statusCode === 206;
  if (!isCompressible(type) || res.hasHeader("content-encoding") || UNCOMPRESSED_PATHS.test(path))
    return plain(res, length, bodyless);
  addVary(res, "Accept-Encoding");
  const [encoding] = acceptedEncodings(header(req, "accept-encoding"), path.startsWith("/api/"));
  if (bodyless || encoding === undefined || (length !== null && length < MIN_BYTES))
    return plain(res, length, bodyless);

  res.setHeader("Content-Encoding", encoding);
  res.removeHeader("Content-Length");
  const etag = res.getHeader("etag");
  if (typeof etag === "string" && !etag.startsWith("W/")) res.setHeader("ETag", `W/${etag}`);
  const isFile = files !== null && res.statusCode === 200 && length !== null && length <= MAX_FILE_BYTES;
  const immutable = isFile && String(res.getHeader("cache-control")).includes("immutable");
  return immutable ? { kind: "file", encoding } : { kind: "stream", encoding };
}

function plain(res: ServerResponse, length: number | null, bodyless: boolean): Plan {
  if (length !== null && !bodyless && !res.hasHeader("transfer-encoding"))
    res.setHeader("Content-Length", length);
  return { kind: "plain" };
}

function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

const bytesOf = (chunk: Chunk, encoding: BufferEncoding) =>
  typeof chunk === "string"
    ? Buffer.from(chunk, encoding)
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

/** The arguments of `write` and `end`, whose middle ones may be left out. */
function sort(args: readonly unknown[]): { chunk: Buffer | null; done: Done | undefined } {
  const done = args.find((arg): arg is Done => typeof arg === "function");
  const [chunk, encoding] = args;
  const isChunk = typeof chunk === "string" || chunk instanceof Uint8Array;
  return {
    chunk: isChunk
      ? bytesOf(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
      : null,
    done,
  };
}

/** Changes `res` in place. `files` null: hashed files are compressed like everything else. */
export function shapeOutgoing(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  files: FileCache | null,
): void {
  const original = {
    writeHead: res.writeHead.bind(res),
    write: res.write.bind(res),
    end: res.end.bind(res),
    emit: res.emit.bind(res),
  };
  let plan: Plan | null = null;
  let encoder: Encoder | null = null;
  let collected: Buffer[] = [];
  let flushTimer: NodeJS.Timeout | null = null;

  const prepare = (only: number | null): Plan => {
    if (plan) return plan;
    completeHeaders(res, path);
    plan = planBody(req, res, path, files, only);
    if (plan.kind === "stream") encoder = startEncoder(plan.encoding);
    return plan;
  };

  const startEncoder = (encoding: Encoding): Encoder => {
    const stream = createEncoder(encoding);
    stream.on("data", (chunk: Buffer) => {
      if (!original.write(chunk)) stream.pause();
    });
    stream.on("end", () => original.end());
    stream.on("drain", () => original.emit("drain"));
    stream.on("error", (error) => res.destroy(error));
    res.once("close", () => {
      if (flushTimer) clearTimeout(flushTimer);
      stream.destroy();
    });
    const flush = () => {
      flushTimer ??= setTimeout(() => {
        flushTimer = null;
        if (stream.writableEnded || stream.destroyed) return;
        // What is still to be encoded pushes out what was.
        if (stream.writableLength > 0) flush();
        else flushEncoder(stream, encoding);
      }, FLUSH_AFTER_MS);
    };
    // Next calls this after each chunk when it is there.
    Object.assign(res, { flush });
    return stream;
  };

  const sendFile = async (encoding: Encoding): Promise<void> => {
    const body = await files?.compress(path, encoding, Buffer.concat(collected), () => ({
      ...res.getHeaders(),
    }));
    collected = [];
    if (!body || res.destroyed) return;
    res.setHeader("Content-Length", body.length);
    plan = { kind: "plain" };
    original.end(body);
  };

  res.emit = ((event: string, ...args: unknown[]) => {
    // The socket has room again: that is the encoder's business; Next hears from the encoder.
    if (event !== "drain" || !encoder) return original.emit(event, ...args);
    encoder.resume();
    return true;
  }) as typeof res.emit;

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    if (typeof rest[0] === "string") res.statusMessage = rest[0];
    const given = rest.find((arg) => typeof arg === "object" && arg !== null);
    for (const [name, value] of Object.entries(given ?? {}))
      if (value !== undefined) res.setHeader(name, value as string);
    prepare(null);
    return plan?.kind === "file" ? res : original.writeHead(res.statusCode);
  }) as typeof res.writeHead;

  res.write = ((...args: unknown[]) => {
    const { chunk, done } = sort(args);
    const { kind } = prepare(null);
    if (kind === "file") {
      if (chunk) collected.push(Buffer.from(chunk));
      done?.();
      return true;
    }
    if (!encoder) return original.write(chunk ?? "", done);
    if (!res.headersSent) original.writeHead(res.statusCode);
    return encoder.write(chunk ?? Buffer.alloc(0), done);
  }) as typeof res.write;

  res.end = ((...args: unknown[]) => {
    const { chunk: given, done } = sort(args);
    const chunk = given ?? missingEnvelope(res, path);
    const ready = prepare(chunk?.length ?? 0);
    if (done) res.once("finish", () => done());
    if (ready.kind === "file") {
      if (chunk) collected.push(chunk);
      sendFile(ready.encoding).catch((error: Error) => res.destroy(error));
    } else if (encoder) {
      if (!res.headersSent) original.writeHead(res.statusCode);
      encoder.end(chunk ?? undefined);
    } else {
      original.end(chunk ?? undefined);
    }
    return res;
  }) as typeof res.end;
}
