"use client";

import { ChevronLeft } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { offsetLabel } from "@/lib/core/zone";
import { currentZoneName } from "@/lib/core/zone-names";
import { PickList } from "./pick-list";
import { browserZone } from "./use-zone";
import { zoneChoices } from "./zone-choices";

interface ZoneListProps {
  zone: string;
  /** The instant that offsets are shown for. */
  atMs: number;
  onPick: (zone: string) => void;
  onBack: () => void;
}

const ALL_ZONES = Intl.supportedValuesOf("timeZone");

/** Every zone that the browser knows, found by name or by offset. */
export function ZoneList({ zone, atMs, onPick, onBack }: ZoneListProps) {
  const [query, setQuery] = useState("");
  const deferred = useDeferredValue(query);
  const { choices, left } = useMemo(
    () => zoneChoices(deferred, browserZone(), ALL_ZONES, atMs),
    [deferred, atMs],
  );
  const onlyMatch = choices.length === 1 ? choices[0] : undefined;
  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        onClick={onBack}
        className="flex min-h-6 items-center self-start text-ink2 hover:text-ink"
      >
        <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
        Back to the time range
      </button>
      <PickList
        label="Time zone"
        placeholder="City or offset, such as Paris or +05:45"
        query={query}
        onQuery={setQuery}
        onPick={onPick}
        onEnter={() => onlyMatch && onPick(onlyMatch.zone)}
        options={choices.map((choice) => ({
          id: choice.zone,
          label: choice.name,
          detail: choice.note === "" ? undefined : choice.note,
          hint: offsetLabel(atMs, choice.zone),
          isChosen: choice.name === currentZoneName(zone),
        }))}
        note={
          left > 0
            ? `${left} more: type to narrow the list`
            : choices.length === 0
              ? "No zone of that name."
              : undefined
        }
      />
    </div>
  );
}
