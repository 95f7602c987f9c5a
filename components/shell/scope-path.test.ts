import { describe, expect, it } from "vitest";
import { scopePath } from "./scope-path";

describe("scopePath", () => {
  it.each([
    ["", "/o/acme"],
    ["?", "/o/acme"],
    ["?last=3h&where=outcome%3Afailure", "/o/acme?last=3h&where=outcome%3Afailure"],
    ["last=3h&event=abc&tab=json", "/o/acme?last=3h"],
    ["?cursor=x&page=4", "/o/acme"],
    ["?where=event%3A1", "/o/acme?where=event%3A1"],
  ])("keeps the search of %j and drops what belongs to the old scope", (query, path) => {
    expect(scopePath("acme", query)).toBe(path);
  });

  it("does not let a scope become a path of its own", () => {
    expect(scopePath("../login")).toBe("/o/..%2Flogin");
  });
});
