import { afterEach, describe, expect, it } from "vitest";
import { FIXED, type Handler, json, raw, send, serve, stop } from "@/lib/testing/listener";

afterEach(stop);

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
    const { listener } = await serve((_req, res) => {
      finish = () => void res.setHeader("content-type", "application/json").end("{}");
      arrived();
    });
    const answer = send("/api/slow");
    await inside;
    const closed = listener.close(10_000);
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
    const { listener } = await serve(() => arrived());
    const answer = send("/api/never").catch((error: Error) => error);
    await inside;
    await listener.close(50);
    expect(await answer).toBeInstanceOf(Error);
  });
});
