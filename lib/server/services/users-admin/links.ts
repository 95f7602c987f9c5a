/** Links of invitation and reset, made by an administrator and handed over by them. */
import "server-only";
import { createHash } from "node:crypto";
import type { UserLink } from "@/lib/contract/users";
import { AppError } from "@/lib/core/errors";
import { auditIn } from "../../audit";
import type { Tx } from "../../db/db";
import { isoTime } from "../../db/ids";
import { findIdentityOf } from "../../db/repos/identities";
import { type Purpose, putUserLink } from "../../db/repos/user-links";
import type { User } from "../../db/repos/users";
import type { Server } from "../../server";
import type { By, UserServer } from "../users";

export type LinkServer = UserServer & Pick<Server, "env">;

const TOKEN_BYTES = 32;
const LIFE_MS: Record<Purpose, number> = { invite: 24 * 3_600_000, reset: 15 * 60_000 };

/** What is stored of a token: it has 256 random bits, so a fast hash does. */
export const linkHash = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * A link by which `user` chooses a password: of invitation (a day) while there is none, else of reset (a quarter of
 * an hour). Earlier ones end. Throws CONFLICT for users who are disabled or sign in at an identity provider.
 */
export async function makeLink(server: LinkServer, tx: Tx, user: User, by: By): Promise<UserLink> {
  if (user.disabled) throw new AppError("CONFLICT", { message: "Enable this user first." });
  if (await findIdentityOf(tx, user.id))
    throw new AppError("CONFLICT", {
      message: "This user signs in at the identity provider and has no password here.",
    });
  const purpose = user.passwordHash === null ? "invite" : "reset";
  const token = server.random(TOKEN_BYTES).toString("base64url");
  const nowMs = server.now();
  const expiresMs = nowMs + LIFE_MS[purpose];
  await putUserLink(tx, { tokenHash: linkHash(token), userId: user.id, purpose, nowMs, expiresMs });
  const detail = { user: user.id, email: user.email, purpose };
  await auditIn(server, tx, { ...by, action: "user-link", outcome: "ok", detail });
  return { url: `${server.env.origin}/invite/${token}`, purpose, expiresAt: isoTime(expiresMs) };
}
