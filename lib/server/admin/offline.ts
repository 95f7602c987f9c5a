/** The parts of a server that the admin command needs: the store, no gateway, no listener. */
import "server-only";
import { randomBytes } from "node:crypto";
import { createPasswords } from "../auth/password";
import { openDb } from "../db/db";
import { migrate } from "../db/migrate";
import type { Env } from "../env";
import { createLog } from "../log";
import type { Server } from "../server";

export interface OfflineServer extends Pick<Server, "env" | "db" | "log" | "now" | "random" | "passwords"> {
  /** Migrations that were run on opening. */
  migrated: readonly string[];
}

/** Opens and migrates the store of `env`; its log is silent, for the command prints its own result. */
export async function openOffline(env: Env): Promise<OfflineServer> {
  const db = openDb(env.database);
  try {
    const migrated = await migrate(db, Date.now);
    return {
      env,
      db,
      log: createLog("silent"),
      now: Date.now,
      random: randomBytes,
      passwords: createPasswords(randomBytes),
      migrated,
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
