import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { loginPath } from "@/components/auth/callback-url";
import type { Actor } from "@/lib/server/auth/scope";
import { loadSession } from "@/lib/server/services/session";

/** Who asks for the page being rendered. Leads to the sign-in, and back to the address, when nobody is signed in. */
export async function requireSession(path: string): Promise<Actor> {
  return (await loadSession()) ?? redirect(loginPath((await headers()).get("x-path") ?? path));
}
