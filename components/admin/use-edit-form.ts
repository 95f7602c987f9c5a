"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import type { KeptAct } from "@/components/auth/after-sign-on";
import { useRecentAuth } from "@/components/auth/recent-auth";
import { type Faults, faultsAt, isOvertaken } from "./form-faults";

interface EditFormOptions<F extends string, T> {
  /** The fields that a fault can stand at, in the order of the form: their controls carry these names. */
  fields: readonly F[];
  /** What can be told before anything is sent. */
  check: () => Faults<F>;
  /** Sends it; a question for who one is comes between where the server wants it. */
  send: () => Promise<T>;
  onSaved: (answer: T) => void;
  /** What is to be there again for who leaves to confirm who they are; no secret. */
  keep: () => KeptAct;
  /** The faults of a refusal, where they stand elsewhere than its paths say. */
  faultsOf?: (error: unknown) => Faults<F>;
}

/** A form in a dialog that is checked, sent, and told what the server says of it. */
export interface EditForm<F extends string> {
  ref: RefObject<HTMLFormElement | null>;
  faults: Faults<F>;
  /** Shows faults and goes to the first; true when there are none. */
  show: (faults: Faults<F>) => boolean;
  clear: () => void;
  submit: (event: FormEvent) => void;
  isSaving: boolean;
  /** Somebody else was faster: what there is now is one refresh away. */
  isOvertaken: boolean;
  refresh: () => void;
  recentAuth: ReactNode;
}

/** The logic that the forms of organisations and users share. */
export function useEditForm<F extends string, T>(options: EditFormOptions<F, T>): EditForm<F> {
  const { fields, check, send, onSaved, keep, faultsOf = (error) => faultsAt(error, fields) } = options;
  const ref = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [faults, setFaults] = useState<Faults<F>>({});
  const { withRecentAuth, dialog: recentAuth } = useRecentAuth(keep);
  const show = (found: Faults<F>) => {
    setFaults(found);
    const first = fields.find((field) => found[field] !== undefined);
    if (first) ref.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    return Object.keys(found).length === 0;
  };
  const save = useMutation({
    mutationFn: () => withRecentAuth(send),
    onSuccess: (answer) => {
      router.refresh();
      onSaved(answer);
    },
    onError: (error) => show(faultsOf(error)),
  });
  return {
    ref,
    faults,
    show,
    clear: () => setFaults({}),
    submit: (event) => {
      event.preventDefault();
      if (!save.isPending && show(check())) save.mutate();
    },
    isSaving: save.isPending,
    isOvertaken: isOvertaken(save.error),
    refresh: () => router.refresh(),
    recentAuth,
  };
}
