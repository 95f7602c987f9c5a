import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Providers } from "@/app/providers";
import { loginPath } from "@/components/auth/callback-url";
import { AppShell } from "@/components/shell/app-shell";
import { readTheme, THEME_COOKIE } from "@/components/shell/theme";
import { getServer } from "@/lib/server/server";
import { loadScopes, loadSession } from "@/lib/server/services/session";

/** Host of a base URL on this machine, such as the demo's; JumpCloud's own hosts need no word. */
function localApi(): string | null {
  const { insightsBaseUrl } = getServer().env;
  const url = insightsBaseUrl === null ? null : new URL(insightsBaseUrl);
  return url && !url.hostname.endsWith(".jumpcloud.com") ? url.host : null;
}

/** The page's own data is checked again where it is read; this only decides what the frame shows. */
export default async function MainLayout({ children }: { children: ReactNode }) {
  const actor = await loadSession();
  if (!actor) redirect(loginPath((await headers()).get("x-path") ?? "/"));
  const user = { id: actor.userId, email: actor.email, name: actor.name, role: actor.role };
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <Providers>
      <AppShell user={user} scopes={await loadScopes(actor)} theme={theme} localApi={localApi()}>
        {children}
      </AppShell>
    </Providers>
  );
}
