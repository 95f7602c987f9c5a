import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import type { Permission } from "@/lib/server/auth/scope";
import type { UserContext } from "@/lib/server/services/context";
import { loadPermitted } from "@/lib/server/services/permitted";
import { loadSession } from "@/lib/server/services/session";

/**
 * Who asks for the page being rendered. Leads to the sign-in when nobody is signed in, and answers as if there were no
 * such page to a user without the permission.
 */
export async function requireUser(permission: Permission, path: string): Promise<UserContext> {
  const actor = await loadSession();
  if (!actor) redirect(loginPath((await headers()).get("x-path") ?? path));
  const ctx = await loadPermitted(actor, permission, path);
  if (!ctx) notFound();
  return ctx;
}
