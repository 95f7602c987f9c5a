"use client";

import { useQueryClient } from "@tanstack/react-query";
import { EventDetail } from "@/components/events/event-detail";
import { Button } from "@/components/ui/button";
import { eventQuery } from "@/lib/client/queries/event";
import { eventId } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { setColumns } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { usualColumns } from "@/lib/search/scope-columns";
import type { OpenEvent } from "./use-open-event";
import { editScreen, editSearch } from "./use-search-state";

export interface EventPaneProps {
  scope: string;
  /** The window of the run. */
  window: Window;
  openEvent: OpenEvent;
  search: Search;
  zone: string;
  tab: string;
  isModal: boolean;
}

/** The open event, or word that the linked one is not to be found or not to be read. */
export function EventPane({ scope, window, openEvent, search, zone, tab, isModal }: EventPaneProps) {
  const client = useQueryClient();
  const { event, open, previous, next } = openEvent;
  if (event === null) return <NoEvent isUnreadable={openEvent.isUnreadable} onClose={() => open(null)} />;
  // Known already, so it need not be asked for; and a step that Back undoes, to where one came from.
  const openOther = (other: RawEvent) => {
    const id = eventId(other);
    if (id === null) return;
    client.setQueryData(eventQuery(scope, id, window).queryKey, other);
    editScreen({ event: id }, "push");
  };
  return (
    <EventDetail
      event={event}
      source={{ scope, search, window, onOpen: openOther }}
      zone={zone}
      tab={tab}
      onTabChange={(to) => editScreen({ tab: to === "summary" ? undefined : to })}
      onClose={() => open(null)}
      onPrevious={previous}
      onNext={next}
      onAddColumn={(path) => {
        const columns = search.columns ?? usualColumns(scope);
        if (!columns.includes(path))
          editSearch((before) => setColumns(before, [...columns, path]), "replace");
      }}
      modal={isModal}
    />
  );
}

function NoEvent({ isUnreadable, onClose }: { isUnreadable: boolean; onClose: () => void }) {
  return (
    <section
      aria-label="Event details"
      className="flex flex-col items-start gap-2 border-line border-l bg-panel p-4"
    >
      <p className="font-semibold">
        {isUnreadable ? "This event cannot be read" : "The linked event is not here"}
      </p>
      <p className="text-ink2">
        {isUnreadable
          ? "JumpCloud answered with something else in its place."
          : "It is not in this scope, or is no longer kept."}
      </p>
      <Button size="sm" onClick={onClose}>
        Close
      </Button>
    </section>
  );
}
