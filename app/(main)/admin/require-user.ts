import { notFound } from "next/navigation";
import type { Permission } from "@/lib/server/auth/scope";
import type { UserContext } from "@/lib/server/services/context";
import { loadPermitted } from "@/lib/server/services/permitted";
import { requireSession } from "../require-session";

/**
 * Who asks for the page being rendered. Leads to the sign-in when nobody is signed in, and answers as if there were no
 * such page to a user without the permission.
 */
export async function requireUser(permission: Permission, path: string): Promise<UserContext> {
  const actor = await requireSession(path);
  return (await loadPermitted(actor, permission, path)) ?? notFound();
}
