import { describe, expect, it } from "vitest";
import { isSafeMethod, isSameOrigin } from "./origin";

const OURS = "https://insights.example.org";

describe("isSameOrigin", () => {
  it.each<[Record<string, string>, boolean]>([
    [{ origin: OURS }, true],
    [{ origin: OURS, "sec-fetch-site": "cross-site" }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{}, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{ origin: `${OURS}.evil.example` }, false],
    [{ origin: `${OURS}/` }, false],
    [{ origin: "http://insights.example.org" }, false],
    [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
    [{ referer: `${OURS}/x` }, false],
  ])("%j gives %s", (headers, expected) => {
    expect(isSameOrigin(new Headers(headers), OURS)).toBe(expected);
  });

  it("is asked for methods that change something", () => {
    expect(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "get"].map(isSafeMethod)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
