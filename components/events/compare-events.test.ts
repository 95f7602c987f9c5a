import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK } from "@/lib/insights/changes";
import { flatten } from "@/lib/insights/value";
import { compareEvents } from "./compare-events";

const events = fc.dictionary(
  fc.constantFrom("id", "client_ip", "geoip", "changes", "a.b", "__proto__"),
  fc.jsonValue({ maxDepth: 3 }),
);

describe("two events compared", () => {
  it("have what differs first, each in the order of the events", () => {
    const first = { id: "1", service: "sso", geoip: { city: "Paris", country_code: "FR" } };
    const second = { id: "2", service: "sso", geoip: { country_code: "FR" }, mfa: true };
    expect(compareEvents(first, second)).toEqual([
      { path: "id", texts: ["1", "2"], differs: true },
      { path: "geoip.city", texts: ["Paris", null], differs: true },
      { path: "mfa", texts: [null, "true"], differs: true },
      { path: "service", texts: ["sso", "sso"], differs: false },
      { path: "geoip.country_code", texts: ["FR", "FR"], differs: false },
    ]);
  });

  it.each([
    ["a text and a number", { n: "1" }, { n: 1 }, ['"1"', "1"]],
    ["nothing and no such field", { n: null }, {}, ["null", null]],
    ["a list in another order", { n: ["a", "b"] }, { n: ["b", "a"] }, ["a\nb", "b\na"]],
    ["empty texts", { n: "" }, { n: " " }, ['""', '" "']],
  ])("tell %s from each other", (_, first, second, texts) => {
    expect(compareEvents(first, second)).toEqual([{ path: "n", texts, differs: true }]);
  });

  it("keep secrets hidden, and still tell that they differ", () => {
    const changed = (to: string) => ({
      changes: [
        { field: "password", from: "old", to },
        { field: "locked", from: false, to: true },
      ],
    });
    const text = `password: ${MASK} → ${MASK}\nlocked: false → true`;
    expect(compareEvents(changed("one"), changed("two"))).toEqual([
      { path: "changes", texts: [text, text], differs: true },
    ]);
    expect(compareEvents(changed("one"), changed("one"))[0]?.differs).toBe(false);
  });

  it("do not differ from themselves, and show each field once, whatever they hold", () => {
    fc.assert(
      fc.property(events, (event) => {
        const compared = compareEvents(event, structuredClone(event));
        expect(compared.some(({ differs }) => differs)).toBe(false);
        const paths = compared.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const { path } of flatten(event)) {
          expect(paths.some((shown) => path === shown || path.startsWith(`${shown}.`))).toBe(true);
        }
      }),
    );
  });

  it("differ in the same fields whichever comes first", () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        const marked = (all: ReturnType<typeof compareEvents>) =>
          all.flatMap(({ path, differs }) => (differs ? [path] : [])).sort();
        expect(marked(compareEvents(a, b))).toEqual(marked(compareEvents(b, a)));
      }),
    );
  });
});
