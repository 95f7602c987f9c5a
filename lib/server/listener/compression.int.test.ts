import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { BIG, FIXED, type Handler, json, send, serve, stop } from "@/lib/testing/listener";

afterEach(stop);

describe("compression", () => {
  it.each([
    ["zstd", "gzip, deflate, br, zstd", zstdDecompressSync],
    ["gzip", "gzip, br", gunzipSync],
    ["br", "br", brotliDecompressSync],
    ["gzip", "br;q=0, gzip;q=0.5, zstd;q=0", gunzipSync],
  ] as const)("uses %s for data when %s is accepted", async (name, accept, decode) => {
    await serve(json(BIG, BIG.length));
    const answer = await send("/api/x", { headers: { "accept-encoding": accept } });
    expect(answer.headers["content-encoding"]).toBe(name);
    expect(answer.headers.vary).toBe("Accept-Encoding");
    expect(answer.headers["x-body-bytes"]).toBeUndefined();
    expect(answer.body.length).toBeLessThan(BIG.length / 3);
    expect(decode(answer.body).toString()).toBe(BIG);
  });

  it.each<[string, Handler, Record<string, string>, string]>([
    ["nothing is accepted", json(BIG, BIG.length), {}, "/api/x"],
    ["identity is asked for", json(BIG, BIG.length), { "accept-encoding": "identity" }, "/api/x"],
    ["the body is small", json({ a: 1 }, 7), { "accept-encoding": "gzip" }, "/api/x"],
    ["it holds the CSRF token", json(BIG, BIG.length), { "accept-encoding": "gzip" }, "/api/auth/csrf"],
  ])("is left out when %s, and the length is told", async (_name, handler, headers, path) => {
    await serve(handler);
    const answer = await send(path, { headers });
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
  });

  it("makes an ETag weak, leaves HEAD empty, and leaves pictures alone", async () => {
    await serve(
      (req, res) =>
        void res
          .writeHead(200, {
            "content-type": req.url === "/p" ? "image/png" : "text/html",
            etag: '"a"',
            "content-length": BIG.length,
          })
          .end(req.method === "HEAD" ? undefined : BIG),
    );
    const headers = { "accept-encoding": "br" };
    expect((await send("/", { headers })).headers).toMatchObject({ etag: 'W/"a"', "content-encoding": "br" });
    const head = await send("/", { method: "HEAD", headers });
    expect(head.body.length).toBe(0);
    expect(head.headers["content-encoding"]).toBeUndefined();
    const picture = await send("/p", { headers });
    expect(picture.headers["content-encoding"]).toBeUndefined();
    expect(picture.body.toString()).toBe(BIG);
  });

  it("makes a hashed file once for each encoding and answers from memory, also with 304", async () => {
    let calls = 0;
    await serve((_req, res) => {
      calls += 1;
      res.writeHead(200, {
        "content-type": "text/javascript",
        "cache-control": "public, max-age=31536000, immutable",
        "content-length": BIG.length,
        etag: '"v1"',
      });
      res.write(BIG.slice(0, 100));
      res.end(BIG.slice(100));
    });
    const headers = { "accept-encoding": "br, gzip" };
    const answers = [
      await send("/_next/static/a.js", { headers }),
      await send("/_next/static/a.js", { headers }),
    ];
    for (const answer of answers) {
      expect(answer.headers).toMatchObject({
        ...FIXED,
        "content-encoding": "br",
        "cache-control": "public, max-age=31536000, immutable",
        vary: "Accept-Encoding",
      });
      expect(brotliDecompressSync(answer.body).toString()).toBe(BIG);
      expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
    }
    expect(calls).toBe(1);
    const again = await send("/_next/static/a.js", {
      headers: { ...headers, "if-none-match": answers[1]?.headers.etag ?? "" },
    });
    expect(again.status).toBe(304);
    expect(
      gunzipSync(
        (await send("/_next/static/a.js", { headers: { "accept-encoding": "gzip" } })).body,
      ).toString(),
    ).toBe(BIG);
    expect(calls).toBe(2);
  });
});
