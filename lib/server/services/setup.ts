/** The first run: one administrator, made by whoever can read the server's log, and never again. */
import "server-only";
import { createHash } from "node:crypto";
import type { SetupRequest } from "@/lib/contract/session";
import { AppError, invalid } from "@/lib/core/errors";
import { auditIn } from "../audit";
import { canonicalEmail } from "../auth/email";
import { newId } from "../db/ids";
import { closeSetup, openSetup, setupState, skipSetup } from "../db/repos/setup";
import { findUserByEmail, hasUsers, insertUser } from "../db/repos/users";
import { getServer, type Server } from "../server";
import type { PublicContext } from "./context";
import { checkPassword } from "./users";

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Opens the first run at boot and returns the token to print, or null when there is nothing to set up. */
export async function beginSetup(server: Pick<Server, "db" | "now" | "random">): Promise<string | null> {
  const { queries } = server.db;
  if ((await setupState(queries)) === "done") return null;
  if (await hasUsers(queries)) {
    await skipSetup(queries, server.now());
    return null;
  }
  const token = server.random(24).toString("base64url");
  await openSetup(queries, hashOf(token), server.now());
  return token;
}

/** True while the set-up page exists; after the first administrator it answers 404 for ever. */
export async function needsSetup(): Promise<boolean> {
  return (await setupState(getServer().db.queries)) === "open";
}

/** Makes the first administrator. Throws NOT_FOUND once there is one, INVALID_REQUEST at the field otherwise. */
export async function completeSetup(ctx: PublicContext, body: SetupRequest): Promise<{ email: string }> {
  const { server } = ctx;
  if ((await setupState(server.db.queries)) !== "open") throw new AppError("NOT_FOUND");
  const email = canonicalEmail(body.email);
  const name = body.name.trim();
  await checkPassword(server, body.password, { email, name });
  const passwordHash = await server.passwords.hash(body.password);
  const by = { actorId: null, actor: email, address: ctx.address, requestId: ctx.requestId };
  const made = await server.db.transaction(async (tx) => {
    if (!(await closeSetup(tx, hashOf(body.token), server.now()))) return false;
    if (await findUserByEmail(tx, email)) throw new AppError("CONFLICT");
    await insertUser(
      tx,
      {
        id: newId(),
        email,
        name,
        role: "admin",
        passwordHash,
        orgIds: "all",
        provider: true,
        disabled: false,
      },
      server.now(),
    );
    await auditIn(server, tx, { ...by, action: "setup", outcome: "ok", detail: { email } });
    return true;
  });
  if (made) return { email };
  // Either the token is wrong, or somebody else was first.
  if ((await setupState(server.db.queries)) !== "open") throw new AppError("NOT_FOUND");
  throw invalid("token", "This is not the token in the server's log. A new one is printed at each start.");
}
