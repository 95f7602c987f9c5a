"use client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { LateContent } from "@/components/explorer/late-content";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Tooltip } from "@/components/ui/tooltip";
import { FacetGroup } from "./facet-group";
import { LegendActs, SplitActs } from "./facet-legend-acts";
import type { FacetAsked } from "./use-facet";
import { useFacetFields } from "./use-facet-fields";
import { useShownFacet } from "./use-shown-facet";
import { useSplitFacet } from "./use-split-facet";

const fieldPicker = onDemand(() => import("@/components/explorer/field-picker"));

interface FacetPanelProps extends Omit<FacetAsked, "field" | "isOpen"> {
  onCompare: (isCompared: boolean) => void;
}

/** The values of chosen fields with their counts, each to keep, to drop, or to be the only one. */
export function FacetPanel({ onCompare, ...asked }: FacetPanelProps) {
  const { search, isCompared } = asked;
  const { facets, toggle, add, remove, move, reset } = useFacetFields(asked.scope);
  const split = useSplitFacet(search, facets);
  const panel = useRef<HTMLElement>(null);
  useShownFacet(panel, (field) => {
    if (field !== split?.field) add(field);
  });
  const [isPicking, setPicking] = useState(false);
  const pick = (field: string) => {
    setPicking(false);
    add(field);
  };
  return (
    <section ref={panel} aria-label="Facets" className="flex flex-col gap-1 px-3 py-2">
      <div className="flex min-h-6 items-center gap-2 pl-4 text-sm">
        <h2 className="flex-1 text-ink3">{isCompared ? "With the time before" : "Facets"}</h2>
        <Tooltip text="Each value's count in the time of equal length before this one: what is new, gone or grown.">
          <button
            type="button"
            aria-pressed={isCompared}
            onClick={() => onCompare(!isCompared)}
            className="h-6 rounded-sm px-1 text-ink2 hover:text-ink aria-pressed:font-semibold aria-pressed:text-accent"
          >
            Compare
          </button>
        </Tooltip>
      </div>
      {split ? (
        <FacetGroup
          {...asked}
          field={split.field}
          isOpen
          onToggle={split.dismiss}
          acts={<SplitActs field={split.field} onPin={() => add(split.field)} />}
        />
      ) : null}
      {facets.map(({ field, isOpen }, index) =>
        field === split?.field ? null : (
          <FacetGroup
            key={field}
            {...asked}
            field={field}
            isOpen={isOpen}
            onToggle={() => toggle(field)}
            acts={
              <LegendActs
                field={field}
                isFirst={index === 0}
                isLast={index === facets.length - 1}
                onMove={(by) => move(field, by)}
                onRemove={() => remove(field)}
              />
            }
          />
        ),
      )}
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
