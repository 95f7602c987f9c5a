"use client";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { COPY_FORMATS, type CopiedTable, formatEvents } from "./copy-formats";
import { COPY_WORDS, useCopy } from "./use-copy";

interface SelectionBarProps extends CopiedTable {
  /** The selected events; at least one. */
  events: readonly unknown[];
  onClear: () => void;
}

/** How many rows are selected, and what can be done with them. */
export function SelectionBar({ events, columns, zone, onClear }: SelectionBarProps) {
  const { last, copy } = useCopy<string>();
  const count = events.length.toLocaleString("en");
  return (
    <div
      role="toolbar"
      aria-label="Selected events"
      className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-line border-t bg-sunk px-2 py-1"
    >
      <span aria-live="polite" className="pr-1">
        <span className="font-semibold">{`${count} selected`}</span>
        <span className="text-ink3">
          {last === null
            ? " · Copy as"
            : ` · ${COPY_WORDS[last.result]}${last.result === "copied" ? ` as ${last.of}` : ""}`}
        </span>
      </span>
      {COPY_FORMATS.map(({ id, label }) => (
        <Button
          key={id}
          size="sm"
          variant="ghost"
          aria-label={`Copy as ${label}`}
          onClick={() => void copy(formatEvents(id, events, { columns, zone }), label)}
        >
          {label}
        </Button>
      ))}
      <Button size="sm" variant="ghost" className="ml-auto" aria-label="Clear selection" onClick={onClear}>
        <X aria-hidden size={14} strokeWidth={1.5} />
        Clear
      </Button>
    </div>
  );
}
