import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loginPath, safeCallback } from "./callback-url";

describe("safeCallback", () => {
  it.each([
    ["/o/acme", "/o/acme"],
    ["/o/acme?last=3h&where=a%3Ab%20%26", "/o/acme?last=3h&where=a%3Ab%20%26"],
    ["/o/acme?q=//evil.example", "/o/acme?q=//evil.example"],
    ["/loginx", "/loginx"],
    ["/o/a/../b", "/o/b"],
  ])("keeps %j", (value, path) => expect(safeCallback(value)).toBe(path));

  it.each([
    [null],
    [undefined],
    [""],
    ["o/acme"],
    ["https://evil.example/"],
    ["//evil.example"],
    ["/\\evil.example"],
    ["/\t/evil.example"],
    ["/\n/evil.example/o"],
    ["/.//evil.example"],
    ["/x/..//evil.example"],
    ["javascript:alert(1)"],
    ["/login?callbackUrl=/o/acme"],
    ["/setup"],
    ["/api/auth/signout"],
    ["/o/../api/auth/signout"],
  ])("leads %j home", (value) => expect(safeCallback(value)).toBe("/"));

  it("never leaves the site, whatever it is given", () => {
    const parts = fc.array(
      fc.constantFrom(
        "/",
        "\\",
        ".",
        "..",
        ":",
        "@",
        "?",
        "#",
        "\t",
        "\n",
        "evil.example",
        "https:",
        "%2f",
        "a",
      ),
    );
    fc.assert(
      fc.property(parts, (tokens) => {
        const path = safeCallback(tokens.join(""));
        expect(new URL(path, "https://site.example").origin).toBe("https://site.example");
        expect(safeCallback(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("loginPath", () => {
  it("carries the address once, encoded", () => {
    const path = loginPath("/o/acme?last=3h&text=a%26b");
    expect(path).toBe("/login?callbackUrl=%2Fo%2Facme%3Flast%3D3h%26text%3Da%2526b");
    const callback = new URLSearchParams(path.slice(path.indexOf("?"))).get("callbackUrl");
    expect(safeCallback(callback)).toBe("/o/acme?last=3h&text=a%26b");
  });

  it.each(["/", "/login", "//evil.example"])("is bare for %j", (path) =>
    expect(loginPath(path)).toBe("/login"),
  );
});
