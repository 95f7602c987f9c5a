"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import type { RecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { ACCOUNT_KEY, removeTotp, renewRecoveryCodes, startTotp } from "@/lib/client/account";
import type { AccountResponse, TotpOffer } from "@/lib/contract/account";
import { RecoveryCodes } from "./recovery-codes";
import { Section } from "./section";
import { TotpSetUp } from "./totp-set-up";

interface TotpSectionProps {
  account: AccountResponse;
  withRecentAuth: RecentAuth["withRecentAuth"];
}

export function TotpSection({ account, withRecentAuth }: TotpSectionProps) {
  const client = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const act = async (work: () => Promise<void>) => {
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(faultsOf(error, []).form);
    }
  };
  const settle = () => client.invalidateQueries({ queryKey: ACCOUNT_KEY });
  const begin = () =>
    void act(async () => {
      setCodes(null);
      setOffer(await withRecentAuth(startTotp));
    });
  const renew = () =>
    void act(async () => {
      setCodes((await withRecentAuth(renewRecoveryCodes)).recoveryCodes);
      await settle();
    });
  const remove = () =>
    void act(async () => {
      await withRecentAuth(removeTotp);
      setCodes(null);
      await settle();
    });
  return (
    <Section title="Authenticator app">
      <p>{sentenceOf(account)}</p>
      {offer ? (
        <TotpSetUp
          offer={offer}
          withRecentAuth={withRecentAuth}
          onCancel={() => setOffer(null)}
          onDone={(made) => {
            setOffer(null);
            setCodes(made);
            void settle();
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={begin}>{account.hasTotp ? "Replace" : "Set up"}</Button>
          {account.hasTotp ? <Button onClick={renew}>New recovery codes</Button> : null}
          {account.hasTotp && !account.needsTotp ? (
            <Button variant="danger" onClick={remove}>
              Remove
            </Button>
          ) : null}
        </div>
      )}
      {codes ? <RecoveryCodes codes={codes} /> : null}
      <FormAlert text={fault} />
    </Section>
  );
}

function sentenceOf({ hasTotp, needsTotp, recoveryCodesLeft: left }: AccountResponse): string {
  if (!hasTotp)
    return "Signing in takes your password only. An authenticator app asks for a code of your phone besides.";
  const needed = needsTotp ? " Your role needs it." : "";
  if (left === 0)
    return `Signing in takes a code of your app.${needed} You have no recovery codes: without the app you could not sign in. Make some now.`;
  return `Signing in takes a code of your app.${needed} ${left === 1 ? "One recovery code is" : `${left} recovery codes are`} left.`;
}
