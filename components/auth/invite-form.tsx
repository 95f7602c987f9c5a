"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isDone } from "@/lib/client/account";
import { post } from "@/lib/client/http";
import { isAppError } from "@/lib/core/errors";
import { type FieldFaults, faultsOf } from "./field-faults";
import { FormAlert } from "./form-alert";
import { PasswordInput } from "./password-input";
import { signIn } from "./sign-in";

interface InviteFormProps {
  token: string;
  email: string;
  go?: ((path: string) => void) | undefined;
}

/** Chooses the password of the account that the link is for, and signs in with it. */
export function InviteForm({ token, email, go = (path) => window.location.assign(path) }: InviteFormProps) {
  const [faults, setFaults] = useState<FieldFaults<"password">>({ form: null });
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    try {
      await post("/api/invite", { token, password }, { is: isDone });
    } catch (error) {
      setFaults(inviteFaults(error));
      return setBusy(false);
    }
    // What signing in asks for besides the password is asked on its own page.
    go((await signIn({ email, password })).kind === "in" ? "/" : "/login");
  };
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4" aria-busy={isBusy}>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Password"
        hint="15 to 200 characters. Any characters will do; a few words are easier to keep."
        error={faults.password}
      >
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="new-password" required autoFocus />
        )}
      </Field>
      <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? "Saving…" : "Save and sign in"}
      </Button>
      <FormAlert text={faults.form} />
    </form>
  );
}

function inviteFaults(error: unknown): FieldFaults<"password"> {
  if (isAppError(error) && error.code === "NOT_FOUND")
    return { form: "This link does not work any more. Ask your administrator for a new one." };
  return faultsOf(error, ["password"]);
}
