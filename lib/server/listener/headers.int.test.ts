import type { IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { FIXED, type Handler, json, send, serve, stop } from "@/lib/testing/listener";

afterEach(stop);

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
    ["a way up", json({}), "GET", "/api/health/../orgs", 400],
    ["a hidden way up", json({}), "GET", "/o/%2E%2e/api/orgs", 400],
    ["a step on the spot", json({}), "GET", "/api/./orgs", 400],
    ["a form sent to a page", json({}), "POST", "/o/acme", 405],
    ["a page that is asked for its methods", json({}), "OPTIONS", "/o/acme", 405],
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
    expect((await send("/api/x", { method: "TRACE" })).headers.allow).toContain("DELETE");
    expect((await send("/", { method: "POST" })).headers.allow).toBe("GET, HEAD");
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

  it("come with the envelope when Next says 405 and nothing else", async () => {
    await serve((_req, res) => {
      res.statusCode = 405;
      res.end();
    });
    const answer = await send("/api/orgs", { method: "DELETE" });
    expect(answer.status).toBe(405);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      error: { code: "METHOD_NOT_ALLOWED", requestId: answer.headers["x-request-id"] },
    });
  });

  it.each([
    ["127.0.0.1:3000", "text/html", "http://localhost:3000/o/acme?q=1"],
    ["[::1]:3000", "text/html", "http://localhost:3000/o/acme?q=1"],
    ["127.0.0.1:3000", "application/json", undefined],
    ["localhost:3000", "text/html", undefined],
    ["127.0.0.1:8080", "text/html", undefined],
    ["evil.example:3000", "text/html", undefined],
  ])("send a page asked for at %s (%s) to %s", async (host, accept, location) => {
    await serve((_req, res) => void res.end("page"));
    const answer = await send("/o/acme?q=1", { headers: { host, accept } });
    expect(answer.headers.location).toBe(location);
  });
});
