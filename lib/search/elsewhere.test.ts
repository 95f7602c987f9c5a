import { expect, it } from "vitest";
import { elsewhereSearch, isSoughtElsewhere } from "./elsewhere";
import { SEARCH_LIMITS } from "./limits";
import { Search } from "./schema";

it.each([
  ["client_ip", "203.0.113.9", true],
  ["src_ip", "203.0.113.9", true],
  ["application.display_label", "Payroll", true],
  ["application.name", "aws", true],
  ["error_message", "locked", true],
  ["outer.error_message", "locked", true],
  ["application.id", "64f0", false],
  ["initiated_by.email", "a@b.example", false],
  ["resource.name", "Ship", false],
  ["error_message", "x".repeat(SEARCH_LIMITS.valueLength + 1), false],
])("%s is sought elsewhere: %s", (field, value, is) => {
  expect(isSoughtElsewhere(field, value)).toBe(is);
});

it("asks for the value alone, in the same window", () => {
  const search = elsewhereSearch("client_ip", "203.0.113.9", {
    start: "2026-11-20T13:00:00.000Z",
    end: "2026-11-20T14:00:00.000Z",
  });
  expect(Search.safeParse(search).success).toBe(true);
  expect(search).toMatchObject({
    range: { from: "2026-11-20T13:00:00.000Z", to: "2026-11-20T14:00:00.000Z" },
    where: { items: [{ field: "client_ip", op: "is", values: ["203.0.113.9"] }] },
    breakdown: "organization",
  });
});
