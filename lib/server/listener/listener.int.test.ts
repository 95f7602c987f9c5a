import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createLog } from "../log";
import { createListener, type Listener, type ListenerOptions } from "./listener";

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

let listener: Listener | undefined;
let port = 0;

afterEach(async () => {
  listener?.http.closeAllConnections();
  await listener?.close(0);
  listener = undefined;
});

async function serve(
  handler: Handler,
  options: Partial<ListenerOptions> & { https?: boolean; trustedProxyHops?: number } = {},
): Promise<string[]> {
  const lines: string[] = [];
  const { https = false, trustedProxyHops = 0, ...rest } = options;
  listener = createListener({
    env: {
      origin: https ? "https://insights.example.org" : "http://localhost:3000",
      https,
      trustedProxyHops,
      production: true,
    },
    log: createLog("info", [], (line) => lines.push(line)),
    handler: async (req, res) => handler(req, res),
    ...rest,
  });
  port = await listener.listen(0, "127.0.0.1");
  return lines;
}

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** node:http, for it neither decodes nor adds headers of its own. */
function send(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer | undefined } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest({ host: "127.0.0.1", port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
      res.on("error", reject);
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** Sends bytes and reads until the server closes or `ms` have passed. */
async function raw(text: string, ms = 3_000): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(text);
  await Promise.race([once(socket, "close"), new Promise((resolve) => setTimeout(resolve, ms).unref())]);
  socket.destroy();
  return answer;
}

const json =
  (value: unknown, size?: number): Handler =>
  (_req, res) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    res.setHeader("content-type", "application/json");
    if (size !== undefined) res.setHeader("x-body-bytes", size);
    res.write(text.slice(0, 10));
    res.end(text.slice(10));
  };
const BIG = JSON.stringify(
  Array.from({ length: 2_000 }, (_, index) => ({ id: index, service: "directory" })),
);

const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};

describe("headers", () => {
  it.each<[string, Handler, string, string, number]>([
    ["an answer", json({}), "GET", "/api/x", 200],
    ["a page", (_req, res) => void res.setHeader("content-type", "text/html").end("<p>"), "GET", "/", 200],
    [
      "a missing page",
      (_req, res) => void res.writeHead(404, { "content-type": "text/html" }).end("no"),
      "GET",
      "/nowhere",
      404,
    ],
    [
      "a static page of Next",
      (_req, res) =>
        void res
          .setHeader("cache-control", "s-maxage=31536000")
          .setHeader("content-type", "text/html")
          .end("x"),
      "GET",
      "/x",
      200,
    ],
    ["a redirect", (_req, res) => void res.writeHead(308, { location: "/y" }).end(), "GET", "/x/", 308],
    ["a method we do not have", json({}), "PROPFIND", "/", 405],
    ["TRACE", json({}), "TRACE", "/", 405],
    ["a malformed address", json({}), "GET", "/%zz", 400],
    ["a double slash", json({}), "GET", "//evil.example/", 400],
    ["a hidden slash", json({}), "GET", "/api/orgs/a%2fb", 400],
    [
      "a throwing handler",
      () => Promise.reject(new Error("postgres://user:hunter2@db")),
      "GET",
      "/api/x",
      500,
    ],
    ["no content", (_req, res) => void res.writeHead(204).end(), "GET", "/api/x", 204],
  ])("are on %s", async (_name, handler, method, path, status) => {
    await serve(handler, { https: true });
    const answer = await send(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      ...FIXED,
      "cache-control": "no-store",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    });
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer.headers["permissions-policy"]).toContain("camera=()");
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers["x-powered-by"]).toBeUndefined();
    expect(answer.body.toString()).not.toContain("hunter2");
  });

  it("have no HSTS on plain http, keep a page's own policy, and name the allowed methods", async () => {
    await serve(
      (_req, res) =>
        void res
          .writeHead(200, {
            "content-type": "text/html",
            "content-security-policy": "script-src 'nonce-abc'",
          })
          .end("x"),
    );
    const page = await send("/");
    expect(page.headers["strict-transport-security"]).toBeUndefined();
    expect(page.headers["content-security-policy"]).toBe("script-src 'nonce-abc'");
    expect((await send("/", { method: "TRACE" })).headers.allow).toContain("GET");
  });

  it("let hashed files be kept for ever, and other files as long as Next says", async () => {
    await serve(
      (req, res) =>
        void res
          .writeHead(200, {
            "content-type": "text/javascript",
            "cache-control": req.url?.includes("static")
              ? "public, max-age=31536000, immutable"
              : "public, max-age=0",
          })
          .end("x"),
    );
    expect((await send("/_next/static/a.js")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await send("/sw.js")).headers["cache-control"]).toBe("public, max-age=0");
  });

  it("that only we may set are dropped from requests", async () => {
    let seen: IncomingMessage["headers"] = {};
    await serve((req, res) => {
      seen = req.headers;
      res.end();
    });
    await send("/", {
      headers: {
        "content-security-policy": "script-src 'nonce-evil'",
        "x-nonce": "evil",
        "x-did-address": "6.6.6.6",
        x_did_address: "6.6.6.6",
        "x-request-id": "f".repeat(32),
        "x-forwarded-host": "evil.example",
        "x-forwarded-for": "6.6.6.6",
        x_forwarded_for: "6.6.6.6",
        "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
        "x-original-url": "/api/health/live",
        "x-rewrite-url": "/x",
        host: "evil.example",
        forwarded: "for=6.6.6.6",
      },
    });
    expect(JSON.stringify(seen)).not.toMatch(/evil|6\.6\.6\.6|middleware|original|rewrite/);
    expect(seen).toMatchObject({
      host: "localhost:3000",
      "x-forwarded-host": "localhost:3000",
      "x-did-address": "127.0.0.1",
    });
    expect(seen["x-request-id"]).not.toBe("f".repeat(32));
  });

  it.each([
    [0, "6.6.6.6", "127.0.0.1"],
    [1, "6.6.6.6, 198.51.100.7", "198.51.100.7"],
    [2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"],
    [1, "2001:db8::1", "2001:db8::1"],
    [1, "<script>", "127.0.0.1"],
  ])(
    "with %i trusted proxies and X-Forwarded-For %s give %s",
    async (trustedProxyHops, forwarded, address) => {
      let seen: unknown;
      await serve(
        (req, res) => {
          seen = req.headers["x-did-address"];
          res.end();
        },
        { trustedProxyHops },
      );
      await send("/", { headers: { "x-forwarded-for": forwarded } });
      expect(seen).toBe(address);
    },
  );
});

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

