import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createEmulator } from "./emulator";
import type { Fault } from "./faults";
import type { KeyOptions } from "./options";
import { rawCall } from "./raw-post";
import { eventsAtEqualTimes, testOrg } from "./scenarios/small";
import { wideEvents } from "./scenarios/volume";
import { type ServedEmulator, serveEmulator } from "./serve";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const BODY = { service: ["all"], start_time: "2026-11-01T00:00:00Z" };
const open: ServedEmulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function fixture(
  options: { fault?: Fault; options?: Partial<KeyOptions>; events?: ReturnType<typeof wideEvents> } = {},
) {
  const emulator = createEmulator({ seed: 1, now: () => NOW });
  emulator.addKey("key", {
    orgs: { [testOrg()]: options.events ?? eventsAtEqualTimes(500) },
    options: options.options ?? {},
  });
  if (options.fault) emulator.fault("key", options.fault);
  const served = await serveEmulator(emulator);
  open.push(served);
  const url = `${served.url}/insights/directory/v1/events`;
  const call = (headers: [string, string][] = [], body: unknown = BODY) =>
    rawCall(url, { headers: [["x-api-key", "key"], ...headers], body });
  return { emulator, served, url, call };
}

describe("a plain answer", () => {
  it("keeps the spelling of header names on the wire, and sees repeated lines", async () => {
    const { call, emulator } = await fixture();
    const answer = await call([
      ["x-org-id", testOrg()],
      ["x-org-id", testOrg()],
    ]);
    expect(answer.headers.map(([name]) => name)).toContain("X-Search_after");
    const lines = emulator.calls("key")[0]?.headers.filter(([name]) => name === "x-org-id");
    expect(lines).toHaveLength(2);
  });

  it("is compressed when the caller accepts it, the same after decoding", async () => {
    const { call } = await fixture();
    const plain = await call();
    const zipped = await call([["accept-encoding", "gzip, br"]]);
    expect([plain.header("content-encoding"), zipped.header("content-encoding")]).toEqual([
      undefined,
      "gzip",
    ]);
    expect(gunzipSync(zipped.bytes).toString()).toBe(plain.text);
  });

  it("is a 15 MB page of 10,000 wide events, the same each time", async () => {
    const { call } = await fixture({ events: wideEvents(10_000) });
    const answers = [await call([], { ...BODY, limit: 10_000 }), await call([], { ...BODY, limit: 10_000 })];
    for (const { bytes, text } of answers) {
      expect(bytes.length).toBeGreaterThan(14_000_000);
      expect(bytes.length).toBeLessThan(17_000_000);
      expect(text === answers[0]?.text).toBe(true);
    }
    expect(JSON.parse(answers[1]?.text ?? "[]")).toHaveLength(10_000);
  });

  it("waits as long as the key's latency says", async () => {
    const { call } = await fixture({ options: { latencyMs: 120 } });
    const begin = performance.now();
    await call();
    expect(performance.now() - begin).toBeGreaterThanOrEqual(110);
  });
});

describe("faults that only a socket shows", () => {
  it.each<[Fault, RegExp]>([
    [{ kind: "reset", when: "before-headers" }, /ECONNRESET|socket hang up/],
    [{ kind: "reset", when: "after-headers" }, /aborted|ECONNRESET/],
    [{ kind: "truncate" }, /aborted/],
    [{ kind: "truncate-chunked" }, /aborted/],
    [{ kind: "not-http" }, /Parse Error|Expected HTTP/],
  ])("%j", async (fault, error) => {
    const { call } = await fixture({ fault });
    await expect(call()).rejects.toThrow(error);
    expect((await call()).status).toBe(200);
  });

  it("sends gzip that cannot be read", async () => {
    const { call } = await fixture({ fault: { kind: "corrupt-gzip" } });
    const answer = await call();
    expect(answer.header("content-encoding")).toBe("gzip");
    expect(() => gunzipSync(answer.bytes)).toThrow();
  });

  it("sends a bomb: little on the wire, much decoded", async () => {
    const { call } = await fixture({ fault: { kind: "gzip-bomb", decodedBytes: 20_000_000 } });
    const answer = await call();
    expect(answer.bytes.length).toBeLessThan(100_000);
    expect(gunzipSync(answer.bytes).length).toBe(20_000_000);
  });

  it("drips", async () => {
    const { call } = await fixture({ fault: { kind: "drip", bytesPerSecond: 200_000 } });
    const begin = performance.now();
    const answer = await call();
    expect(JSON.parse(answer.text)).toHaveLength(500);
    expect(performance.now() - begin).toBeGreaterThan((answer.bytes.length / 200_000) * 900);
  });

  it("hangs until the caller leaves, and tells that it left", async () => {
    const { url, served } = await fixture({ fault: { kind: "hang" } });
    const controller = new AbortController();
    const headers = { "x-api-key": "key", "content-type": "application/json" };
    const call = fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(BODY),
      signal: controller.signal,
    });
    await expect.poll(() => served.open()).toBe(1);
    controller.abort();
    await expect(call).rejects.toThrow();
    await expect.poll(() => [served.open(), served.aborted()]).toEqual([0, 1]);
  });
});
