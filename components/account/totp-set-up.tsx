"use client";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/components/auth/code-input";
import { type FieldFaults, faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import type { RecentAuth } from "@/components/auth/recent-auth";
import { TotpOfferView } from "@/components/auth/totp-offer";
import { Button } from "@/components/ui/button";
import { confirmTotp } from "@/lib/client/account";
import type { TotpOffer } from "@/lib/contract/account";

interface TotpSetUpProps {
  offer: TotpOffer;
  withRecentAuth: RecentAuth["withRecentAuth"];
  onCancel: () => void;
  /** The recovery codes that came with it. */
  onDone: (recoveryCodes: readonly string[]) => void;
}

/** The authenticator counts from the first right code on; until then nothing has changed. */
export function TotpSetUp({ offer, withRecentAuth, onCancel, onDone }: TotpSetUpProps) {
  const [faults, setFaults] = useState<FieldFaults<"code">>({ form: null });
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    setBusy(true);
    try {
      const { recoveryCodes } = await withRecentAuth(() => confirmTotp({ proof: offer.proof, code }));
      onDone(recoveryCodes);
    } catch (error) {
      setFaults(faultsOf(error, ["code"]));
      setBusy(false);
    }
  };
  return (
    <form method="post" onSubmit={onSubmit} aria-busy={isBusy} className="flex flex-col gap-3">
      <TotpOfferView offer={offer} />
      <div className="max-w-100">
        <CodeField autoFocus error={faults.code} hint="Six digits, as the app shows them now." />
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
          {isBusy ? "Checking…" : "Confirm"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
      <FormAlert text={faults.form} />
    </form>
  );
}
