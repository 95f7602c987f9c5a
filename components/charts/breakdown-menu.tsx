"use client";

import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { LateContent } from "@/components/explorer/late-content";
import { ORG_FIELD } from "@/components/explorer/org-names";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { PopoverSurface } from "@/components/ui/surfaces";
import { DEFAULT_BREAKDOWN } from "./default-breakdown";

const fieldPicker = onDemand(() => import("@/components/explorer/field-picker"));

/** Fields with few values, where a stack can still be read. */
const CHOICES = [
  { field: DEFAULT_BREAKDOWN, label: "outcome" },
  { field: "service", label: "service" },
  { field: "event_type", label: "event type" },
  { field: "initiated_by.type", label: "kind of actor" },
  { field: "geoip.country_code", label: "country" },
  { field: "client_ip", label: "address" },
];

const ACROSS_CHOICES = [...CHOICES, { field: ORG_FIELD, label: "organisation" }];

interface BreakdownMenuProps {
  /** Of events of several organisations. */
  isAcross: boolean;
  value: string;
  onChange: (field: string | undefined) => void;
}

/** Which field splits the bars: a usual one from the menu, or any other by its name. */
export function BreakdownMenu({ isAcross, value, onChange }: BreakdownMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isPicking, setPicking] = useState(false);
  const usual = isAcross ? ACROSS_CHOICES : CHOICES;
  const known = usual.some(({ field }) => field === value);
  const choices = known ? usual : [...usual, { field: value, label: value }];
  const label = choices.find(({ field }) => field === value)?.label ?? value;
  const leave = () => {
    place.current?.querySelector("button")?.focus({ preventScroll: true });
    setPicking(false);
  };
  const pick = (field: string) => {
    leave();
    onChange(field === DEFAULT_BREAKDOWN ? undefined : field);
  };
  return (
    <span ref={place} className="@max-xl:hidden min-w-0">
      <Menu
        label="Split the bars by"
        align="end"
        trigger={
          <button
            type="button"
            className="flex h-6 max-w-48 items-center gap-0.5 whitespace-nowrap text-ink2 hover:text-ink"
          >
            <span className="truncate">by {label}</span>
            <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="shrink-0" />
          </button>
        }
        items={[
          ...choices.map(({ field, label: name }) => ({
            id: field,
            label: name,
            checked: field === value,
            onSelect: () => pick(field),
          })),
          "separator",
          { id: "another", label: "Another field…", onSelect: () => setPicking(true) },
        ]}
      />
      {isPicking ? (
        <PopoverSurface
          anchor={place}
          align="end"
          id="breakdown-field"
          label="Split the bars by a field"
          onDismiss={(reason) => (reason === "escape" ? leave() : setPicking(false))}
          onLeave={leave}
          className="w-72 p-2"
        >
          <LateContent part={fieldPicker} className="h-64 w-full">
            {({ FieldPicker }) => <FieldPicker onPick={pick} />}
          </LateContent>
        </PopoverSurface>
      ) : null}
    </span>
  );
}
