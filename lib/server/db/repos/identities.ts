/** Identities at an identity provider. Keyed by issuer and subject; an e-mail address never finds anybody here. */
import "server-only";
import type { Queries } from "../db";
import { isoTime } from "../ids";

export interface Identity {
  issuer: string;
  subject: string;
  userId: string;
  /** The role follows the provider's claim. */
  roleByClaim: boolean;
}

const COLUMNS = ["issuer", "subject", "user_id", "role_by_claim"] as const;

const toIdentity = (row: {
  issuer: string;
  subject: string;
  user_id: string;
  role_by_claim: number;
}): Identity => ({
  issuer: row.issuer,
  subject: row.subject,
  userId: row.user_id,
  roleByClaim: row.role_by_claim === 1,
});

/** Who signs in as that subject of that issuer, or null. */
export async function findIdentity(db: Queries, issuer: string, subject: string): Promise<Identity | null> {
  const row = await db
    .selectFrom("identities")
    .select(COLUMNS)
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row ? toIdentity(row) : null;
}

/** The identity of the user, or null for a local one. */
export async function findIdentityOf(db: Queries, userId: string): Promise<Identity | null> {
  const row = await db
    .selectFrom("identities")
    .select(COLUMNS)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? toIdentity(row) : null;
}

/** Every identity. */
export async function listIdentities(db: Queries): Promise<Identity[]> {
  return (await db.selectFrom("identities").select(COLUMNS).execute()).map(toIdentity);
}

/** Adds an identity; throws when the user or the subject has one. */
export async function insertIdentity(db: Queries, identity: Identity, nowMs: number): Promise<void> {
  await db
    .insertInto("identities")
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      user_id: identity.userId,
      role_by_claim: identity.roleByClaim ? 1 : 0,
      created_at: isoTime(nowMs),
    })
    .execute();
}

/** Notes whether the role follows the claim. */
export async function setRoleByClaim(db: Queries, userId: string, roleByClaim: boolean): Promise<void> {
  await db
    .updateTable("identities")
    .set({ role_by_claim: roleByClaim ? 1 : 0 })
    .where("user_id", "=", userId)
    .execute();
}
