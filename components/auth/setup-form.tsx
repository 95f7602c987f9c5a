"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { post } from "@/lib/client/http";
import { type AppError, isAppError } from "@/lib/core/errors";
import { FormAlert } from "./form-alert";
import { PasswordInput } from "./password-input";
import { signIn } from "./sign-in";

const NAMES = ["token", "name", "email", "password"] as const;
type Name = (typeof NAMES)[number];
type Values = Record<Name, string>;
type Faults = { form: string | null } & Partial<Record<Name, string>>;

const PASSWORD_MIN = 15;
const PASSWORD_MAX = 200;

/** Nothing of the answer is used: whether it worked is its status. */
const isAnything = (_answer: unknown): _answer is unknown => true;

interface SetupFormProps {
  go?: ((path: string) => void) | undefined;
}

/** Makes the first administrator with the token from the server's log, and signs them in. */
export function SetupForm({ go = (path) => window.location.assign(path) }: SetupFormProps) {
  const [faults, setFaults] = useState<Faults>({ form: null });
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const values = valuesOf(new FormData(form));
    setBusy(true);
    const result = earlyFaults(values) ?? (await setUp(values));
    if (result === null) return go(await landing(values));
    setBusy(false);
    setFaults(result);
    const first = NAMES.find((name) => result[name]);
    if (first) form.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4" aria-busy={isBusy}>
      <SetupFields faults={faults} />
      <Button type="submit" variant="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? "Creating…" : "Create administrator"}
      </Button>
      <FormAlert text={faults.form} />
    </form>
  );
}

function SetupFields({ faults }: { faults: Faults }) {
  return (
    <>
      <Field label="Set-up token" hint="The server wrote it to its log when it started." error={faults.token}>
        {(control) => (
          <Input
            {...control}
            name="token"
            autoComplete="off"
            spellCheck={false}
            required
            className="font-mono"
            autoFocus
          />
        )}
      </Field>
      <Field label="Your name" error={faults.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" required maxLength={100} />}
      </Field>
      <Field label="E-mail address" error={faults.email}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            required
            maxLength={254}
          />
        )}
      </Field>
      <Field
        label="Password"
        hint={`${PASSWORD_MIN} to ${PASSWORD_MAX} characters. Any characters will do; a few words are easier to keep.`}
        error={faults.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required />}
      </Field>
    </>
  );
}

function valuesOf(data: FormData): Values {
  return Object.fromEntries(NAMES.map((name) => [name, String(data.get(name) ?? "")])) as Values;
}

/** What can be told before anything is sent; null when nothing is wrong. */
function earlyFaults({ token, name, email, password }: Values): Faults | null {
  const length = [...password].length;
  const faults: Faults = { form: null };
  if (token.trim() === "") faults.token = "Enter the token from the server's log.";
  if (name.trim() === "") faults.name = "Enter your name.";
  if (!/.@./.test(email)) faults.email = "Enter a whole address, such as anna@example.com.";
  if (length < PASSWORD_MIN)
    faults.password = `This has ${length} characters; at least ${PASSWORD_MIN} are needed.`;
  if (length > PASSWORD_MAX)
    faults.password = `This has ${length} characters; at most ${PASSWORD_MAX} are allowed.`;
  return NAMES.some((field) => faults[field]) ? faults : null;
}

async function setUp(values: Values): Promise<Faults | null> {
  try {
    await post("/api/setup", values, { is: isAnything });
    return null;
  } catch (error) {
    return isAppError(error) ? faultsOf(error) : { form: "Set-up failed. Reload the page and try again." };
  }
}

/** Faults by field; what belongs to no field stands over the form. */
function faultsOf(error: AppError): Faults {
  if (error.code === "NOT_FOUND")
    return { form: "This server has been set up already. Open the start page to sign in." };
  const faults: Faults = { form: null };
  for (const { path, message } of error.details ?? []) {
    const name = NAMES.find((candidate) => path === candidate || path === `body.${candidate}`);
    if (name) faults[name] ??= message;
    else faults.form ??= message;
  }
  const hasField = NAMES.some((name) => faults[name]);
  return hasField || faults.form ? faults : { form: error.message };
}

/** The account exists now: when signing in fails, the sign-in page is the way on. */
async function landing({ email, password }: Values): Promise<string> {
  return (await signIn({ email, password })).kind === "in" ? "/" : "/login";
}
