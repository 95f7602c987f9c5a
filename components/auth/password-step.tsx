"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormAlert } from "./form-alert";
import { PasswordInput } from "./password-input";
import type { Credentials } from "./sign-in";

interface PasswordStepProps {
  isBusy: boolean;
  fault: string | null;
  onSend: (credentials: Credentials) => void;
}

export function PasswordStep({ isBusy, fault, onSend }: PasswordStepProps) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSend({ email: String(data.get("email") ?? ""), password: String(data.get("password") ?? "") });
  };
  return (
    // Without scripts the browser would otherwise put the password into the address.
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4" aria-busy={isBusy}>
      <Field label="E-mail address">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            autoFocus
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? "Signing in…" : "Sign in"}
      </Button>
      <FormAlert text={fault} />
    </form>
  );
}
