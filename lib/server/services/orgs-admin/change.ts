/**
 * Changes of an organisation by an administrator. Each names the version that it was made from, is recorded with the
 * names of what it changes, and takes effect on the next request: what the gateway keeps of the old key goes with it.
 */
import "server-only";
import type {
  AdminOrg,
  CredentialInput,
  OrgAddRequest,
  OrgChangeRequest,
  OrgRetirementRequest,
} from "@/lib/contract/admin-orgs";
import type { AuditAction } from "@/lib/contract/audit-actions";
import { AppError, invalid } from "@/lib/core/errors";
import { auditIn, entryOf } from "../../audit";
import { requireRecentAuth } from "../../auth/recent";
import { sealOrgSecret } from "../../crypto/org-secret";
import type { Tx } from "../../db/db";
import { isoTime } from "../../db/ids";
import {
  findOrgRecord,
  listOrgRecords,
  type OrgChanges,
  type OrgRecord,
  updateOrg,
} from "../../db/repos/orgs";
import type { UserContext } from "../context";
import { addOrg, checkNotTwice, NEEDS_ID } from "../orgs";
import { overtaken } from "../overtaken";
import { adminOrg } from "./list";

interface Edit {
  action: AuditAction;
  changes: OrgChanges;
  /** For the record: names, never a secret. */
  detail: Record<string, unknown>;
}

/** Adds an organisation. Throws REAUTH, INVALID_REQUEST or CONFLICT. */
export async function addAdminOrg(ctx: UserContext, body: OrgAddRequest): Promise<AdminOrg> {
  await requireRecentAuth(ctx);
  const { credential, retentionDays, ...rest } = body;
  const { id } = await addOrg(
    ctx.server,
    {
      ...rest,
      ...(retentionDays === undefined ? {} : { retentionDays }),
      apiKey: credential.kind === "key" ? credential.apiKey : null,
      serviceAccount: credential.kind === "service-account" ? credential : null,
    },
    entryOf(ctx, "org-add", "ok"),
  );
  return read(ctx, id);
}

/** Changes what `body` names. Throws NOT_FOUND, INVALID_REQUEST, or CONFLICT when somebody else was faster. */
export function changeOrg(ctx: UserContext, id: string, body: OrgChangeRequest): Promise<AdminOrg> {
  return edit(ctx, id, body.version, async (tx, org, isFromEnvironment) => {
    const changes = changesOf(ctx, org, body);
    const fields = fieldsOf(changes);
    if (isFromEnvironment) refuseEnvironment(fields);
    const next = { ...org, ...changes };
    if (next.clientId !== null && next.upstreamId === null) throw invalid("upstreamId", NEEDS_ID);
    await checkNotTwice(tx, next);
    const kind = body.credential?.kind;
    return { action: "org-change", changes, detail: { fields, ...(kind ? { credential: kind } : {}) } };
  });
}

/** Retires an organisation, which nobody reads from then on, or brings it back with all that it had. */
export function setRetired(ctx: UserContext, id: string, body: OrgRetirementRequest): Promise<AdminOrg> {
  return edit(ctx, id, body.version, async (tx, org, isFromEnvironment) => {
    if (isFromEnvironment) refuseEnvironment(["retired"]);
    if (!body.retired) await checkNotTwice(tx, org);
    const retiredAt = body.retired ? (org.retiredAt ?? isoTime(ctx.server.now())) : null;
    const changes = retiredAt === org.retiredAt ? {} : { retiredAt };
    return { action: body.retired ? "org-retire" : "org-restore", changes, detail: {} };
  });
}

/** The one way to change an organisation. Throws REAUTH unless the sign-in is recent. */
async function edit(
  ctx: UserContext,
  id: string,
  version: number,
  make: (tx: Tx, org: OrgRecord, isFromEnvironment: boolean) => Promise<Edit>,
): Promise<AdminOrg> {
  await requireRecentAuth(ctx);
  const { server } = ctx;
  const before = await server.db.transaction(async (tx) => {
    const all = await listOrgRecords(tx);
    const org = all.find((candidate) => candidate.id === id);
    if (!org) throw new AppError("NOT_FOUND");
    if (org.version !== version) throw overtaken("organisation");
    const { action, changes, detail } = await make(tx, org, adminOrg(server.env, org, all).isFromEnvironment);
    if (Object.keys(changes).length === 0) return null;
    if (!(await updateOrg(tx, org, changes, server.now()))) throw overtaken("organisation");
    await auditIn(server, tx, {
      ...entryOf(ctx, action, "ok", { name: org.name, ...detail }),
      scope: org.slug,
    });
    return org;
  });
  const after = await findOrgRecord(server.db.queries, { id });
  for (const org of [before, after]) if (org && before) server.gateway.renew(org);
  return read(ctx, id);
}

async function read({ server }: UserContext, id: string): Promise<AdminOrg> {
  const all = await listOrgRecords(server.db.queries);
  const org = all.find((candidate) => candidate.id === id);
  if (!org) throw new AppError("NOT_FOUND");
  return adminOrg(server.env, org, all);
}

/** What of `body` differs from the org. A credential always does: that of before cannot be compared. */
function changesOf(ctx: UserContext, org: OrgRecord, body: OrgChangeRequest): OrgChanges {
  const { name, colour, region, upstreamId, retentionDays, credential } = body;
  return {
    ...(name !== undefined && name !== org.name ? { name } : {}),
    ...(colour !== undefined && colour !== org.colour ? { colour } : {}),
    ...(region !== undefined && region !== org.region ? { region } : {}),
    ...(upstreamId !== undefined && upstreamId !== org.upstreamId ? { upstreamId } : {}),
    ...(retentionDays !== undefined && retentionDays !== org.retentionDays ? { retentionDays } : {}),
    ...(credential ? credentialChanges(ctx, org, credential) : {}),
  };
}

function credentialChanges(ctx: UserContext, org: OrgRecord, credential: CredentialInput): OrgChanges {
  if (credential.kind === "environment")
    return org.sealedKey === null
      ? {}
      : { sealedKey: null, clientId: null, secretSetAt: null, secretSetBy: null };
  return {
    ...sealOrgSecret(ctx.server.env.encryptionKey, org.id, credential),
    secretSetAt: isoTime(ctx.server.now()),
    secretSetBy: ctx.actor.email,
  };
}

const CREDENTIAL_PARTS = ["sealedKey", "clientId", "secretSetAt", "secretSetBy"];

/** The changes by the names that the form has for them. */
function fieldsOf(changes: OrgChanges): string[] {
  const names = Object.keys(changes).map((name) => (CREDENTIAL_PARTS.includes(name) ? "credential" : name));
  return [...new Set(names)];
}

function refuseEnvironment(fields: readonly string[]): void {
  const [first] = fields.filter((field) => field !== "name" && field !== "colour");
  if (first !== undefined) throw invalid(first, "This comes from the server's environment: change it there.");
}
