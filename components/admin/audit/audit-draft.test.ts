import { describe, expect, it } from "vitest";
import { AuditFilter } from "@/lib/contract/audit";
import { detailText, EMPTY_DRAFT, filterOf } from "./audit-draft";

describe("the filter of the form", () => {
  it.each([
    [{}, {}],
    [{ text: "  " }, {}],
    [
      { text: " a b ", action: "sign-in" },
      { text: "a b", action: "sign-in" },
    ],
    [
      { from: "2026-11-21T10:00", to: "2026-11-21T11:30" },
      { from: "2026-11-21T10:00:00.000Z", to: "2026-11-21T11:30:00.000Z" },
    ],
  ])("of %j is %j", (draft, filter) => {
    expect(filterOf({ ...EMPTY_DRAFT, ...draft })).toEqual(filter);
    expect(AuditFilter.safeParse(filter).success).toBe(true);
  });
});

it.each([
  ['{"a":1}', '{\n  "a": 1\n}'],
  ["{cut", "{cut"],
])("the detail %s is shown as %s", (detail, text) => expect(detailText(detail)).toBe(text));
