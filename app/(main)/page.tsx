import { redirect } from "next/navigation";
import { NoScopes } from "@/components/shell/no-scopes";
import { scopePath } from "@/components/shell/scope-path";
import { loadScopes } from "@/lib/server/services/session";
import { requireSession } from "./require-session";

export default async function StartPage() {
  const actor = await requireSession("/");
  const [first] = await loadScopes(actor);
  if (first) redirect(scopePath(first.scope));
  return <NoScopes isAdmin={actor.role === "admin"} />;
}
