/** Sends an answer as its wire instructions say: compressed, slowly, half, broken or never. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import type { EmulatedAnswer, Wire } from "./answer";

const compress = promisify(gzip);

/** Answers that a fault cut off: their closing is not the caller's doing. */
const deliberate = new WeakSet<ServerResponse>();

/** True when the emulator itself ended this answer early. */
export function wasCut(response: ServerResponse): boolean {
  return deliberate.has(response);
}

/** Encoded bodies of large pages, so that measuring a client does not measure this server twice. */
export interface BodyCache {
  bytes(body: string, zipped: boolean): Promise<Buffer>;
}

const WORTH_KEEPING = 500_000;

/** Remembers the last `capacity` large bodies. */
export function createBodyCache(capacity = 6): BodyCache {
  const kept = new Map<string, { plain?: Buffer; zipped?: Buffer }>();
  return {
    async bytes(body, zipped) {
      const entry = kept.get(body) ?? {};
      const plain = entry.plain ?? Buffer.from(body, "utf8");
      const bytes = zipped ? (entry.zipped ?? (await compress(plain, { level: 1 }))) : plain;
      if (body.length < WORTH_KEEPING) return bytes;
      kept.delete(body);
      kept.set(body, { ...entry, [zipped ? "zipped" : "plain"]: bytes });
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return bytes;
    },
  };
}

/** Sends `answer` to the caller of `request`. Resolves once handed over; a hang is handed over at once. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EmulatedAnswer,
  cache: BodyCache,
): Promise<void> {
  const wire = answer.wire ?? {};
  if (wire.delayMs) await pause(wire.delayMs, response);
  if (response.destroyed || wire.act === "hang") return;
  if (wire.act === "reset-before-headers") return cut(response);
  if (wire.act === "not-http") {
    deliberate.add(response);
    request.socket.end("SSH-2.0-not-http\r\n\r\n");
    return;
  }
  if (wire.bombBytes !== undefined) return sendBomb(response, answer, wire.bombBytes);
  await sendBody(response, answer, wire, acceptsGzip(request), cache);
}

async function sendBody(
  response: ServerResponse,
  answer: EmulatedAnswer,
  wire: Wire,
  accepts: boolean,
  cache: BodyCache,
): Promise<void> {
  const broken = wire.act === "corrupt-gzip";
  const zipped = broken || (wire.gzip === true && accepts && answer.body.length > 1_024);
  const encoded = await cache.bytes(answer.body, zipped);
  const bytes = broken ? corrupted(encoded) : encoded;
  if (response.destroyed) return;
  writeHead(response, answer, {
    ...(zipped ? { "content-encoding": "gzip" } : {}),
    ...(wire.act === "truncate-chunked" ? {} : { "content-length": String(bytes.length) }),
  });
  if (wire.act === "reset-after-headers") {
    response.flushHeaders();
    return cutSoon(response);
  }
  if (wire.act === "truncate" || wire.act === "truncate-chunked") {
    response.write(bytes.subarray(0, bytes.length >> 1), () => end(response));
    return;
  }
  if (wire.bytesPerSecond !== undefined) return drip(response, bytes, wire.bytesPerSecond);
  response.end(bytes);
}

function corrupted(bytes: Buffer): Buffer {
  return Buffer.from(bytes).fill(0xff, Math.min(12, bytes.length >> 1));
}

function writeHead(response: ServerResponse, answer: EmulatedAnswer, extra: Record<string, string>): void {
  // Raw pairs keep the spelling of `X-Search_after` and allow repeats.
  response.writeHead(answer.status, [...answer.headers, ...Object.entries(extra)].flat());
}

function cut(response: ServerResponse): void {
  deliberate.add(response);
  response.socket?.resetAndDestroy();
}

/** The head must have left before the reset, which discards what is still waiting. */
function cutSoon(response: ServerResponse): void {
  setImmediate(() => cut(response));
}

/** An orderly end of the connection in the middle of a body. */
function end(response: ServerResponse): void {
  deliberate.add(response);
  response.socket?.end();
}

/** A tenth of a second's bytes at a time, until sent or the caller leaves. */
async function drip(response: ServerResponse, bytes: Buffer, perSecond: number): Promise<void> {
  const step = Math.max(1, Math.floor(perSecond / 10));
  for (let sent = 0; sent < bytes.length && !response.destroyed; sent += step) {
    response.write(bytes.subarray(sent, sent + step));
    await pause(Math.max(100, 1_000 / perSecond), response);
  }
  response.end();
}

/** Zeros, compressed while they are sent: a few hundred kilobytes on the wire, `total` bytes once decoded. */
function sendBomb(response: ServerResponse, answer: EmulatedAnswer, total: number): void {
  writeHead(response, answer, { "content-encoding": "gzip" });
  const zip = createGzip();
  const block = Buffer.alloc(1 << 20, "0");
  let left = total;
  const feed = () => {
    while (left > 0 && !response.destroyed) {
      const part = block.subarray(0, Math.min(left, block.length));
      left -= part.length;
      if (!zip.write(part)) return void zip.once("drain", feed);
    }
    zip.end();
  };
  response.once("close", () => zip.destroy());
  zip.pipe(response);
  feed();
}

/** Waits, or stops waiting when the caller has left. */
function pause(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once("close", done);
  });
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
}
