"use client";

import { useEffect, useImperativeHandle } from "react";
import { BuilderPanel } from "./builder-panel";
import type { BuilderProps } from "./builder-props";
import { useSearchHistory } from "./use-search-history";
import { useUndoKeys } from "./use-undo-keys";

/** The steps of the search, with their keys, and the panel over them when it is open. */
export function Builder({ ref, isOpen, onDirty, ...props }: BuilderProps) {
  const drafting = useSearchHistory(props.search, isOpen);
  const { isDirty, apply } = drafting;
  useUndoKeys(drafting);
  useImperativeHandle(ref, () => ({ apply }));
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  return isOpen ? <BuilderPanel {...props} drafting={drafting} /> : null;
}
