"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { LoadedEvents } from "@/components/facets/facet-loaded";
import { Button } from "@/components/ui/button";
import { Late } from "@/components/ui/on-demand";
import type { Search, Window } from "@/lib/search/schema";
import { FacetsSkeleton } from "./facets-skeleton";
import { drawer, facetPanel } from "./late-parts";
import type { EventRows } from "./use-event-rows";
import { editScreen, type Screen } from "./use-search-state";

interface FacetsSlotProps {
  scope: string;
  search: Search;
  window: Window;
  events: EventRows;
  screen: Screen;
}

/** The facets, whose code comes with the first rows. */
export function FacetsSlot({ events, screen, ...asked }: FacetsSlotProps) {
  return (
    <Late part={facetPanel} pending={<FacetsSkeleton />}>
      {({ FacetPanel }) => (
        <FacetPanel
          {...asked}
          loaded={loadedOf(events)}
          isCompared={screen.compare === "before"}
          onCompare={compareFacets}
        />
      )}
    </Late>
  );
}

function loadedOf({ rows, state, hasMore, isComplete, isStale }: EventRows): LoadedEvents {
  return { rows, isWhole: state === "ready" && !hasMore && isComplete, isStale };
}

const compareFacets = (isCompared: boolean) => editScreen({ compare: isCompared ? "before" : undefined });

/** The way to the facets where they have no pane. */
export function FacetsDrawer({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="px-4 py-1.5">
      <Button
        size="sm"
        aria-expanded={isOpen}
        onPointerEnter={drawer.preload}
        onFocus={drawer.preload}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden size={14} strokeWidth={1.5} />
        Facets
      </Button>
      {isOpen ? (
        <Late part={drawer}>
          {({ Drawer }) => (
            <Drawer title="Facets" onClose={() => setOpen(false)}>
              {children}
            </Drawer>
          )}
        </Late>
      ) : null}
    </div>
  );
}
