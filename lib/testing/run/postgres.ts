import { existsSync } from "node:fs";
import { findPostgres } from "../postgres";
import { run } from "./step";

/** Makes sure that PostgreSQL's server programs are there where they can be had; says so when they can't. */
export async function ensurePostgres(): Promise<void> {
  if (findPostgres()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No PostgreSQL server found: installing Debian's package.\n");
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", "postgresql"], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  if (!findPostgres()) {
    process.stdout.write(
      "No PostgreSQL server programs could be found or installed: the store's suite runs on SQLite only.\n",
    );
  }
}
