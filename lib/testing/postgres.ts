/** A real PostgreSQL server of the machine's own programs, in a directory of its own, for the tests of one file. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client } from "pg";

const DEBIAN = "/usr/lib/postgresql";
const OTHERS = ["/usr/local/pgsql/bin", "/opt/homebrew/bin", "/usr/pgsql/bin"];
const START_MS = 20_000;

export interface Postgres {
  /** Address of a new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The directory of `initdb` and `postgres`, newest version first, or null when there is none. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const directories = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
    ...OTHERS,
  ];
  return (
    directories.find(
      (dir) => dir !== "" && existsSync(join(dir, "initdb")) && existsSync(join(dir, "postgres")),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root; then an account without rights runs it. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = new Map(
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  return accounts.get("postgres") ?? accounts.get("nobody") ?? { uid: 65_534, gid: 65_534 };
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function connected(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Starts a server, or throws. Ask `findPostgres` first. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres();
  if (!bin) throw new Error("no PostgreSQL server programs on this machine");
  const account = unprivileged();
  const dir = mkdtempSync(join(tmpdir(), "did-pg-"));
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(dir, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [dir, passwordFile]) chownSync(path, account.uid, account.gid);

  const data = join(dir, "data");
  const options: SpawnOptions = {
    cwd: dir,
    env: { ...process.env, LC_ALL: "C" },
    ...(account ?? {}),
  };
  const made = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      "test",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--no-instructions",
    ],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);

  const port = await freePort();
  const child = spawn(
    join(bin, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      `unix_socket_directories=${dir}`,
    ],
    { ...options, stdio: "ignore" },
  );
  const urlOf = (database: string) => `postgres://test:${password}@127.0.0.1:${port}/${database}`;
  await connected(urlOf("postgres"), child);

  return {
    createDatabase: async () => {
      const name = `t_${randomBytes(6).toString("hex")}`;
      const client = new Client({ connectionString: urlOf("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      // Fast shutdown: open connections are cut, everything is written.
      child.kill("SIGINT");
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
