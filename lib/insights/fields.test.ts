import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentedEvents } from "@/lib/testing/fixtures/documented-events";
import { FIELDS, fieldInfo } from "./fields";
import { OUTCOME_FIELD } from "./outcome";
import { flatten } from "./value";

describe("FIELDS", () => {
  it("has each path and each label once", () => {
    expect(new Set(FIELDS.map(({ path }) => path)).size).toBe(FIELDS.length);
    const labels = FIELDS.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it("offers no facet of what cannot be searched", () => {
    expect(FIELDS.filter(({ facetable, searchable }) => facetable && searchable !== true)).toEqual([]);
  });

  it("gives values in lower case, as searches send them", () => {
    for (const value of FIELDS.flatMap(({ values }) => values ?? [])) expect(value).toBe(value.toLowerCase());
  });

  it("knows nearly every path of the documented events", () => {
    const known = new Set(FIELDS.map(({ path }) => path));
    const paths = documentedEvents().flatMap((event) => flatten(event).map(({ path }) => path));
    const open = ["correlation", "message_chain", "auth_context.auth_methods"];
    const missing = new Set(
      paths.filter((path) => !known.has(path) && !path.startsWith("changes.") && !open.includes(path)),
    );
    expect([...missing]).toEqual([]);
  });
});

describe("fieldInfo", () => {
  it.each([
    ["changes", false],
    ["changes.field", false],
    ["changes.to.city", false],
    ["useragent.name", false],
    ["useragent.anything.new", false],
    ["system_timestamp", false],
    ["user_agent.name", true],
    ["changesets.field", true],
    ["never.seen", true],
    [OUTCOME_FIELD, true],
  ])("%s: searchable %s", (path, searchable) => {
    const info = fieldInfo(path);
    expect(info.searchable === true).toBe(searchable);
    if (!searchable) {
      expect(info.searchable).toMatch(/JumpCloud/);
      expect(info.facetable).toBe(false);
    }
  });

  it.each([
    ["event_type", true],
    ["initiated_by.email", true],
    ["client_ip", true],
    ["success", true],
    ["error_code", true],
    ["organization", true],
    ["id", false],
    ["resource.id", false],
    ["timestamp", false],
    ["message", false],
  ])("%s: facetable %s", (path, facetable) => {
    expect(fieldInfo(path).facetable).toBe(facetable);
  });

  it("names an unlisted path in words", () => {
    expect(fieldInfo("new_thing.some_field")).toEqual({
      path: "new_thing.some_field",
      label: "new thing some field",
      type: "text",
      searchable: true,
      facetable: true,
    });
  });

  it("answers for any text, prototype names included", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString")), (path) => {
        fc.pre(!FIELDS.some((field) => field.path === path));
        expect(fieldInfo(path)).toMatchObject({ path, type: "text", searchable: true });
      }),
    );
  });
});
