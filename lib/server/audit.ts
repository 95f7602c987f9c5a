/** The audit trail. A row that cannot be written blocks the act that it records. */
import "server-only";

import type { AuditAction } from "@/lib/contract/audit-actions";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "./db/db";
import { isoTime } from "./db/ids";
import { type AuditRow, appendAudit } from "./db/repos/audit";
import type { Server } from "./server";
import type { PublicContext, ServiceContext, UserContext } from "./services/context";

export interface AuditEntry {
  action: AuditAction;
  /** `ok`, `failed`, `locked`, `refused` …: one word. */
  outcome: string;
  /** Id of the user, or null for somebody unknown and for the system. */
  actorId: string | null;
  /** E-mail address as it was then, or `system`, or what somebody unknown typed. */
  actor: string;
  scope?: string | null;
  address: string;
  requestId: string;
  /** Plain JSON; no secrets, no event content. */
  detail?: Record<string, unknown>;
}

type AuditServer = Pick<Server, "db" | "log" | "now">;
const LOGGED_DETAIL_CHARS = 4_000;

function logRow(server: AuditServer, { detail, ...row }: AuditRow): void {
  const short = detail.length <= LOGGED_DETAIL_CHARS;
  server.log.info(
    { audit: { ...row, detail: short ? (JSON.parse(detail) as unknown) : { chars: detail.length } } },
    "audit",
  );
}

/** Adds the row inside a transaction of the caller, so that act and record stand or fall together. */
export async function auditIn(server: AuditServer, tx: Tx, entry: AuditEntry): Promise<void> {
  const row = await appendAudit(tx, server.db.engine, {
    at: isoTime(server.now()),
    action: entry.action,
    outcome: entry.outcome,
    actor_id: entry.actorId,
    actor: entry.actor.slice(0, 320),
    scope: entry.scope ?? null,
    address: entry.address,
    request_id: entry.requestId,
    detail: JSON.stringify(entry.detail ?? {}),
  });
  logRow(server, row);
}

/** Adds the row. Throws STORE_DOWN when it cannot be written. */
export async function audit(server: AuditServer, entry: AuditEntry): Promise<void> {
  try {
    await server.db.transaction((tx) => auditIn(server, tx, entry));
  } catch (cause) {
    throw new AppError("STORE_DOWN", { cause });
  }
}

/** The entry for something done in `ctx`: actor, scope, address and request id are taken from it. */
export function entryOf(
  ctx: PublicContext | UserContext | ServiceContext,
  action: AuditAction,
  outcome: string,
  detail: Record<string, unknown> = {},
): AuditEntry {
  const actor = "actor" in ctx ? ctx.actor : null;
  return {
    action,
    outcome,
    actorId: actor?.userId ?? null,
    actor: actor?.email ?? "anonymous",
    scope: "scope" in ctx ? ctx.scope.slug : null,
    address: ctx.address,
    requestId: ctx.requestId,
    detail,
  };
}

/**
 * Records a refusal, or counts it when there are too many. That the record fails must not turn it into anything else,
 * so it only says so in the log.
 */
export async function auditDenial(ctx: UserContext, detail: Record<string, unknown>): Promise<void> {
  const { server, actor } = ctx;
  const unrecorded = server.denials.take(actor.userId, server.now());
  if (unrecorded === null) return;
  const told = unrecorded > 0 ? { ...detail, unrecorded } : detail;
  await audit(server, entryOf(ctx, "denied", "refused", told)).catch((error: unknown) =>
    ctx.log.error({ error }, "denial not audited"),
  );
}

/** Refuses with a record of it. Throws `code`. */
export async function deny(
  ctx: UserContext,
  code: "NOT_FOUND" | "FORBIDDEN",
  detail: Record<string, unknown>,
): Promise<never> {
  await auditDenial(ctx, detail);
  throw new AppError(code);
}
