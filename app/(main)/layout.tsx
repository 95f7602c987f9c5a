import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/app/providers";
import { AppShell } from "@/components/shell/app-shell";
import { MOTION_COOKIE, readMotion } from "@/components/shell/motion";
import type { OtherApi } from "@/components/shell/other-api-badge";
import { readTheme, THEME_COOKIE } from "@/components/shell/theme";
import { getServer } from "@/lib/server/server";
import { loadScopes } from "@/lib/server/services/session";
import { requireSession } from "./require-session";

/** What answers in JumpCloud's place, such as the demo's emulator; JumpCloud's own hosts need no word. */
function otherApi(): OtherApi | null {
  const { insightsBaseUrl, insightsLabel } = getServer().env;
  const url = insightsBaseUrl === null ? null : new URL(insightsBaseUrl);
  if (url === null || url.hostname.endsWith(".jumpcloud.com")) return null;
  return { label: insightsLabel, host: url.host };
}

/** The page's own data is checked again where it is read; this only decides what the frame shows. */
export default async function MainLayout({ children }: { children: ReactNode }) {
  const actor = await requireSession("/");
  const user = { id: actor.userId, email: actor.email, name: actor.name, role: actor.role };
  const kept = await cookies();
  const look = {
    theme: readTheme(kept.get(THEME_COOKIE)?.value),
    motion: readMotion(kept.get(MOTION_COOKIE)?.value),
  };
  return (
    <Providers>
      <AppShell user={user} scopes={await loadScopes(actor)} look={look} otherApi={otherApi()}>
        {children}
      </AppShell>
    </Providers>
  );
}
