/** The check of pages that need a permission of the role rather than a scope. */
import "server-only";
import { headers } from "next/headers";
import { audit, entryOf } from "../audit";
import { can } from "../auth/permissions";
import type { Actor, Permission } from "../auth/scope";
import { publicContext } from "../http/request";
import { getServer } from "../server";
import type { UserContext } from "./context";

/** The context of the page at `path` for a user who has the permission; else null, and the denial is recorded. */
export async function loadPermitted(
  actor: Actor,
  permission: Permission,
  path: string,
): Promise<UserContext | null> {
  const ctx = { ...publicContext(getServer(), await headers()), actor };
  if (can(actor.role, permission)) return ctx;
  // As in route(): that the record fails must not turn the denial into anything else.
  await audit(ctx.server, entryOf(ctx, "denied", "refused", { permission, path })).catch((error: unknown) =>
    ctx.log.error({ error }, "denial not audited"),
  );
  return null;
}
