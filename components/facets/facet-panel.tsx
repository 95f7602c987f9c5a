"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { LateContent } from "@/components/explorer/late-content";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { Search, Window } from "@/lib/search/schema";
import { FacetGroup } from "./facet-group";
import { useFacetFields } from "./use-facet-fields";

const fieldPicker = onDemand(() => import("@/components/explorer/field-picker"));

interface FacetPanelProps {
  scope: string;
  search: Search;
  window: Window;
}

/** The values of chosen fields with their counts, each to keep, to drop, or to be the only one. */
export function FacetPanel({ scope, search, window }: FacetPanelProps) {
  const { facets, toggle, add, remove, reset } = useFacetFields();
  const [isPicking, setPicking] = useState(false);
  const pick = (field: string) => {
    setPicking(false);
    add(field);
  };
  return (
    <section aria-label="Facets" className="flex flex-col gap-1 px-3 py-2">
      {facets.map(({ field, isOpen }) => (
        <FacetGroup
          key={field}
          scope={scope}
          search={search}
          window={window}
          field={field}
          isOpen={isOpen}
          onToggle={() => toggle(field)}
          onRemove={() => remove(field)}
        />
      ))}
      <div className="flex flex-wrap gap-2 pt-1">
        <Popover
          label="Add a facet"
          open={isPicking}
          onOpenChange={setPicking}
          className="w-72 p-2"
          trigger={
            <Button size="sm">
              <Plus aria-hidden size={14} strokeWidth={1.5} />
              Facet
            </Button>
          }
        >
          <LateContent part={fieldPicker} className="h-64 w-full">
            {({ FieldPicker }) => <FieldPicker onPick={pick} />}
          </LateContent>
        </Popover>
        {facets.length === 0 && (
          <Button size="sm" variant="ghost" onClick={reset}>
            Show the usual facets
          </Button>
        )}
      </div>
    </section>
  );
}
