"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useValueWords } from "@/components/explorer/org-names";
import { Button } from "@/components/ui/button";
import { Late, onDemand } from "@/components/ui/on-demand";
import { isObject } from "@/lib/core/json";
import { COPY_FORMATS, type CopiedTable, formatEvents } from "./copy-formats";
import { COPY_WORDS, useCopy } from "./use-copy";

/** Not among the late parts of the page: this bar is one itself. */
const compareDialog = onDemand(() => import("./compare-dialog"));

interface SelectionBarProps extends CopiedTable {
  /** The selected events; at least one. */
  events: readonly unknown[];
  onClear: () => void;
}

/** How many rows are selected, and what can be done with them. */
export function SelectionBar({ events, columns, zone, onClear }: SelectionBarProps) {
  const { last, copy } = useCopy<string>();
  const wordsOf = useValueWords();
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
          onClick={() => void copy(formatEvents(id, events, { columns, zone, wordsOf }), label)}
        >
          {label}
        </Button>
      ))}
      <Compare events={events} zone={zone} />
      <Button size="sm" variant="ghost" className="ml-auto" aria-label="Clear selection" onClick={onClear}>
        <X aria-hidden size={14} strokeWidth={1.5} />
        Clear
      </Button>
    </div>
  );
}

/** Offered of two events, which is what can stand side by side. */
function Compare({ events, zone }: Pick<SelectionBarProps, "events" | "zone">) {
  const [isOpen, setOpen] = useState(false);
  const [first, second] = events;
  if (events.length !== 2 || !isObject(first) || !isObject(second)) return null;
  return (
    <>
      <span aria-hidden className="h-4 border-line2 border-l" />
      <Button
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        onPointerEnter={compareDialog.preload}
        onFocus={compareDialog.preload}
        onClick={() => setOpen(true)}
      >
        Compare
      </Button>
      {isOpen && (
        <Late part={compareDialog}>
          {({ CompareDialog }) => (
            <CompareDialog events={[first, second]} zone={zone} onClose={() => setOpen(false)} />
          )}
        </Late>
      )}
    </>
  );
}
