"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type FieldFaults, faultsOf } from "@/components/auth/field-faults";
import { FormAlert } from "@/components/auth/form-alert";
import { PasswordInput } from "@/components/auth/password-input";
import type { RecentAuth } from "@/components/auth/recent-auth";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ACCOUNT_KEY, changePassword } from "@/lib/client/account";
import { Section } from "./section";

const NAMES = ["current", "password"] as const;
type Faults = FieldFaults<(typeof NAMES)[number]>;

interface PasswordSectionProps {
  /** For password managers, which file the new password under it. */
  email: string;
  withRecentAuth: RecentAuth["withRecentAuth"];
}

export function PasswordSection({ email, withRecentAuth }: PasswordSectionProps) {
  const client = useQueryClient();
  const [faults, setFaults] = useState<Faults>({ form: null });
  const [state, setState] = useState<"idle" | "busy" | "done">("idle");
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === "busy") return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const body = { current: String(data.get("current") ?? ""), password: String(data.get("password") ?? "") };
    setState("busy");
    setFaults({ form: null });
    try {
      await withRecentAuth(() => changePassword(body));
      form.reset();
      setState("done");
      await client.invalidateQueries({ queryKey: ACCOUNT_KEY });
    } catch (error) {
      setFaults(faultsOf(error, NAMES));
      setState("idle");
    }
  };
  return (
    <Section title="Password">
      <form
        method="post"
        onSubmit={onSubmit}
        aria-busy={state === "busy"}
        className="flex max-w-100 flex-col gap-3"
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label="Current password" error={faults.current}>
          {(control) => (
            <PasswordInput {...control} name="current" autoComplete="current-password" required />
          )}
        </Field>
        <Field
          label="New password"
          hint="15 to 200 characters. Any characters will do; a few words are easier to keep."
          error={faults.password}
        >
          {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required />}
        </Field>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" aria-disabled={state === "busy" || undefined}>
            {state === "busy" ? "Changing…" : "Change password"}
          </Button>
          <p role="status" className="text-ink2">
            {state === "done" ? "Your password is changed. All other sessions have ended." : null}
          </p>
        </div>
        <FormAlert text={faults.form} />
      </form>
    </Section>
  );
}
