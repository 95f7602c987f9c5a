"use client";
import { useQuery } from "@tanstack/react-query";
import { BackNotice } from "@/components/auth/back-notice";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { useReturned } from "@/components/auth/use-returned";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { accountQuery } from "@/lib/client/account";
import type { AccountResponse } from "@/lib/contract/account";
import { PasswordSection } from "./password-section";
import { Section } from "./section";
import { SessionsSection } from "./sessions-section";
import { TotpSection } from "./totp-section";

/** Password, second factor and sessions of whoever is signed in. */
export function AccountPage() {
  const account = useQuery(accountQuery);
  const { withRecentAuth, dialog } = useRecentAuth();
  const returned = useReturned();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-5">
      <header>
        <h1 className="font-semibold text-xl">Your account</h1>
        <p className="wrap-anywhere min-h-5 text-ink2">
          {account.data ? `${account.data.user.name}, ${account.data.user.email}` : null}
        </p>
      </header>
      <BackNotice isShown={returned !== null} />
      {account.error ? <PanelError error={account.error} onRetry={() => void account.refetch()} /> : null}
      {account.isPending ? <Skeleton className="h-60" /> : null}
      {account.data?.provider ? <ProviderSection account={account.data} /> : null}
      {account.data && account.data.provider === null ? (
        <>
          <PasswordSection email={account.data.user.email} withRecentAuth={withRecentAuth} />
          <TotpSection account={account.data} withRecentAuth={withRecentAuth} />
        </>
      ) : null}
      <SessionsSection withRecentAuth={withRecentAuth} />
      {dialog}
    </div>
  );
}

function ProviderSection({ account }: { account: AccountResponse }) {
  return (
    <Section title="Sign-in">
      <p>
        You sign in at {account.provider}. Password and second factor are kept there; there are none here.
      </p>
    </Section>
  );
}
