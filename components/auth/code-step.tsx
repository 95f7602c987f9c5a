"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import type { SignInStep } from "@/lib/contract/account";
import { CodeField } from "./code-input";
import { FormAlert } from "./form-alert";
import { TotpOfferView } from "./totp-offer";

interface CodeStepProps {
  step: SignInStep;
  isBusy: boolean;
  fault: string | null;
  onSend: (code: string) => void;
  onBack: () => void;
}

const WRONG = "This code is wrong or was used before. Wait for the next one.";

/** The second step of signing in: the code of an authenticator, which may have to be set up first. */
export function CodeStep({ step, isBusy, fault, onSend, onBack }: CodeStepProps) {
  const isNew = step.offer !== undefined;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(String(new FormData(event.currentTarget).get("code") ?? ""));
  };
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4" aria-busy={isBusy}>
      {step.offer ? (
        <>
          <p>Your role needs an authenticator app beside the password. Set it up now, once.</p>
          <TotpOfferView offer={step.offer} />
        </>
      ) : null}
      <CodeField
        autoFocus
        hint={
          isNew ? "Six digits, as the app shows them now." : "Six digits of your app, or a recovery code."
        }
        error={step.wrong && fault === null ? WRONG : undefined}
      />
      <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? "Signing in…" : "Sign in"}
      </Button>
      <Button variant="ghost" onClick={onBack}>
        Somebody else
      </Button>
      <FormAlert text={fault} />
    </form>
  );
}
