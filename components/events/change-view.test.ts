import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK } from "@/lib/insights/changes";
import { changeView, itemName } from "./change-view";

const list = (from: unknown, to: unknown) => {
  const view = changeView(from, to);
  if (view.kind !== "list") throw new Error(`a ${view.kind}, not a list`);
  return view;
};

describe("the kind of a change", () => {
  it.each([
    ["text", "a", "b", "value"],
    ["a flag", false, true, "value"],
    ["lists", ["a"], ["b"], "list"],
    ["a list that is new", undefined, ["b"], "list"],
    ["a list that went", ["a"], null, "list"],
    ["objects", { a: 1 }, { a: 2 }, "object"],
    ["an object that is new", "", { a: 2 }, "object"],
    ["a list in place of an object", { a: 1 }, ["a"], "value"],
    ["a list in place of text", "a", ["a"], "value"],
    ["nothing at all", undefined, null, "value"],
  ])("%s", (_name, from, to, kind) => {
    expect(changeView(from, to).kind).toBe(kind);
  });
});

describe("a list", () => {
  it("parts what was added, what was removed and what stayed", () => {
    expect(list(["a", "b", "b"], ["b", "c", "c"])).toEqual({
      kind: "list",
      kept: ["b"],
      removed: ["a", "b"],
      added: ["c", "c"],
      changed: [],
      isReordered: false,
    });
  });

  it("knows an item by its id though its content changed", () => {
    const view = list([{ id: 1, name: "x" }, { id: 2 }], [{ id: 2 }, { id: 1, name: "y" }]);
    expect([view.added, view.removed, view.kept]).toEqual([[], [], [{ id: 2 }]]);
    expect(view.changed).toMatchObject([{ name: "x", view: { kind: "object" } }]);
  });

  it("says when only the order differs", () => {
    expect(list(["a", "b"], ["b", "a"]).isReordered).toBe(true);
    expect(list(["a", "b"], ["a", "b"]).isReordered).toBe(false);
  });

  it("loses nothing: each side is what stayed and its own part", () => {
    const items = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(items, items, (from, to) => {
        const { kept, added, removed } = list(from, to);
        const sorted = (values: unknown[]) => values.map((value) => JSON.stringify(value)).sort();
        expect(sorted([...kept, ...removed])).toEqual(sorted(from));
        expect(sorted([...kept, ...added])).toEqual(sorted(to));
      }),
    );
  });
});

describe("an object", () => {
  it("goes by key", () => {
    const view = changeView({ a: 1, b: 2, s: MASK, l: ["x"] }, { a: 1, b: 3, s: MASK, l: ["y"], c: null });
    expect(view).toMatchObject({
      kind: "object",
      rows: [
        { key: "a", status: "same" },
        { key: "b", status: "changed" },
        { key: "s", status: "hidden" },
        { key: "l", status: "changed", view: { kind: "list", added: ["y"], removed: ["x"] } },
        { key: "c", status: "added" },
      ],
    });
  });

  it("takes keys of every object as plain keys", () => {
    const view = changeView(JSON.parse('{"__proto__":1}'), { constructor: 1 });
    expect(view).toMatchObject({
      rows: [
        { key: "__proto__", status: "removed", view: { from: 1, to: undefined } },
        { key: "constructor", status: "added", view: { from: undefined, to: 1 } },
      ],
    });
  });

  it("stays finite however deep the values are", () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
    expect(JSON.stringify(changeView(deep(500), deep(499))).length).toBeLessThan(20_000);
  });
});

describe("never throws", () => {
  it("whatever the values are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (from, to) => {
        expect(["value", "list", "object"]).toContain(changeView(from, to).kind);
      }),
    );
  });
});

describe("the name of an item", () => {
  it.each([
    ["text", "text"],
    [12, "12"],
    [{ id: "1", name: "Ops" }, "Ops"],
    [{ type: "x" }, '{"type":"x"}'],
  ])("%j", (item, name) => expect(itemName(item)).toBe(name));
});
