"use client";

import { type RefObject, useId, useRef, useState } from "react";
import type { BuilderHandle } from "@/components/builder/builder-props";

export interface BuilderControls {
  /** Of the panel, for the button that opens it. */
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  handle: RefObject<BuilderHandle | null>;
  /** Its code has a reason to come: somebody opened it, or the first rows are there. */
  isWanted: boolean;
  isOpen: boolean;
  /** It holds changes that have not run. */
  isDirty: boolean;
  setDirty: (isDirty: boolean) => void;
  toggle: () => void;
  /** Opens it with a request that was pasted elsewhere. */
  openWith: (pasted: string) => void;
  pasted: string | null;
  onPasted: () => void;
  /** Runs what the open builder holds; false when there is nothing that has not run. */
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
  if (!isWanted && (isReady || isOpen)) setWanted(true);
  return {
    id,
    button,
    handle,
    isWanted,
    isOpen,
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
    applyDraft: () => isOpen && (handle.current?.apply() ?? false),
  };
}
