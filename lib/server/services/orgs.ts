/** Organisations: what a user may open, and how they come into the store. */
import "server-only";
import {
  CLIENT_ID,
  ORG_COLOURS,
  ORG_NAME_MAX,
  ORG_SLUG,
  SECRET,
  UPSTREAM_ORG_ID,
} from "@/lib/contract/limits";
import type { OrgSummary } from "@/lib/contract/orgs";
import { AppError, invalid } from "@/lib/core/errors";
import { isRetention, MIN_RETENTION_DAYS, RETENTION_DAYS, RETENTION_RULE } from "@/lib/search/window";
import { type AuditEntry, auditIn } from "../audit";
import type { Actor, AuthorizedScope, Org } from "../auth/scope";
import { readableOrgs } from "../auth/session";
import { type OrgSecret, sealOrgSecret } from "../crypto/org-secret";
import type { Tx } from "../db/db";
import { newId } from "../db/ids";
import { findOrgRecord, insertOrg, listOrgRecords, listOrgs, upsertOrg } from "../db/repos/orgs";
import type { Server } from "../server";
import { ENVIRONMENT_SLUG, environmentOrg } from "./environment-org";

export interface NewOrg {
  slug: string;
  name: string;
  colour: string;
  region: "us" | "eu" | "in";
  upstreamId: string | null;
  /** A key of its own, in the clear; it is sealed before it is stored. */
  apiKey: string | null;
  /** Days that its licence keeps events; 90 when it is left out. */
  retentionDays?: number;
  /** Instead of a key: a service account, its secret in the clear. */
  serviceAccount?: { clientId: string; clientSecret: string } | null;
}

const summaryOf = (org: Org): OrgSummary => ({
  scope: org.slug,
  name: org.name,
  colour: org.colour,
  region: org.region,
  kind: "org",
  upstreamId: org.upstreamId,
  retentionDays: org.retentionDays,
});

/** The scopes that the actor may open: each org by name, then `all` (two or more orgs), then `msp`. */
export async function listScopes(server: Server, actor: Actor): Promise<OrgSummary[]> {
  const readable = await readableOrgs(server, actor);
  const orgs = readable.map(summaryOf);
  const { providerId, region } = server.env.jumpcloud;
  const retentionDays = retentionOf(server, { kind: "all", orgs: readable });
  const all: OrgSummary[] =
    orgs.length >= 2
      ? [
          {
            ...{ scope: "all", name: "All organisations", colour: "slate", region, kind: "all" },
            ...{ upstreamId: null, retentionDays },
          },
        ]
      : [];
  const msp: OrgSummary[] =
    providerId && actor.provider
      ? [
          {
            ...{ scope: "msp", name: "Provider", colour: "slate", region, kind: "msp" },
            upstreamId: null,
            retentionDays: retentionOf(server, { kind: "msp", orgs: [] }),
          },
        ]
      : [];
  return [...orgs, ...all, ...msp];
}

/** How many days of events the scope can be searched for: of several orgs, those of the one that keeps the most. */
export function retentionOf(
  { env }: Pick<Server, "env">,
  { kind, orgs }: Pick<AuthorizedScope, "kind" | "orgs">,
): number {
  if (kind === "msp") return env.jumpcloud.retentionDays ?? RETENTION_DAYS;
  return Math.max(MIN_RETENTION_DAYS, ...orgs.map((org) => org.retentionDays));
}

function check(org: NewOrg): void {
  if (!ORG_SLUG.test(org.slug))
    throw invalid("slug", "Use 1 to 41 lower-case letters, digits and hyphens; not all or msp.");
  if (org.name.trim() === "" || org.name.length > ORG_NAME_MAX)
    throw invalid("name", `Give a name of at most ${ORG_NAME_MAX} characters.`);
  if (!ORG_COLOURS.some((colour) => colour === org.colour))
    throw invalid("colour", `Choose one of ${ORG_COLOURS.join(", ")}.`);
  if (org.upstreamId !== null && !UPSTREAM_ORG_ID.test(org.upstreamId))
    throw invalid("upstreamId", "An organisation id is 24 lower-case hexadecimal digits.");
  if (org.apiKey !== null && !SECRET.test(org.apiKey))
    throw invalid("apiKey", "An API key is 8 to 512 visible characters.");
  if (!isRetention(org.retentionDays ?? RETENTION_DAYS)) throw invalid("retentionDays", RETENTION_RULE);
  if (org.serviceAccount) checkAccount(org.serviceAccount, org.upstreamId);
}

