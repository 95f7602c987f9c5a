"use client";
import { type ReactNode, useId, useState } from "react";
import { useLooksAcross } from "@/components/explorer/org-names";
import { Late } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { isSoughtElsewhere } from "@/lib/search/elsewhere";
import type { Window } from "@/lib/search/schema";
import { elsewhereCounts } from "./late-parts";

interface SeenElsewhereProps {
  scope: string;
  field: string;
  value: string;
  window: Window;
  /** JumpCloud's id of the organisation that the event is of, where it names one. */
  here: string | undefined;
}

/** Asks, once it is pressed, how often each organisation has seen a value; nothing where there is but one. */
export function SeenElsewhere({ scope, ...sought }: SeenElsewhereProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const looksAcross = useLooksAcross();
  if (!looksAcross || scope === "all" || scope === "msp") return null;
  if (!isSoughtElsewhere(sought.field, sought.value)) return null;
  return (
    // Apart from the value over it, so that neither is pressed for the other.
    <div className="mt-1 text-sm">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={elsewhereCounts.preload}
        onFocus={elsewhereCounts.preload}
        className="dotted min-h-6 rounded-sm text-left text-ink3 hover:text-accent"
      >
        Seen in other organisations?
      </button>
      {isOpen ? (
        <div id={id}>
          <Late part={elsewhereCounts} pending={<Skeleton className="h-12 w-full" />}>
            {({ ElsewhereCounts }) => <ElsewhereCounts {...sought} />}
          </Late>
        </div>
      ) : null}
    </div>
  );
}
