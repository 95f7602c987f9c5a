/** Which answers are compressed, and how. */
import "server-only";
import { constants, createBrotliCompress, createGzip, createZstdCompress } from "node:zlib";

export type Encoding = "zstd" | "br" | "gzip";
export type Encoder =
  | ReturnType<typeof createGzip>
  | ReturnType<typeof createBrotliCompress>
  | ReturnType<typeof createZstdCompress>;

const CHUNK_BYTES = 64 * 1024;
/** Below this, headers and framing eat the gain. */
export const MIN_BYTES = 860;

/** JSON must not wait for its compression, so the fastest that the client knows; pages gain more from brotli. */
const FOR_DATA: readonly Encoding[] = ["zstd", "gzip", "br"];
const FOR_PAGES: readonly Encoding[] = ["br", "zstd", "gzip"];

/** The encodings that an Accept-Encoding header allows, most wanted by us first; [] when none. */
export function acceptedEncodings(header: string | undefined, data: boolean): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [name = "", ...options] = part.split(";").map((piece) => piece.trim());
    const q = options.find((option) => option.startsWith("q="))?.slice(2);
    weights.set(name, q === undefined ? 1 : Number(q) || 0);
  }
  const weight = (encoding: Encoding) => weights.get(encoding) ?? weights.get("*") ?? 0;
  return (data ? FOR_DATA : FOR_PAGES).filter((encoding) => weight(encoding) > 0);
}

/** True for types that shrink. */
export function isCompressible(contentType: string): boolean {
  return /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|x-ndjson|xml|wasm)|image\/svg\+xml|font\/(ttf|otf)|text\/x-component)/i.test(
    contentType,
  );
}

/** A stream that encodes fast enough to keep up with the network. */
export function createEncoder(encoding: Encoding): Encoder {
  if (encoding === "gzip") return createGzip({ level: 1, chunkSize: CHUNK_BYTES });
  if (encoding === "br")
    return createBrotliCompress({ chunkSize: CHUNK_BYTES, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return createZstdCompress({ chunkSize: CHUNK_BYTES, params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** Sends on what the encoder holds, so that a streamed page is not late. */
export function flushEncoder(encoder: Encoder, encoding: Encoding): void {
  const kind = {
    gzip: constants.Z_SYNC_FLUSH,
    br: constants.BROTLI_OPERATION_FLUSH,
    zstd: constants.ZSTD_e_flush,
  }[encoding];
  encoder.flush(kind);
}