function checkAccount(
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  upstreamId: string | null,
): void {
  if (!CLIENT_ID.test(clientId)) throw invalid("clientId", "At most 200 visible characters without colons.");
  if (!SECRET.test(clientSecret)) throw invalid("clientSecret", "8 to 512 visible characters.");
  if (upstreamId === null) throw invalid("upstreamId", NEEDS_ID);
}

/** Why a service account is not kept without the id of its organisation. */
export const NEEDS_ID = "A service account needs the organisation's id.";

/** Refuses an id that another organisation in use has: its events would come twice. Throws INVALID_REQUEST. */
export async function checkNotTwice(tx: Tx, org: Pick<Org, "id" | "upstreamId" | "region">): Promise<void> {
  if (org.upstreamId === null) return;
  const twin = (await listOrgs(tx, "all")).find(
    ({ id, upstreamId, region }) => id !== org.id && upstreamId === org.upstreamId && region === org.region,
  );
  if (twin) throw invalid("upstreamId", `This is ${twin.name} (${twin.slug}) here already.`);
}

function secretOf({ apiKey, serviceAccount }: NewOrg): OrgSecret | null {
  if (serviceAccount) return { kind: "service-account", ...serviceAccount };
  return apiKey === null ? null : { kind: "key", apiKey };
}

/** Adds an org with its audit row; returns it. Throws INVALID_REQUEST, or CONFLICT for a slug that is taken, were it retired. */
export function addOrg(
  server: Pick<Server, "db" | "log" | "now" | "env">,
  given: NewOrg,
  by: Pick<AuditEntry, "actorId" | "actor" | "address" | "requestId">,
): Promise<Org> {
  check(given);
  return server.db.transaction(async (tx) => {
    if (await findOrgRecord(tx, { slug: given.slug }))
      throw new AppError("CONFLICT", { message: `There is an organisation ${given.slug} already.` });
    const id = newId();
    const { slug, name, colour, region, upstreamId, retentionDays = RETENTION_DAYS } = given;
    const secret = secretOf(given);
    const sealed = secret
      ? sealOrgSecret(server.env.encryptionKey, id, secret)
      : { sealedKey: null, clientId: null };
    const org: Org = { id, slug, name: name.trim(), colour, region, upstreamId, ...sealed, retentionDays };
    await checkNotTwice(tx, org);
    await insertOrg(tx, org, server.now(), by.actor);
    await auditIn(server, tx, {
      ...by,
      action: "org-add",
      outcome: "ok",
      scope: org.slug,
      detail: { name: org.name, region, upstreamId, credential: secret?.kind ?? "environment" },
    });
    return org;
  });
}

/** Puts the environment's org into the store. A later rename stays. */
export async function seedOrgFromEnv(server: Pick<Server, "db" | "now" | "env">): Promise<void> {
  const { orgId, region, retentionDays } = server.env.jumpcloud;
  await server.db.transaction(async (tx) => {
    if (environmentOrg(server.env, await listOrgRecords(tx)) === null) return;
    const known = await findOrgRecord(tx, { slug: ENVIRONMENT_SLUG });
    await upsertOrg(
      tx,
      {
        id: newId(),
        slug: ENVIRONMENT_SLUG,
        name: "My organisation",
        colour: "teal",
        region,
        upstreamId: orgId,
        sealedKey: null,
        retentionDays: retentionDays ?? known?.retentionDays ?? RETENTION_DAYS,
        clientId: null,
      },
      server.now(),
    );
  });
}
