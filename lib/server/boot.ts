/** Puts a server together: store opened and migrated, first org seeded, singletons made. */
import "server-only";
import { randomBytes } from "node:crypto";
import { createPasswords } from "./auth/password";
import { openDb } from "./db/db";
import { migrate } from "./db/migrate";
import { createDenials } from "./denials";
import type { Env } from "./env";
import type { Gateway } from "./gateway/gateway";
import { createRateLimits } from "./http/rate-limit";
import { createLastScopes } from "./last-scopes";
import { createLog, type Log } from "./log";
import { createMetrics } from "./metrics";
import type { Server } from "./server";
import { seedOrgFromEnv } from "./services/orgs";

export interface BootOptions {
  /** Makes the gateway once the rest stands. */
  gateway: (server: Omit<Server, "gateway">) => Gateway;
  log?: Log;
  now?: () => number;
  random?: (bytes: number) => Buffer;
}

/** The values that must never appear in a log line. */
function secretsOf(env: Env): string[] {
  const { credential } = env.jumpcloud;
  return [
    env.authSecret,
    env.metricsToken,
    env.oidc?.clientSecret,
    credential?.kind === "key" ? credential.apiKey : null,
    credential?.kind === "service-account" ? credential.clientSecret : null,
    env.database.engine === "postgres" ? new URL(env.database.url).password : null,
  ].filter((value): value is string => Boolean(value));
}

/** The log that the configuration asks for. */
export function logOf(env: Env): Log {
  return createLog(env.logLevel, secretsOf(env));
}

/** Boots without listening. Throws when the store cannot be opened or is newer than this program. */
export async function bootServer(env: Env, options: BootOptions): Promise<Server> {
  const log = options.log ?? logOf(env);
  const now = options.now ?? Date.now;
  const random = options.random ?? randomBytes;
  const db = openDb(env.database, (error) => log.warn({ error }, "an idle database connection broke"));
  try {
    const migrated = await migrate(db, now);
    if (migrated.length > 0) log.info({ migrations: migrated }, "migrated");
    const rateLimits = createRateLimits();
    const parts = {
      env,
      log,
      db,
      metrics: createMetrics(),
      passwords: createPasswords(random),
      rateLimits,
      denials: createDenials(rateLimits),
      lastScopes: createLastScopes(),
      now,
      random,
      stopping: false,
    };
    await seedOrgFromEnv(parts);
    // The same object, so that what the gateway holds and what pages see never part.
    return Object.assign(parts, { gateway: options.gateway(parts) });
  } catch (error) {
    await db.close();
    throw error;
  }
}
