"use client";

import { ChevronDown } from "lucide-react";
import { Menu } from "@/components/ui/menu";

/** The virtual field that says whether what was tried worked. */
export const DEFAULT_BREAKDOWN = "outcome";

/** Fields with few values, where a stack can still be read. */
const CHOICES = [
  { field: DEFAULT_BREAKDOWN, label: "outcome" },
  { field: "service", label: "service" },
  { field: "event_type", label: "event type" },
  { field: "initiated_by.type", label: "kind of actor" },
  { field: "geoip.country_code", label: "country" },
  { field: "client_ip", label: "address" },
];

interface BreakdownMenuProps {
  value: string;
  onChange: (field: string | undefined) => void;
}

/** Which field splits the bars. A field from the address bar that is not a choice here is shown as it is. */
export function BreakdownMenu({ value, onChange }: BreakdownMenuProps) {
  const known = CHOICES.some(({ field }) => field === value);
  const choices = known ? CHOICES : [...CHOICES, { field: value, label: value }];
  const label = choices.find(({ field }) => field === value)?.label ?? value;
  return (
    <Menu
      label="Split the bars by"
      align="end"
      trigger={
        <button
          type="button"
          className="flex h-6 items-center gap-0.5 whitespace-nowrap text-ink2 hover:text-ink @max-xl:hidden"
        >
          by {label}
          <ChevronDown aria-hidden size={14} strokeWidth={1.5} />
        </button>
      }
      items={choices.map(({ field, label: name }) => ({
        id: field,
        label: name,
        checked: field === value,
        onSelect: () => onChange(field === DEFAULT_BREAKDOWN ? undefined : field),
      }))}
    />
  );
}
