import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Reads the pairs of light-dark() out of the style sheet, so that a changed colour is checked as it ships. */
function tokens(): Record<string, { light: string; dark: string }> {
  const css = readFileSync("app/globals.css", "utf8");
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return Object.fromEntries([...pairs].map(([, name, light, dark]) => [name, { light, dark }])) as never;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["page", "panel", "sunk", "row", "accent-soft", "bad-soft"];
const texts = ["ink", "ink2", "ink3", "accent", "ok", "bad", "step"];
const edges = ["edge", "bar", "bar-bad", "accent", "bad", "ok", "step"];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  const colours = tokens();
  const of = (name: string) => colours[name]?.[theme] ?? "missing";

  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "%s on %s holds 4.5:1",
    (text, ground) => expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5),
  );

  it("text on the accent holds 4.5:1", () => {
    expect(contrast(of("on-accent"), of("accent"))).toBeGreaterThanOrEqual(4.5);
  });

  it("text on a mark holds 4.5:1", () => {
    expect(contrast(of("ink"), of("mark"))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges.flatMap((edge) => ["page", "panel"].map((ground) => [edge, ground] as const)))(
    "%s on %s holds 3:1",
    (edge, ground) => expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3),
  );
});

describe("colours of orgs", () => {
  const css = readFileSync("app/globals.css", "utf8");
  const orgs = [
    ...css.matchAll(/data-org="(\w+)"\] \{\s+--org: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
  ];

  it("has all eight", () => expect(orgs).toHaveLength(8));

  it.each(orgs.map(([, name, light, dark]) => [name, light, dark]))(
    "%s stands out from the panel",
    (_, light, dark) => {
      expect(contrast(light ?? "", "#ffffff")).toBeGreaterThanOrEqual(3);
      expect(contrast(dark ?? "", "#15191f")).toBeGreaterThanOrEqual(3);
    },
  );
});
