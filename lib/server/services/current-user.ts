/** What the browser may know about the signed-in user. */
import "server-only";
import type { CurrentUser } from "@/lib/contract/session";
import type { Actor } from "../auth/scope";

/** Id, address, name and role; nothing of the session, no grants. */
export function currentUser(actor: Actor): CurrentUser {
  return { id: actor.userId, email: actor.email, name: actor.name, role: actor.role };
}
