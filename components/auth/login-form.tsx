"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormAlert } from "./form-alert";
import { PasswordInput } from "./password-input";
import { signIn } from "./sign-in";

interface LoginFormProps {
  /** A path of this site, already checked. */
  callback: string;
  /** Loads the next page; the default is a full load, so that the server renders it for the new session. */
  go?: ((path: string) => void) | undefined;
}

export function LoginForm({ callback, go = (path) => window.location.assign(path) }: LoginFormProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    const text = await signIn(String(data.get("email") ?? ""), String(data.get("password") ?? ""));
    if (text === null) return go(callback);
    setFault(text);
    setBusy(false);
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
