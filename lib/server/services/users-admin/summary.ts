/** Users as an administrator sees them. No hash and no secret ever leaves here. */
import "server-only";
import type { UserSummary, UsersResponse } from "@/lib/contract/users";
import { AppError } from "@/lib/core/errors";
import { IDLE_LIMIT_MS } from "../../auth/session";
import { isoTime } from "../../db/ids";
import { type Identity, listIdentities } from "../../db/repos/identities";
import { listOrgs } from "../../db/repos/orgs";
import { listSessions, type Session } from "../../db/repos/sessions";
import { listTotpUsers } from "../../db/repos/totp";
import { listUsers } from "../../db/repos/users";
import type { UserContext } from "../context";

type Row = Awaited<ReturnType<typeof listUsers>>[number];

interface Around {
  slugs: ReadonlyMap<string, string>;
  identities: readonly Identity[];
  withTotp: ReadonlySet<string>;
  sessions: readonly Session[];
}

function statusOf({ standing, passwordHash }: Row, identity: Identity | undefined): UserSummary["status"] {
  if (standing.disabled) return "disabled";
  if (standing.pending) return "pending";
  return passwordHash === null && !identity ? "invited" : "active";
}

function summaryOf(row: Row, { slugs, identities, withTotp, sessions }: Around): UserSummary {
  const identity = identities.find(({ userId }) => userId === row.id);
  const open = sessions.filter(({ userId }) => userId === row.id);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    orgs: row.orgIds === "all" ? "all" : row.orgIds.flatMap((id) => slugs.get(id) ?? []).sort(),
    provider: row.provider,
    status: statusOf(row, identity),
    signIn: identity ? "oidc" : "password",
    roleByClaim: identity?.roleByClaim ?? false,
    hasTotp: withTotp.has(row.id),
    openSessions: open.length,
    lastSeenAt: open[0] ? isoTime(open[0].lastSeenMs) : null,
    version: row.standing.version,
  };
}

/** Every user, by name. */
export async function readUsers({ server }: UserContext): Promise<UsersResponse> {
  const { queries } = server.db;
  const nowMs = server.now();
  const around: Around = {
    slugs: new Map((await listOrgs(queries, "all")).map((org) => [org.id, org.slug])),
    identities: await listIdentities(queries),
    withTotp: await listTotpUsers(queries),
    sessions: await listSessions(queries, { nowMs, seenAfterMs: nowMs - IDLE_LIMIT_MS }),
  };
  return { users: (await listUsers(queries)).map((row) => summaryOf(row, around)) };
}

/** One of them. Throws NOT_FOUND. */
export async function readUser(ctx: UserContext, userId: string): Promise<UserSummary> {
  const user = (await readUsers(ctx)).users.find(({ id }) => id === userId);
  if (!user) throw new AppError("NOT_FOUND");
  return user;
}
