/** The record of a session that goes over to another scope. */
import "server-only";
import { audit, entryOf } from "../audit";
import type { ServiceContext } from "./context";

/** Records that a page of another scope than before is shown. Throws STORE_DOWN: then it is not shown. */
export async function auditSwitch(ctx: ServiceContext): Promise<void> {
  const { server, actor, scope } = ctx;
  const from = server.lastScopes.look(actor.sessionId, scope.slug);
  if (from !== scope.slug) await audit(server, entryOf(ctx, "org-switch", "ok", { from }));
}
