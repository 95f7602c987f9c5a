/** What watches over the process asks: does it answer, can it work, its numbers. No versions, hosts or secrets. */
import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { isMigrated } from "../db/migrate";
import type { PublicContext } from "./context";

/** Throws STORE_DOWN or BUSY when this process should get no requests. */
export async function checkReady({ server }: PublicContext): Promise<{ status: "ready" }> {
  if (server.stopping) throw new AppError("BUSY", { message: "This server is shutting down." });
  const migrated = await isMigrated(server.db).catch((cause: unknown) => {
    throw new AppError("STORE_DOWN", { cause, message: "The database cannot be reached." });
  });
  if (!migrated) throw new AppError("STORE_DOWN", { message: "The database is not migrated." });
  return { status: "ready" };
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** The metrics as Prometheus text for whoever holds METRICS_TOKEN; otherwise, and when it is unset, NOT_FOUND. */
export async function readMetrics(
  { server }: PublicContext,
  authorization: string | null,
): Promise<{ body: string; contentType: string }> {
  const token = server.env.metricsToken;
  const given = /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "";
  if (token === null || !timingSafeEqual(digest(given), digest(token))) throw new AppError("NOT_FOUND");
  return { body: await server.metrics.registry.metrics(), contentType: server.metrics.registry.contentType };
}
