"use client";

import { Button } from "@/components/ui/button";
import { DraftCount, type DraftCountProps } from "./draft-count";

interface DraftBarProps extends DraftCountProps {
  isDirty: boolean;
  /** It is about to run by itself. */
  isDue: boolean;
  /** What keeps the text on screen from being run. */
  fault: string | null;
  onRun: () => void;
  onDiscard: () => void;
}

/** Run, and how many events the draft would find. */
export function DraftBar({ isDirty, isDue, fault, onRun, onDiscard, ...counted }: DraftBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2">
      <Button
        variant={isDirty || fault !== null ? "primary" : "secondary"}
        onClick={onRun}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        Run
      </Button>
      {isDirty || fault !== null ? <Button onClick={onDiscard}>Discard changes</Button> : null}
      {isDue ? (
        <span className="text-ink3">Runs by itself in a moment.</span>
      ) : isDirty ? (
        <DraftCount {...counted} />
      ) : fault === null ? (
        <span className="text-ink3">This is the search that ran.</span>
      ) : null}
      {fault === null ? null : <span className="text-bad">What could be read before still holds.</span>}
    </div>
  );
}
