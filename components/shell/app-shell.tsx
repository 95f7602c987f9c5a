import type { ReactNode } from "react";
import { CommandCenter } from "@/components/commands/command-center";
import { OrgNames } from "@/components/explorer/org-names";
import { OwnerProvider } from "@/components/explorer/use-own-stored";
import type { OrgSummary } from "@/lib/contract/orgs";
import type { CurrentUser } from "@/lib/contract/session";
import { MainNav } from "./main-nav";
import type { Motion } from "./motion";
import { OrgSwitcher } from "./org-switcher";
import { type OtherApi, OtherApiBadge } from "./other-api-badge";
import { ScopeStrip } from "./scope-strip";
import type { Theme } from "./theme";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

interface AppShellProps {
  user: CurrentUser;
  scopes: readonly OrgSummary[];
  look: { theme: Theme; motion: Motion };
  /** The server that events come from when it is not JumpCloud's; null otherwise. */
  otherApi: OtherApi | null;
  children: ReactNode;
}

/** What every page of a signed-in user has: whose data this is, where to go, who one is. */
export function AppShell({ user, scopes, look, otherApi, children }: AppShellProps) {
  const isAdmin = user.role === "admin";
  return (
    <OwnerProvider userId={user.id}>
      <div className="flex h-dvh min-h-0 flex-col">
        <a
          href="#content"
          className="sr-only z-50 rounded-md border border-line2 bg-panel px-3 py-1.5 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <ScopeStrip scopes={scopes} />
        <header
          data-layer-host
          className="@container flex h-11 shrink-0 items-center gap-2 border-line border-b bg-panel px-2 sm:gap-3 sm:px-4"
        >
          <OrgSwitcher scopes={scopes} />
          <MainNav scopes={scopes} isAdmin={isAdmin} />
          {otherApi ? <OtherApiBadge api={otherApi} /> : null}
          {/* Whose data this is gives way last: from the width on that shows names, the user's shortens before the org's. */}
          <div className="ml-auto flex items-center gap-1 @max-2xl:shrink-0 @2xl:min-w-0 @2xl:shrink-20">
            <CommandCenter scopes={scopes} isAdmin={isAdmin} />
            <ThemeMenu initial={look} />
            <UserMenu user={user} />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col overflow-auto">
          <OrgNames scopes={scopes}>{children}</OrgNames>
        </main>
      </div>
    </OwnerProvider>
  );
}
