/** The audit row of an API key that JumpCloud refuses. */
import "server-only";
import { audit } from "./audit";
import type { Call } from "./gateway/call";
import type { Server } from "./server";

/**
 * The gateway's `onKeyLatched` that writes to the audit trail. The call that met the refusal has failed
 * already: a row that cannot be written changes nothing of that, and is told in the log.
 */
export function auditLatchedKey(
  server: Pick<Server, "db" | "log" | "now">,
): (call: Call<unknown>) => Promise<void> {
  return async ({ target, requestId }) => {
    const [only, ...others] = target.orgs;
    await audit(server, {
      action: "key-refused",
      outcome: "latched",
      actorId: null,
      actor: "system",
      scope: only && others.length === 0 ? only.slug : null,
      address: "local",
      requestId,
      detail: {
        orgs: target.orgs.map(({ slug }) => slug),
        baseUrl: target.baseUrl,
        key: target.credential.id,
      },
    }).catch((error: unknown) => server.log.error({ error }, "refused key not audited"));
  };
}
