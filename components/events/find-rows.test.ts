import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foundIn, holdsText, nextMatch } from "./find-rows";

const TABLE = { columns: ["time", "outcome", "sentence"], zone: "Asia/Kathmandu" };
const EVENT = {
  event_type: "admin_login_attempt",
  success: false,
  initiated_by: { email: "Dolores@example.com" },
  geoip: { city: "Łódź", timezone: "Europe/Warsaw" },
  list: ["ab", { c: 12 }],
  timestamp: "2026-11-21T03:12:07Z",
};

describe("a text is found", () => {
  it.each([
    ["in a value, in any case", "dolores@", true],
    ["in a value that is not shown", "europe/wa", true],
    ["in letters beyond ASCII", "łódź", true],
    ["in the words of a column", "failed to sign in", true],
    ["in the time as the zone has it", "08:57:07", true],
    ["in a number and in a flag", "false", true],
    ["not across two values", "ab12", false],
    ["not in the name of a field", "geoip", false],
    ["not where it is not", "nowhere", false],
  ])("%s", (_name, needle, expected) => expect(holdsText(EVENT, needle, TABLE)).toBe(expected));

  it("in the name that a column shows in place of a value, and in the value", () => {
    const named = {
      ...{ columns: ["organization"], zone: "UTC" },
      wordsOf: (field: string, value: string) => (field === "organization" ? "Acme" : value),
    };
    const event = { organization: "5e16" };
    expect([holdsText(event, "acme", named), holdsText(event, "5e16", named)]).toEqual([true, true]);
    expect([foundIn(event, "acme", named), foundIn(event, "5e16", named)]).toEqual([null, "organization"]);
    expect(holdsText(event, "acme", { ...named, wordsOf: undefined })).toBe(false);
  });

  it("in no event that is none", () => expect(holdsText(null, "x", TABLE)).toBe(false));
});

describe("where it was found", () => {
  it.each([
    ["warsaw", "geoip.timezone"],
    ["12", "list.c"],
    ["03:12", "timestamp"],
    ["failure", null],
    ["nowhere", null],
  ])("%s", (needle, path) => expect(foundIn(EVENT, needle, TABLE)).toBe(path));
});

describe("the next match", () => {
  it.each([
    [3, 1, 7],
    [2, 1, 3],
    [9, 1, 3],
    [7, -1, 3],
    [3, -1, 9],
    [0, -1, 9],
  ] as const)("from row %d by %d", (from, step, row) => expect(nextMatch([3, 7, 9], from, step)).toBe(row));

  it("is none among none", () => expect(nextMatch([], 3, 1)).toBe(-1));

  it("visits every match once before it comes round", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 1 }),
        fc.constantFrom<1 | -1>(1, -1),
        (rows, step) => {
          const matches = rows.sort((a, b) => a - b);
          let at = matches[0] ?? 0;
          const seen = matches.map(() => {
            at = nextMatch(matches, at, step);
            return at;
          });
          expect([...seen].sort((a, b) => a - b)).toEqual(matches);
        },
      ),
    );
  });
});
