/** The access checks of a request once more, for an answer that takes long. */
import "server-only";
import { AppError } from "@/lib/core/errors";
import { can } from "../auth/permissions";
import type { Actor, AuthorizedScope, Permission } from "../auth/scope";
import { authorizeScope, readSession } from "../auth/session";
import type { Server } from "../server";
import type { ServiceContext, UserContext } from "../services/context";

/**
 * What throws UNAUTHENTICATED, FORBIDDEN or NOT_FOUND once the session of `cookie`, its `permission` or a grant of
 * the scope is gone. It is no use of the session: a download does not keep one alive.
 */
export function recheckOf(
  ctx: UserContext | ServiceContext,
  permission: Permission | "signed-in",
  cookie: string | null,
): () => Promise<void> {
  const { server } = ctx;
  return async () => {
    const actor = await readSession(server, cookie, false);
    if (!actor) throw new AppError("UNAUTHENTICATED");
    if (permission !== "signed-in" && !can(actor.role, permission)) throw new AppError("FORBIDDEN");
    if ("scope" in ctx && !(await stillCovers(server, actor, ctx.scope)))
      throw new AppError("NOT_FOUND", { message: "Your access to this was withdrawn." });
  };
}

async function stillCovers(server: Server, actor: Actor, scope: AuthorizedScope): Promise<boolean> {
  const now = await authorizeScope(server, actor, scope.slug);
  return now !== null && scope.orgs.every(({ id }) => now.orgs.some((org) => org.id === id));
}
