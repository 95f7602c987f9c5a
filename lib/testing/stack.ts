/**
 * The built product on sockets: an emulator in this process, and the server as a process of its own with a
 * data directory of its own. For the browser tests and the benchmarks.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "@/lib/emulator/emulator";
import type { KeySpec } from "@/lib/emulator/keys";
import { type ServedEmulator, serveEmulator } from "@/lib/emulator/serve";
import { type Provisioning, provision } from "@/lib/server/admin/provision";
import { type Env, readEnv } from "@/lib/server/env";

export interface StackOptions extends Provisioning {
  key: KeySpec;
  /** The emulator's clock; the server's own is the machine's. */
  now?: () => number;
  /** More environment variables of the server. */
  env?: Record<string, string>;
}

export interface Stack {
  url: string;
  port: number;
  pid: number;
  emulator: Emulator;
  served: ServedEmulator;
  /** The API key; a canary that must never be seen outside the calls. */
  key: string;
  dataDir: string;
  /** The server's configuration, for whoever opens its store beside it. */
  env: Env;
  /** What the server wrote so far, stdout and stderr. */
  output(): string;
  stop(): Promise<void>;
}

export const CANARY_KEY = "JC_CANARY_7d1f0c2b9a";

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Starts emulator and server and waits until the server is ready. Throws with the server's output when it is not. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const emulator = createEmulator({ seed: "stack", now: options.now ?? Date.now });
  emulator.addKey(CANARY_KEY, options.key);
  const served = await serveEmulator(emulator);
  const dataDir = mkdtempSync(join(tmpdir(), "did-stack-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = {
    PORT: String(port),
    NEXTAUTH_URL: url,
    DATA_DIR: dataDir,
    REQUIRE_MFA: "none",
    INSIGHTS_BASE_URL: served.url,
    ...options.env,
  };
  const configuration = readEnv(settings, true);
  await provision(configuration, options);
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=2", "--initial-old-space-size=128", "--import", "tsx", "lib/server/main.ts"],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: "tsconfig.node.json",
        LOG_LEVEL: "info",
        JUMPCLOUD_API_KEY: CANARY_KEY,
        ...settings,
      },
    },
  );
  let written = "";
  child.stdout.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  await ready(url, child, () => written);
  return {
    url,
    port,
    pid: child.pid ?? 0,
    emulator,
    served,
    key: CANARY_KEY,
    dataDir,
    env: configuration,
    output: () => written,
    stop: async () => {
      await ended(child);
      await served.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not become ready:\n${output()}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}
