/** The check of pages that need a permission of the role rather than a scope. */
import "server-only";
import { headers } from "next/headers";
import { auditDenial } from "../audit";
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
  await auditDenial(ctx, { permission, path });
  return null;
}
