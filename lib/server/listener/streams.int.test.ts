import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { serve, stop } from "@/lib/testing/listener";

afterEach(stop);

describe("streams", () => {
  it.each(["identity", "gzip", "br", "zstd"])("arrive as they are written (%s)", async (encoding) => {
    let finish = () => {};
    const { port } = await serve((_req, res) => {
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
    const { port } = await serve((_req, res) => {
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
    const { port } = await serve((_req, res) => {
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
