/** Hashed files, compressed well once and then served from memory. */
import "server-only";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip, zstdCompress } from "node:zlib";
import type { Encoding } from "./encoding";

interface Entry {
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

export interface FileCache {
  /** Answers from memory; false when it does not hold the file in that encoding. */
  serve(req: IncomingMessage, res: ServerResponse, path: string, encoding: Encoding): boolean;
  /** Compresses `body` and keeps it, unless the cache is full. */
  compress(
    path: string,
    encoding: Encoding,
    body: Buffer,
    headers: () => OutgoingHttpHeaders,
  ): Promise<Buffer>;
}

const MAX_TOTAL_BYTES = 32 * 1024 * 1024;

const encoders: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
  zstd: (body) => promisify(zstdCompress)(body, { params: { [constants.ZSTD_c_compressionLevel]: 15 } }),
};

/** An empty cache of at most 32 MB. */
export function createFileCache(): FileCache {
  const entries = new Map<string, Entry>();
  let total = 0;
  const keyOf = (path: string, encoding: Encoding) => `${encoding} ${path}`;
  return {
    serve(req, res, path, encoding) {
      const entry = entries.get(keyOf(path, encoding));
      if (!entry) return false;
      for (const [name, value] of Object.entries(entry.headers))
        if (value !== undefined) res.setHeader(name, value);
      if (entry.headers.etag !== undefined && req.headers["if-none-match"] === entry.headers.etag) {
        res.removeHeader("content-length");
        res.removeHeader("content-encoding");
        res.statusCode = 304;
        res.end();
      } else {
        res.end(entry.body);
      }
      return true;
    },
    async compress(path, encoding, body, headers) {
      const encoded = await encoders[encoding](body);
      const key = keyOf(path, encoding);
      if (!entries.has(key) && total + encoded.length <= MAX_TOTAL_BYTES) {
        total += encoded.length;
        entries.set(key, {
          body: encoded,
          headers: { ...headers(), "content-length": encoded.length, "content-encoding": encoding },
        });
      }
      return encoded;
    },
  };
}
