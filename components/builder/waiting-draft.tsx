"use client";

import { Button } from "@/components/ui/button";
import { DraftCount, type DraftCountProps } from "./draft-count";

interface WaitingDraftProps extends DraftCountProps {
  onDiscard: () => void;
}

/** What changed and waits for Run, while the builder is closed. */
export function WaitingDraft({ onDiscard, ...counted }: WaitingDraftProps) {
  return (
    <section
      aria-label="Changes that have not run"
      className="mx-4 mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1"
    >
      <span className="text-ink2">Changed, not run yet.</span>
      <DraftCount {...counted} />
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Discard changes
      </Button>
    </section>
  );
}
