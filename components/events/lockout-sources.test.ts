import { describe, expect, it } from "vitest";
import { lockoutSources } from "./lockout-sources";

const failure = (client_ip: string | undefined, timestamp: string, error_message = "wrong password") => ({
  event_type: "user_login_attempt",
  success: false,
  client_ip,
  timestamp,
  error_message,
});
const NOON = Date.parse("2026-11-21T12:00:00Z");

describe("the failures before a lockout", () => {
  it("are counted by address, the most tries first", () => {
    const sources = lockoutSources([
      failure("192.0.2.1", "2026-11-21T12:00:03Z"),
      failure("203.0.113.9", "2026-11-21T12:00:02Z"),
      failure("203.0.113.9", "2026-11-21T12:00:00Z", "no such user"),
    ]);
    expect(sources.map(({ address, count }) => [address?.value, count])).toEqual([
      ["203.0.113.9", 2],
      ["192.0.2.1", 1],
    ]);
    expect(sources[0]).toMatchObject({
      span: { firstMs: NOON, lastMs: NOON + 2_000 },
      reasons: ["wrong password", "no such user"],
    });
  });

  it("keep together what names no address, and bear what cannot be read", () => {
    const sources = lockoutSources([failure(undefined, "?"), failure(undefined, ""), null, "text"]);
    expect(sources).toEqual([{ address: null, count: 2, span: null, reasons: ["wrong password"] }]);
  });

  it("are nothing without any", () => expect(lockoutSources([])).toEqual([]));
});
