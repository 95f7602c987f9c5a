/** Organisations: what a user may open, and how they come into the store. */
import "server-only";
import type { OrgSummary } from "@/lib/contract/orgs";
import { AppError, invalid } from "@/lib/core/errors";
import { MIN_RETENTION_DAYS, RETENTION_DAYS } from "@/lib/search/window";
import { type AuditEntry, auditIn } from "../audit";
import type { Actor, AuthorizedScope, Org } from "../auth/scope";
import { readableOrgs } from "../auth/session";
import { seal } from "../crypto/seal";
import { newId } from "../db/ids";
import { findOrgBySlug, insertOrg, listOrgs, upsertOrg } from "../db/repos/orgs";
import type { Server } from "../server";

export const ORG_COLOURS = ["teal", "violet", "amber", "rose", "blue", "green", "orange", "slate"] as const;
const SLUG = /^[a-z0-9][a-z0-9-]{0,40}$/;
const RESERVED = ["all", "msp"];
const UPSTREAM_ID = /^[0-9a-f]{24}$/;
const API_KEY = /^[\x21-\x7e]{8,512}$/;

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
}

const summaryOf = (org: Org): OrgSummary => ({
  scope: org.slug,
  name: org.name,
  colour: org.colour,
  region: org.region,
  kind: "org",
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
      ? [{ scope: "all", name: "All organisations", colour: "slate", region, kind: "all", retentionDays }]
      : [];
  const msp: OrgSummary[] =
    providerId && actor.provider
      ? [
          {
            ...{ scope: "msp", name: "Provider", colour: "slate", region, kind: "msp" },
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
  if (!SLUG.test(org.slug) || RESERVED.includes(org.slug))
    throw invalid("slug", "Use 1 to 41 lower-case letters, digits and hyphens; not all or msp.");
  if (org.name.trim() === "" || org.name.length > 100)
    throw invalid("name", "Give a name of at most 100 characters.");
  if (!ORG_COLOURS.some((colour) => colour === org.colour))
    throw invalid("colour", `Choose one of ${ORG_COLOURS.join(", ")}.`);
  if (org.upstreamId !== null && !UPSTREAM_ID.test(org.upstreamId))
    throw invalid("orgId", "An organisation id is 24 lower-case hexadecimal digits.");
  if (org.apiKey !== null && !API_KEY.test(org.apiKey))
    throw invalid("apiKey", "An API key is 8 to 512 visible characters.");
  const { retentionDays: days = RETENTION_DAYS } = org;
  if (!Number.isInteger(days) || days < MIN_RETENTION_DAYS || days > RETENTION_DAYS)
    throw invalid("retentionDays", `Events are kept for ${MIN_RETENTION_DAYS} to ${RETENTION_DAYS} days.`);
}

/** Adds an org with its audit row; returns it. Throws INVALID_REQUEST, or CONFLICT for a slug that is taken. */
export function addOrg(
  server: Pick<Server, "db" | "log" | "now" | "env">,
  given: NewOrg,
  by: Pick<AuditEntry, "actorId" | "actor" | "address" | "requestId">,
): Promise<Org> {
  check(given);
  return server.db.transaction(async (tx) => {
    if (await findOrgBySlug(tx, given.slug))
      throw new AppError("CONFLICT", { message: `There is an organisation ${given.slug} already.` });
    const id = newId();
    const { apiKey, ...rest } = given;
    const org: Org = {
      retentionDays: RETENTION_DAYS,
      ...rest,
      id,
      sealedKey: apiKey === null ? null : seal(server.env.encryptionKey, apiKey, id),
    };
    await insertOrg(tx, org, server.now());
    await auditIn(server, tx, {
      ...by,
      action: "org-add",
      outcome: "ok",
      scope: org.slug,
      detail: { name: org.name, region: org.region, upstreamId: org.upstreamId, ownKey: apiKey !== null },
    });
    return org;
  });
}

/**
 * Puts the environment's org into the store: JUMPCLOUD_ORG_ID, or one without an id when only a credential is given
 * (the key then decides). A later rename stays.
 */
export async function seedOrgFromEnv(server: Pick<Server, "db" | "now" | "env">): Promise<void> {
  const { orgId, credential, region, retentionDays } = server.env.jumpcloud;
  if (orgId === null && credential === null) return;
  await server.db.transaction(async (tx) => {
    const others = (await listOrgs(tx, "all")).some((org) => org.slug !== "default");
    // Somebody who manages orgs by hand wants no nameless one beside them.
    if (orgId === null && others) return;
    const known = await findOrgBySlug(tx, "default");
    await upsertOrg(
      tx,
      {
        id: newId(),
        slug: "default",
        name: "My organisation",
        colour: "teal",
        region,
        upstreamId: orgId,
        sealedKey: null,
        retentionDays: retentionDays ?? known?.retentionDays ?? RETENTION_DAYS,
      },
      server.now(),
    );
  });
}