describe("streams", () => {
  it.each(["identity", "gzip", "br", "zstd"])("arrive as they are written (%s)", async (encoding) => {
    let finish = () => {};
    await serve((_req, res) => {
      res.setHeader("content-type", "application/x-ndjson");
      res.flushHeaders();
      res.write('{"first":1}\n');
      // What Next does after each chunk.
      (res as ServerResponse & { flush?: () => void }).flush?.();
      finish = () => void res.end('{"last":1}\n');
    });
    const req = httpRequest({
      host: "127.0.0.1",
      port,
      path: "/api/export",
      headers: { "accept-encoding": encoding },
      agent: false,
    }).end();
    const [res] = (await once(req, "response")) as [IncomingMessage];
    const [first] = (await once(res, "data")) as [Buffer];
    expect(first.length).toBeGreaterThan(0);
    finish();
    res.resume();
    await once(res, "end");
    expect(res.complete).toBe(true);
  });

  it.each(["identity", "gzip"])("wait for a reader that does not read (%s)", async (encoding) => {
    let written = 0;
    let stalled = () => {};
    const stall = new Promise<void>((resolve) => {
      stalled = resolve;
    });
    const chunk = Buffer.from(
      Array.from({ length: 65_536 }, (_, index) => (index * 7919 * (index % 251)) % 256),
    );
    await serve((_req, res) => {
      res.setHeader("content-type", "application/json");
      const pump = () => {
        while (written < 500_000_000) {
          written += chunk.length;
          if (!res.write(chunk)) {
            stalled();
            return;
          }
        }
      };
      res.on("drain", pump);
      pump();
    });
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.pause();
    socket.write(`GET /api/x HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${encoding}\r\n\r\n`);
    await stall;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(written).toBeLessThan(50_000_000);
    socket.destroy();
  });

  it.each(["identity", "gzip"])("tell the handler when the client leaves (%s)", async (encoding) => {
    let left = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    await serve((_req, res) => {
      res.setHeader("content-type", "application/json");
      res.on("close", () => {
        if (!res.writableFinished) left();
      });
      res.write("[");
      (res as ServerResponse & { flush?: () => void }).flush?.();
    });
    const req = httpRequest({
      host: "127.0.0.1",
      port,
      path: "/api/x",
      headers: { "accept-encoding": encoding },
      agent: false,
    }).end();
    req.on("error", () => {});
    const [res] = (await once(req, "response")) as [IncomingMessage];
    res.on("error", () => {});
    req.destroy();
    await gone;
  });
});

describe("limits", () => {
  const echo: Handler = async (req, res) => {
    let size = 0;
    for await (const chunk of req) size += (chunk as Buffer).length;
    res.setHeader("content-type", "application/json").end(JSON.stringify({ size }));
  };

  it("let 256 kB through and refuse more, declared or not", async () => {
    await serve(echo);
    const fits = await send("/api/x", { method: "POST", body: Buffer.alloc(256 * 1024) });
    expect(JSON.parse(fits.body.toString())).toEqual({ size: 256 * 1024 });
    for (const headers of [{}, { "transfer-encoding": "chunked" }]) {
      const answer = await send("/api/x", { method: "POST", headers, body: Buffer.alloc(256 * 1024 + 1) });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: "PAYLOAD_TOO_LARGE" } });
      expect(answer.headers).toMatchObject(FIXED);
    }
  });

  it.each([
    ["not HTTP", "hello\r\n\r\n", "400"],
    [
      "both length and chunks",
      "POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["headers of 20 kB", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
    ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", "405"],
    [
      "an upgrade",
      "GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      "400",
    ],
    [
      "an absolute address",
      "GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "400",
    ],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "400"],
  ])("refuse %s with all headers", async (_name, text, status) => {
    await serve(json({}));
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(answer).toMatch(/\{"error":\{"code":"/);
  });

  it("close a connection whose request does not arrive", async () => {
    await serve(json({}), { requestTimeoutMs: 400 });
    expect(await raw("POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Le", 4_000)).toMatch(/^HTTP\/1.1 408 /);
  });
});

describe("the end", () => {
  it("finishes what is in flight, takes nothing new, and leaves no connection", async () => {
    let finish = () => {};
    let arrived = () => {};
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await serve((_req, res) => {
      finish = () => void res.setHeader("content-type", "application/json").end("{}");
      arrived();
    });
    const answer = send("/api/slow");
    await inside;
    const closed = listener?.close(10_000);
    await expect(send("/api/late")).rejects.toThrow(/ECONNREFUSED/);
    finish();
    expect((await answer).status).toBe(200);
    await closed;
  });

  it("does not wait for ever", async () => {
    let arrived = () => {};
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await serve(() => arrived());
    const answer = send("/api/never").catch((error: Error) => error);
    await inside;
    await listener?.close(50);
    expect(await answer).toBeInstanceOf(Error);
  });
});
