"use client";
import { useState } from "react";
import type { SignInStep } from "@/lib/contract/account";
import { CodeStep } from "./code-step";
import { PasswordStep } from "./password-step";
import { type Credentials, signIn } from "./sign-in";
import { textOfError } from "./sign-in-texts";
import { SingleSignOn } from "./single-sign-on";

interface LoginFormProps {
  /** A path of this site, already checked. */
  callback: string;
  /** The name of the identity provider, where there is one. */
  provider?: string | null | undefined;
  /** The name of an error that the address carries, after single sign-on; anyone may have written it. */
  error?: string | null | undefined;
  /** Loads the next page; the default is a full load, so that the server renders it for the new session. */
  go?: ((path: string) => void) | undefined;
}

/** Password first, then what the server asks for besides. The password stays here until all of it is sent. */
export function LoginForm({ callback, provider = null, error = null, go = goTo }: LoginFormProps) {
  const [fault, setFault] = useState(error === null ? null : textOfError(error));
  const [isBusy, setBusy] = useState(false);
  const [held, setHeld] = useState<Credentials | null>(null);
  const [step, setStep] = useState<SignInStep | null>(null);

  const send = async (credentials: Credentials) => {
    if (isBusy) return;
    setBusy(true);
    const result = await signIn(credentials);
    // Who had to set up an authenticator has no recovery codes yet: they are made on the account page.
    if (result.kind === "in") return go(step?.step === "enrol" ? "/account" : callback);
    setBusy(false);
    setFault(result.kind === "fault" ? result.text : null);
    if (result.kind === "fault") return;
    setHeld({ email: credentials.email, password: credentials.password });
    // An offer holds until its code is right.
    setStep((before) => ({ ...result.step, offer: result.step.offer ?? before?.offer }));
  };

  if (held === null || step === null)
    return (
      <>
        {provider === null ? null : <ProviderChoice name={provider} callback={callback} />}
        <PasswordStep isBusy={isBusy} fault={fault} onSend={send} />
      </>
    );
  return (
    <CodeStep
      step={step}
      isBusy={isBusy}
      fault={fault}
      onSend={(code) => void send({ ...held, code, ...(step.offer ? { proof: step.offer.proof } : {}) })}
      onBack={() => {
        setStep(null);
        setHeld(null);
        setFault(null);
      }}
    />
  );
}

function ProviderChoice({ name, callback }: { name: string; callback: string }) {
  return (
    <>
      <SingleSignOn label={`Sign in with ${name}`} callback={callback} />
      <p className="border-line border-t pt-3 text-ink2">Or with an account of this server:</p>
    </>
  );
}

function goTo(path: string): void {
  window.location.assign(path);
}
