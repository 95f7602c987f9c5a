"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { accountQuery, reauthenticate } from "@/lib/client/account";
import { CodeField } from "./code-input";
import { type FieldFaults, faultsOf } from "./field-faults";
import { FormAlert } from "./form-alert";
import { PasswordInput } from "./password-input";
import { goTo, SingleSignOn } from "./single-sign-on";

interface RecentAuthDialogProps {
  /** Told whether it was proved. */
  onAnswer: (isConfirmed: boolean) => void;
  /** Called before the page is left for the identity provider. */
  onLeave: () => void;
  go?: (url: string) => void;
}

/** Asks again who one is. */
export function RecentAuthDialog({ onAnswer, onLeave, go = goTo }: RecentAuthDialogProps) {
  const account = useQuery(accountQuery);
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title="Confirm that it is you"
      description="Your last sign-in was more than five minutes ago, and this act needs a recent one."
      size="sm"
    >
      {account.error ? (
        <PanelError error={account.error} onRetry={() => void account.refetch()} />
      ) : account.data?.provider ? (
        <SingleSignOn
          label={`Confirm at ${account.data.provider}`}
          callback={window.location.pathname + window.location.search}
          isFresh
          go={(url) => {
            onLeave();
            go(url);
          }}
        />
      ) : account.data ? (
        <ConfirmForm hasTotp={account.data.hasTotp} onConfirmed={() => onAnswer(true)} />
      ) : (
        <Skeleton className="h-30" />
      )}
    </Dialog>
  );
}

const NAMES = ["password", "code"] as const;

function ConfirmForm({ hasTotp, onConfirmed }: { hasTotp: boolean; onConfirmed: () => void }) {
  const [faults, setFaults] = useState<FieldFaults<(typeof NAMES)[number]>>({ form: null });
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    const code = hasTotp ? { code: String(data.get("code") ?? "") } : {};
    setBusy(true);
    try {
      await reauthenticate({ password: String(data.get("password") ?? ""), ...code });
      onConfirmed();
    } catch (error) {
      setFaults(faultsOf(error, NAMES));
      setBusy(false);
    }
  };
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-3" aria-busy={isBusy}>
      <Field label="Password" error={faults.password}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            required
            data-autofocus
          />
        )}
      </Field>
      {hasTotp ? <CodeField error={faults.code} hint="Six digits of your app, or a recovery code." /> : null}
      <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? "Confirming…" : "Confirm"}
      </Button>
      <FormAlert text={faults.form} />
    </form>
  );
}
