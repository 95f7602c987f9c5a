"use client";

import { type RefObject, useId, useRef, useState } from "react";
import type { BuilderHandle } from "@/components/builder/builder-props";
import { useAutoRun } from "./use-auto-run";

export interface BuilderControls {
  /** Of the panel, for the button that opens it. */
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  handle: RefObject<BuilderHandle | null>;
  /** Its code has a reason to come: somebody opened it, it has to hold changes, or the first rows are there. */
  isWanted: boolean;
  isOpen: boolean;
  /** Changes run by themselves; else all of them wait for Run. */
  isAutoRun: boolean;
  setAutoRun: (isOn: boolean) => void;
  /** It holds changes that have not run. */
  isDirty: boolean;
  setDirty: (isDirty: boolean) => void;
  toggle: () => void;
  /** Opens it with a request that was pasted elsewhere. */
  openWith: (pasted: string) => void;
  pasted: string | null;
  onPasted: () => void;
  /** Runs what the builder holds and shows; false when there is nothing that has not run. */
  applyDraft: () => boolean;
}

/** Whether the builder is open, and what the rest of the page has to do with it. */
export function useBuilder(isReady: boolean): BuilderControls {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const handle = useRef<BuilderHandle>(null);
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const [pasted, setPasted] = useState<string | null>(null);
  const { isAutoRun, setAutoRun } = useAutoRun();
  if (!isWanted && (isReady || isOpen || !isAutoRun)) setWanted(true);
  return {
    id,
    button,
    handle,
    isWanted,
    isOpen,
    isAutoRun,
    setAutoRun,
    isDirty,
    setDirty,
    toggle: () => {
      if (isOpen) button.current?.focus();
      setOpen(!isOpen);
    },
    openWith: (text) => {
      setPasted(text);
      setOpen(true);
    },
    pasted,
    onPasted: () => setPasted(null),
    applyDraft: () => (isOpen || !isAutoRun) && (handle.current?.apply() ?? false),
  };
}
