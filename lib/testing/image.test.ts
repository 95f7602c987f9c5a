/** The image and the compose file, read as text: no engine is needed to see what they would do. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { EnvFields } from "@/lib/server/env/schema";

interface Instruction {
  name: string;
  rest: string;
}

/** The instructions with their continued lines joined. */
function instructionsOf(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, name = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { name, rest };
  });
}

const KNOWN = [
  "FROM",
  "WORKDIR",
  "ENV",
  "COPY",
  "RUN",
  "USER",
  "VOLUME",
  "EXPOSE",
  "STOPSIGNAL",
  "HEALTHCHECK",
  "CMD",
];
const all = instructionsOf(readFileSync("Dockerfile", "utf8"));
const second = all.findLastIndex(({ name }) => name === "FROM");
const run = all.slice(second);
const last = (name: string) => run.findLast((one) => one.name === name)?.rest ?? "";
const placeOf = (name: string) => run.findLastIndex((one) => one.name === name);
const ignored = readFileSync(".dockerignore", "utf8").split("\n");

/** Whether a path would be sent to the engine; patterns of a whole name or folder only. */
const isSent = (path: string) => ignored.includes(`!${path.split("/")[0]}`) && !ignored.includes(path);

describe("the image", () => {
  it("is built in one stage and run in another, both of a named version", () => {
    expect(all.filter(({ name }) => !KNOWN.includes(name))).toEqual([]);
    const bases = all.filter(({ name }) => name === "FROM").map(({ rest }) => rest);
    expect(bases).toEqual([
      expect.stringMatching(/^node:24\.\d+\.\d+-\w+-slim AS build$/),
      expect.stringMatching(/^node:24\.\d+\.\d+-\w+-slim AS run$/),
    ]);
    expect(bases[0]?.split(" ")[0]).toBe(bases[1]?.split(" ")[0]);
    expect(all.filter(({ name, rest }) => name === "RUN" && /npm (ci|run build)/.test(rest)).length).toBe(2);
  });

  it("runs without rights over its own files, and answers for its health", () => {
    expect(last("USER")).toBe("node");
    expect(placeOf("USER")).toBeGreaterThan(
      run.findLastIndex(({ name }) => name === "COPY" || name === "RUN"),
    );
    for (const { rest } of run.filter(({ name }) => name === "COPY"))
      expect(rest).toMatch(/^--from=build --chown=root:root /);
    expect(last("HEALTHCHECK")).toContain("/api/health/ready");
    expect(existsSync("app/api/health/ready/route.ts")).toBe(true);
    expect(JSON.parse(last("CMD"))).toEqual([
      "node",
      "--max-semi-space-size=2",
      "--import",
      "tsx",
      "lib/server/main.ts",
    ]);
    expect(last("VOLUME")).toBe("/data");
  });

  it("is given what it needs and no secret, history or data", () => {
    const copied = all.filter(({ name, rest }) => name === "COPY" && !rest.startsWith("--from"));
    const named = copied.flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1)).filter((path) => path !== ".");
    const needed = [
      ...named,
      "app",
      "components",
      "lib",
      "public",
      "proxy.ts",
      "next.config.mjs",
      "tsconfig.node.json",
    ];
    for (const path of needed) expect([path, existsSync(path), isSent(path)]).toEqual([path, true, true]);
    for (const path of [".env", ".git", "data", "node_modules", ".next", "secrets", "e2e", "lib/testing"])
      expect([path, isSent(path)]).toEqual([path, false]);
    const text = readFileSync("Dockerfile", "utf8");
    expect(text).not.toMatch(/ADD |_KEY=|_SECRET=|PASSWORD|curl|--privileged/);
  });
});

interface Service {
  build?: string;
  image?: string;
  command?: string[];
  environment: Record<string, string>;
  secrets: string[];
  ports?: string[];
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  security_opt: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

describe("the compose file", () => {
  const document = parseDocument(readFileSync("compose.yaml", "utf8"), { uniqueKeys: true });
  const compose = document.toJS() as {
    services: Record<"server" | "database", Service>;
    secrets: Record<string, { file: string }>;
    volumes: Record<string, null>;
  };
  const { server, database } = compose.services;

  it("has no fault of form", () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(Object.keys(compose.services)).toEqual(["server", "database"]);
  });

  it("runs the server on a root that cannot be written to, without rights, behind a proxy of this machine", () => {
    expect(server).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      tmpfs: [expect.stringMatching(/^\/tmp:/)],
      ports: ["127.0.0.1:3000:3000"],
      depends_on: { database: { condition: "service_healthy" } },
    });
    expect(database.ports).toBeUndefined();
    expect(database.healthcheck?.test.join(" ")).toContain("pg_isready");
    expect(database.image).toMatch(/^postgres:\d+/);
  });

  it("sets settings that there are, and hands secrets over as files", () => {
    const settings = Object.keys(EnvFields.shape);
    const exported = [...(server.command?.join(" ") ?? "").matchAll(/(?:export )?\b([A-Z_]+)="/g)].map(
      ([, name = ""]) => name,
    );
    expect(exported).toEqual(["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "DATABASE_URL"]);
    for (const name of [...Object.keys(server.environment), ...exported]) expect(settings).toContain(name);
    for (const name of new Set([...server.secrets, ...database.secrets]))
      expect(compose.secrets[name]?.file).toBe(`./secrets/${name}`);
    expect(JSON.stringify({ ...server.environment, ...database.environment })).not.toMatch(
      /[0-9a-f]{16}|changeme|example/,
    );
    expect(readFileSync(".gitignore", "utf8")).toMatch(/^secrets\/$/m);
  });
});
