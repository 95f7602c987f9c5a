"use client";
import { refineSearch } from "@/components/explorer/refine-search";
import { Tooltip } from "@/components/ui/tooltip";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { toggleMissing } from "@/lib/search/edit";

interface FacetMissingProps {
  field: string;
  isAsked: boolean;
  hasValues: boolean;
}

/**
 * The last entry of a facet. How many events lack the field is not known before they are read, so that it
 * has no number; every event has an outcome.
 */
export function FacetMissing({ field, isAsked, hasValues }: FacetMissingProps) {
  if (field === OUTCOME_FIELD || !(hasValues || isAsked)) return null;
  return (
    <Tooltip text="JumpCloud cannot be asked for this: the events of the search are read and checked, which takes longer.">
      <button
        type="button"
        aria-pressed={isAsked}
        onClick={() => refineSearch((search) => toggleMissing(search, field))}
        className="h-6.25 rounded-sm px-1.5 text-ink3 text-sm hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
      >
        Events without this field
      </button>
    </Tooltip>
  );
}
