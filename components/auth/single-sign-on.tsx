"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { isAppError } from "@/lib/core/errors";
import { postAuth, textAt } from "./auth-api";
import { FormAlert } from "./form-alert";
import { textOfError } from "./sign-in-texts";

interface SingleSignOnProps {
  /** What the button says. */
  label: string;
  /** A path of this site, already checked: where the provider's answer leads back to. */
  callback: string;
  /** True to be asked for the password there, even when one is signed in. */
  isFresh?: boolean;
  go?: ((url: string) => void) | undefined;
}

/** Leaves for the identity provider. */
export function SingleSignOn({ label, callback, isFresh = false, go = goTo }: SingleSignOnProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const leave = async () => {
    if (isBusy) return;
    setBusy(true);
    setFault(null);
    try {
      go(await providerAddress(callback, isFresh));
    } catch (error) {
      setFault(isAppError(error) ? error.message : textOfError("OAuthSignin"));
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <Button onClick={() => void leave()} aria-disabled={isBusy || undefined}>
        {label}
      </Button>
      <FormAlert text={fault} />
    </div>
  );
}

async function providerAddress(callback: string, isFresh: boolean): Promise<string> {
  const action = isFresh ? "signin/oidc?fresh=1" : "signin/oidc";
  const url = textAt((await postAuth(action, { callbackUrl: callback })).body, "url");
  // Back to a page of ours means that there is no way to the provider.
  if (url === null || new URL(url).origin === window.location.origin) throw new Error("no provider");
  return url;
}

/** Leaves the page. */
export function goTo(url: string): void {
  window.location.assign(url);
}
