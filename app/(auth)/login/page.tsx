import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { safeCallback } from "@/components/auth/callback-url";
import { LoginForm } from "@/components/auth/login-form";
import { getServer } from "@/lib/server/server";
import { loadSession } from "@/lib/server/services/session";
import { needsSetup } from "@/lib/server/services/setup";

export const metadata: Metadata = { title: "Sign in" };

interface LoginPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  if (await needsSetup()) redirect("/setup");
  const { callbackUrl, error } = await searchParams;
  const callback = safeCallback(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await loadSession()) redirect(callback);
  const { oidc } = getServer().env;
  return (
    <AuthFrame
      title="Sign in"
      intro={
        callback === "/" ? null : "After signing in you are back at the page you asked for, with its search."
      }
    >
      <LoginForm
        callback={callback}
        provider={oidc?.name ?? null}
        error={typeof error === "string" ? error : null}
      />
    </AuthFrame>
  );
}
