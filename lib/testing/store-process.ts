/** Processes of their own that use a store by the product's code, to be killed or to work beside another one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import type { Env } from "@/lib/server/env";

const OUT = "node_modules/.cache/store-program";
let program: Promise<string> | undefined;

/**
 * store-program.ts and all that it uses as one file of JavaScript: to compile it at each start, or to load some
 * hundred modules, would take most of the time of a test.
 */
function compiled(): Promise<string> {
  program ??= build({
    configFile: false,
    logLevel: "silent",
    resolve: {
      alias: { "server-only": resolve("lib/server/server-only-node.ts"), "@": resolve(".") },
    },
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: { ssr: resolve("lib/testing/store-program.ts"), write: false, minify: false },
  }).then((result) => {
    const [file] = "output" in result ? result.output : [];
    if (file?.type !== "chunk") throw new Error("The program could not be built.");
    mkdirSync(OUT, { recursive: true });
    // Several test files make it at a time; each sees it whole.
    const own = join(OUT, `${process.pid}.js`);
    writeFileSync(own, file.code);
    renameSync(own, join(OUT, "store-program.mjs"));
    return join(OUT, "store-program.mjs");
  });
  return program;
}

export interface StoreProcess {
  /** What it has said so far, line by line. */
  lines: string[];
  /** The next line, or null at its end. */
  next(): Promise<string | null>;
  /** Ends it as a power cut would and waits until it is gone; what it said before is in `lines`. */
  kill(): Promise<void>;
}

/** Starts store-program.ts on the store of that address. */
export async function startStoreProcess(
  database: Env["database"],
  job: "write" | "migrate" | "guess",
  name: string,
): Promise<StoreProcess> {
  const child = spawn(process.execPath, [await compiled(), JSON.stringify(database), job, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const closed = once(reader, "close");
  let taken = 0;
  reader.on("line", (line) => lines.push(line));
  return {
    lines,
    next: async () => {
      if (lines.length <= taken) await Promise.race([once(reader, "line"), closed]);
      taken += 1;
      return lines[taken - 1] ?? null;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
