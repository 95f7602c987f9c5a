/** Uses a link of invitation or reset: a password is chosen, once. A second factor stays as it is. */
import "server-only";
import type { UserLinkRequest } from "@/lib/contract/users";
import { AppError } from "@/lib/core/errors";
import { auditIn } from "../../audit";
import { revokeSessionsOf } from "../../db/repos/sessions";
import { findUserLink, type Purpose, takeUserLink } from "../../db/repos/user-links";
import { findUser, setPasswordHash, type User } from "../../db/repos/users";
import { getServer, type Server } from "../../server";
import type { PublicContext } from "../context";
import { checkPassword } from "../users";
import { linkHash } from "./links";

async function findLink(server: Server, token: string): Promise<{ user: User; purpose: Purpose } | null> {
  const link = await findUserLink(server.db.queries, linkHash(token), server.now());
  const user = link && (await findUser(server.db.queries, link.userId));
  return link && user && !user.disabled ? { user, purpose: link.purpose } : null;
}

/** Whom a link is for; null for one that is used, has run out, or never was. */
export async function loadUserLink(
  token: string,
): Promise<{ email: string; name: string; purpose: Purpose } | null> {
  const found = await findLink(getServer(), token);
  return found && { email: found.user.email, name: found.user.name, purpose: found.purpose };
}

/** Sets the password and ends all sessions. Throws NOT_FOUND for a link that does not work. */
export async function takeLink(
  ctx: PublicContext,
  { token, password }: UserLinkRequest,
): Promise<{ done: true }> {
  const { server } = ctx;
  const found = await findLink(server, token);
  if (!found) throw new AppError("NOT_FOUND");
  const { user, purpose } = found;
  await checkPassword(server, password, user);
  const hash = await server.passwords.hash(password);
  await server.db.transaction(async (tx) => {
    if (!(await takeUserLink(tx, linkHash(token), server.now()))) throw new AppError("NOT_FOUND");
    await setPasswordHash(tx, user.id, hash, server.now());
    await revokeSessionsOf(tx, user.id, server.now());
    await auditIn(server, tx, {
      action: "user-link-used",
      outcome: "ok",
      actorId: user.id,
      actor: user.email,
      address: ctx.address,
      requestId: ctx.requestId,
      detail: { purpose },
    });
  });
  return { done: true };
}
