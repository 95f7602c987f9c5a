"use client";

import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/on-demand";
import { PartError, type PartFailure } from "@/components/ui/part-error";
import { Skeleton } from "@/components/ui/skeleton";
import type { EventPaneProps } from "./event-pane";
import { eventPane } from "./late-parts";

/** The open event, whose code comes with the first one that is opened. */
export function DetailSlot(props: EventPaneProps) {
  return (
    <Late
      part={eventPane}
      pending={<Skeleton className="m-4 h-64" />}
      failed={(failure) => <PaneError failure={failure} onClose={() => props.openEvent.open(null)} />}
    >
      {({ EventPane }) => <EventPane {...props} />}
    </Late>
  );
}

/** In the place of an open event whose pane did not come. */
function PaneError({ failure, onClose }: { failure: PartFailure; onClose: () => void }) {
  return (
    <section
      aria-label="Event details"
      className="flex flex-col items-start border-line border-l bg-panel pb-3"
    >
      <PartError {...failure} />
      <Button size="sm" className="ml-4" onClick={onClose}>
        Close
      </Button>
    </section>
  );
}
