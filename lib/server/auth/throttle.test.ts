import { describe, expect, it } from "vitest";
import { accountKey, addressKey, networkOf, pauseMs } from "./throttle";

describe("throttle", () => {
  it("pauses from the tenth failure, doubling, never over five minutes", () => {
    expect([1, 9, 10, 11, 12, 17, 18, 100, 5_000].map(pauseMs)).toEqual([
      0, 0, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000, 300_000,
    ]);
  });

  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002:0:0:0:1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("takes %s as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("keeps accounts, places and addresses apart, and addresses out of its keys", () => {
    const keys = [
      accountKey("a@x", null),
      accountKey("b@x", null),
      accountKey("a@x", "10.0.0.1"),
      accountKey("a@x", "10.0.0.2"),
      addressKey("10.0.0.1"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).not.toContain("a@x");
  });
});
