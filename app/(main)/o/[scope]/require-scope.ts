import { notFound } from "next/navigation";
import type { Actor, AuthorizedScope } from "@/lib/server/auth/scope";
import { loadScope } from "@/lib/server/services/session";
import { requireSession } from "../../require-session";

/**
 * Who asks, and the scope of the address. Leads to the sign-in when nobody is signed in; a scope that the user may not
 * open answers as if there were no such page. `rest` is what of the address stands below the scope.
 */
export async function requireScope(
  params: Promise<{ scope: string }>,
  rest = "",
): Promise<{ actor: Actor; scope: AuthorizedScope }> {
  const { scope: slug } = await params;
  const actor = await requireSession(`/o/${slug}${rest}`);
  const scope = (await loadScope(actor, slug)) ?? notFound();
  return { actor, scope };
}
