import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentedEvent, documentedEvents } from "@/lib/testing/fixtures/documented-events";
import { eventId, flatten, textAt, textsAt, valueAt } from "./value";

const policies = {
  auth_context: { policies_applied: [{ name: "A", metadata: { action: "ALLOW" } }, { name: "B" }] },
};

describe("valueAt", () => {
  it.each([
    [{ a: { b: 1 } }, "a.b", 1],
    [{ a: { b: null } }, "a.b", null],
    [{ a: { b: [1, 2] } }, "a.b", [1, 2]],
    [{ a: 1 }, "a.b", undefined],
    [{}, "a", undefined],
    [{ "a.b": 1 }, "a.b", 1],
    [{ a: { "b.c": { d: 1 } } }, "a.b.c.d", 1],
    [{ a: { x: 1 }, "a.b": 2 }, "a.b", 2],
    [{ a: { b: 1 }, "a.b": 2 }, "a.b", 1],
    [policies, "auth_context.policies_applied.name", ["A", "B"]],
    [policies, "auth_context.policies_applied.metadata.action", ["ALLOW"]],
    [policies, "auth_context.policies_applied.none", undefined],
    [{ a: [] }, "a.b", undefined],
    [{ a: [[{ b: 1 }], [{ b: 2 }]] }, "a.b", [1, 2]],
    [{ a: {} }, "constructor", undefined],
    [{ a: "text" }, "a.length", undefined],
    [null, "a", undefined],
    [[{ a: 1 }], "a", [1]],
  ])("%j at %s", (event, path, value) => {
    expect(valueAt(event, path)).toEqual(value);
  });

  it("treats __proto__ as a key like any other", () => {
    const event = JSON.parse('{"__proto__": {"admin": true}, "constructor": "x"}');
    expect(valueAt(event, "__proto__.admin")).toBe(true);
    expect(valueAt(event, "constructor")).toBe("x");
    expect(valueAt({}, "__proto__")).toBeUndefined();
    expect(valueAt(event, "admin")).toBeUndefined();
  });
});

describe("textsAt", () => {
  it.each([
    [{ a: true }, ["true"]],
    [{ a: false }, ["false"]],
    [{ a: 0 }, ["0"]],
    [{ a: ["x", 1, null, ["y", true], { z: 1 }] }, ["x", "1", "y", "true"]],
    [{ a: " " }, []],
    [{ a: null }, []],
    [{ a: { b: "x" } }, []],
    [{ a: Number.NaN }, []],
  ])("%j", (event, texts) => {
    expect(textsAt(event, "a")).toEqual(texts);
    expect(textAt(event, "a")).toBe(texts[0] ?? null);
  });
});

describe("flatten", () => {
  it("lists leaves in the event's order, without indexes, and hides nothing", () => {
    expect(flatten({ b: [{ c: 1 }, { c: 2 }, 3], a: { d: null, e: {} }, f: [] })).toEqual([
      { path: "b.c", value: 1 },
      { path: "b.c", value: 2 },
      { path: "b", value: 3 },
      { path: "a.d", value: null },
      { path: "a.e", value: {} },
      { path: "f", value: [] },
    ]);
  });

  it("finds each leaf of the documented events again by its path", () => {
    for (const event of documentedEvents()) {
      for (const { path, value } of flatten(event)) {
        const found = valueAt(event, path);
        expect(Array.isArray(found) && !Array.isArray(value) ? found.flat(9) : [found]).toContainEqual(value);
      }
    }
  });

  it("stops at a depth and keeps the rest as one leaf", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`);
    expect(flatten(deep)).toHaveLength(1);
    expect(flatten(deep)[0]?.path.split(".")).toHaveLength(101);
    expect(textsAt(deep, "a.a.a")).toEqual([]);
  });
});

describe("hostile events", () => {
  const event = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Record<string, unknown>>;
  const path = fc.oneof(
    fc.string(),
    fc.array(fc.string()).map((keys) => keys.join(".")),
    fc.constantFrom("__proto__", "a.__proto__.b", "...", "toString"),
  );

  it("never throws", () => {
    fc.assert(
      fc.property(event, path, (value, where) => {
        valueAt(value, where);
        for (const text of textsAt(value, where)) expect(typeof text).toBe("string");
        eventId(value);
      }),
    );
  });

  it("finds every leaf that flatten lists", () => {
    fc.assert(
      fc.property(event, (value) => {
        for (const leaf of flatten(value)) expect(valueAt(value, leaf.path)).not.toBeUndefined();
      }),
    );
  });

  it("bears arrays nested 100,000 deep", () => {
    const deep = { a: JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) };
    expect(valueAt(deep, "a.b")).toBeUndefined();
    expect(textsAt(deep, "a")).toEqual([]);
    expect(flatten(deep)).toHaveLength(1);
  });
});

describe("eventId", () => {
  it.each([
    [documentedEvent("adminLogin"), "648c6c758c2ac07fa1fdee94"],
    [{ id: 7 }, "7"],
    [{ id: "" }, null],
    [{ id: {} }, null],
    [{}, null],
  ])("%#", (event, id) => {
    expect(eventId(event)).toBe(id);
  });
});
