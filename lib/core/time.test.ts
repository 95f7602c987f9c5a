import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareInstants, parseInstant, toIso } from "./time";

describe("parseInstant", () => {
  it.each([
    ["1970-01-01T00:00:00Z", 0, 0],
    ["2019-12-12T20:15:15Z", 1576181715000, 0],
    ["2023-06-16T14:06:45.921Z", 1686924405921, 0],
    ["2023-06-15T14:21:10.34334445Z", 1686838870343, 344450],
    ["2023-06-15T14:48:36.495420839Z", 1686840516495, 420839],
    ["2019-04-09T05:01:18+09:30", 1554751878000, 0],
    ["2019-04-08t19:31:18.5z", 1554751878500, 0],
    ["1969-12-31T23:59:59.999999999Z", -1, 999999],
    ["2016-12-31T23:59:60Z", 1483228800000, 0],
    ["0099-03-01T00:00:00Z", -59037897600000, 0],
    ["2024-02-29T00:00:00-12:00", 1709208000000, 0],
  ])("%s", (text, ms, nanos) => {
    expect(parseInstant(text)).toEqual({ ms, nanos });
  });

  it.each([
    "",
    "yesterday",
    "2023-06-15",
    "2023-06-15T14:21:10",
    "2023-13-01T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2023-04-31T00:00:00Z",
    "2023-00-10T00:00:00Z",
    "2023-01-01T24:00:00Z",
    "2023-01-01T00:60:00Z",
    "2023-01-01T00:00:61Z",
    "2023-01-01T00:00:00.Z",
    "2023-01-01T00:00:00.1234567890Z",
    "2023-01-01T00:00:00+24:00",
    "2023-01-01T00:00:00+01:60",
    " 2023-01-01T00:00:00Z",
    null,
    1686838870343,
    { toString: () => "2023-01-01T00:00:00Z" },
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("reads back every instant that toIso writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62135596800000, max: 253402300799999 }), (ms) => {
        expect(parseInstant(toIso(ms))).toEqual({ ms, nanos: 0 });
      }),
    );
  });

  it("gives one instant for any offset", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -1439, max: 1439 }), (ms, minutes) => {
        const size = Math.abs(minutes);
        const two = (n: number) => String(n).padStart(2, "0");
        const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(parseInstant(toIso(ms + minutes * 60_000).replace("Z", offset))).toEqual({ ms, nanos: 0 });
      }),
    );
  });
});

describe("compareInstants", () => {
  const fraction = fc.option(fc.stringMatching(/^\d{1,9}$/), { nil: undefined });
  const instant = fc
    .tuple(
      fc.constantFrom("2023-06-15T14:21:10", "2023-06-15T14:21:11"),
      fraction,
      fc.constantFrom("Z", "+00:00"),
    )
    .map(([head, digits, zone]) => `${head}${digits === undefined ? "" : `.${digits}`}${zone}`);
  const text = fc.oneof({ weight: 4, arbitrary: instant }, fc.string({ maxLength: 5 }));

  it("sorts mixed precisions of one second by time, not by text", () => {
    const texts = [
      "2023-06-15T14:21:10.343Z",
      "2023-06-15T14:21:10Z",
      "2023-06-15T14:21:10.34334445Z",
      "2023-06-15T14:21:10.5Z",
    ];
    expect([...texts].sort(compareInstants)).toEqual([texts[1], texts[0], texts[2], texts[3]]);
  });

  it("counts nanoseconds", () => {
    expect(compareInstants("2023-06-15T14:21:10.343000001Z", "2023-06-15T14:21:10.343Z")).toBeGreaterThan(0);
    expect(compareInstants("2023-06-15T14:21:10.343000000Z", "2023-06-15T14:21:10.343Z")).toBe(0);
  });

  it("puts what is no instant last", () => {
    expect(["b", "2023-06-15T14:21:10Z", "a"].sort(compareInstants)).toEqual([
      "2023-06-15T14:21:10Z",
      "a",
      "b",
    ]);
  });

  it("is a total order", () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(compareInstants(a, a)).toBe(0);
        expect(Math.sign(compareInstants(a, b))).toBe(0 - Math.sign(compareInstants(b, a)));
        if (compareInstants(a, b) <= 0 && compareInstants(b, c) <= 0) {
          expect(compareInstants(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it("agrees with the decimal digits of the fraction", () => {
    const digits = fc.stringMatching(/^\d{1,9}$/);
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const stamp = (text: string) => `2023-06-15T14:21:10.${text}Z`;
        const expected = Number(a.padEnd(9, "0")) - Number(b.padEnd(9, "0"));
        expect(Math.sign(compareInstants(stamp(a), stamp(b)))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe("toIso", () => {
  it("throws for what is no instant", () => {
    expect(() => toIso(Number.NaN)).toThrow(RangeError);
  });
});
