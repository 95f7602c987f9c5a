import { describe, expect, test } from "vitest";
import { findLeaves, leavesOf } from "./leaves";

const event = {
  client_ip: "203.0.113.9",
  success: false,
  count: 0,
  error_message: null,
  empty: "",
  initiated_by: { email: "Jane@Example.com", groups: [] },
  tags: ["a", "b"],
};
const leaves = leavesOf(event);

describe("leavesOf", () => {
  test("lists every value, and what is empty too", () => {
    expect(leaves).toEqual([
      { path: "client_ip", text: "203.0.113.9", isValue: true },
      { path: "success", text: "false", isValue: true },
      { path: "count", text: "0", isValue: true },
      { path: "error_message", text: "null", isValue: false },
      { path: "empty", text: "", isValue: true },
      { path: "initiated_by.email", text: "Jane@Example.com", isValue: true },
      { path: "initiated_by.groups", text: "[]", isValue: false },
      { path: "tags", text: "a", isValue: true },
      { path: "tags", text: "b", isValue: true },
    ]);
  });

  test("takes a very deep and a very wide event", () => {
    const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => ({ a: inner }), 1);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]));
    expect(leavesOf({ deep }).length).toBe(1);
    expect(leavesOf(wide).length).toBe(5_000);
  });
});

test.each([
  ["", leaves.length],
  ["jane", 1],
  ["EMAIL example", 1],
  ["initiated_by", 2],
  ["jane absent", 0],
  ["tags b", 1],
])("%j finds %d", (query, count) => {
  expect(findLeaves(leaves, query).length).toBe(count);
});
