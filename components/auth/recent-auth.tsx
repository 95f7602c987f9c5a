"use client";
import { type ReactNode, useState } from "react";
import { isAppError } from "@/lib/core/errors";
import { type KeptAct, keepAct } from "./after-sign-on";
import { RecentAuthDialog } from "./recent-auth-dialog";

export interface RecentAuth {
  /**
   * Does `act`; where the server answers that the sign-in is too old (REAUTH), asks who one is and does it again.
   * Throws what `act` throws, also when the question is put aside.
   */
  withRecentAuth: <T>(act: () => Promise<T>) => Promise<T>;
  /** To be rendered by the page: the question, while it is asked. */
  dialog: ReactNode;
}

/**
 * For every page with sensitive acts: passwords, second factors, roles, grants, keys. Who confirms at an identity
 * provider leaves the page; `keep` says what of it is to be there again (useReturned).
 */
export function useRecentAuth(keep: () => KeptAct = () => ({ form: "", draft: null })): RecentAuth {
  const [answer, setAnswer] = useState<((isConfirmed: boolean) => void) | null>(null);
  const ask = async () => {
    const isConfirmed = await new Promise<boolean>((resolve) => setAnswer(() => resolve));
    setAnswer(null);
    return isConfirmed;
  };
  const withRecentAuth = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (!isAppError(error) || error.code !== "REAUTH" || !(await ask())) throw error;
      return act();
    }
  };
  return {
    withRecentAuth,
    dialog: answer ? <RecentAuthDialog onAnswer={answer} onLeave={() => keepAct(keep())} /> : null,
  };
}
