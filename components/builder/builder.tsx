"use client";

import { useEffect, useImperativeHandle } from "react";
import { BuilderPanel } from "./builder-panel";
import type { BuilderProps } from "./builder-props";
import { useDraftWindow } from "./use-draft-window";
import { useHeldDrafts } from "./use-held-drafts";
import { useRunSoon } from "./use-run-soon";
import { useSearchHistory } from "./use-search-history";
import { useUndoKeys } from "./use-undo-keys";
import { WaitingDraft } from "./waiting-draft";

/** The steps of the search, with their keys and when they run, and the panel over them when it is open. */
export function Builder({ ref, isOpen, isAutoRun, onDirty, search, zone, ...props }: BuilderProps) {
  const drafting = useSearchHistory(search, isOpen || !isAutoRun);
  const { draft, isDirty, apply, discard } = drafting;
  const window = useDraftWindow(draft.range, search.range, props.window, zone, props.now);
  const isDue = useRunSoon(drafting, search, window, isAutoRun);
  useHeldDrafts(drafting, !isAutoRun);
  useUndoKeys(drafting);
  useImperativeHandle(ref, () => ({ apply }));
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  if (isOpen) return <BuilderPanel {...props} window={window} drafting={drafting} isDue={isDue} />;
  if (isAutoRun || !isDirty) return null;
  return (
    <WaitingDraft
      scope={props.scope}
      draft={draft}
      window={window}
      onEdit={(change) => drafting.setDraft(change(draft))}
      onDiscard={discard}
    />
  );
}
