import { redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import { NoScopes } from "@/components/shell/no-scopes";
import { scopePath } from "@/components/shell/scope-path";
import { loadScopes, loadSession } from "@/lib/server/services/session";

export default async function StartPage() {
  const actor = await loadSession();
  if (!actor) redirect(loginPath("/"));
  const [first] = await loadScopes(actor);
  if (first) redirect(scopePath(first.scope));
  return <NoScopes isAdmin={actor.role === "admin"} />;
}
