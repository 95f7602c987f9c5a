"use client";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { columnOptions } from "./column-options";
import { addColumn, removeColumn } from "./columns";
import { useMarksFirst } from "./first-seen-context";
import { FirstSeenDot } from "./first-seen-dot";
import { DENSITIES, useDensity } from "./use-density";
import { useGroupsBySession } from "./use-lines";
import { visibleText } from "./visible-text";

interface ColumnPickerProps {
  columns: readonly string[];
  onColumnsChange: (columns: string[]) => void;
}

const SHOWN = 60;

/** Every column there is, to search and to tick. The chosen ones keep their place while the list is open. */
export function ColumnPicker({ columns, onColumnsChange }: ColumnPickerProps) {
  const [query, setQuery] = useState("");
  const [atOpen] = useState(columns);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
  }, []);
  const options = columnOptions(query, atOpen);
  const toggle = (id: string, isOn: boolean) => {
    onColumnsChange([...(isOn ? addColumn(columns, id) : removeColumn(columns, id))]);
  };
  return (
    <div className="flex flex-col gap-2">
      <Input
        ref={input}
        aria-label="Search columns, or type the path of a field"
        placeholder="Search, or a path such as device.name"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul aria-label="Columns" className="max-h-80 overflow-y-auto">
        {options.slice(0, SHOWN).map(({ id, label, hint }) => (
          <li key={id}>
            <label className="flex min-h-7 items-center gap-2 rounded-md px-2 hover:bg-sunk">
              <input
                type="checkbox"
                checked={columns.includes(id)}
                disabled={columns.length === 1 && columns.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 flex-1 truncate">{visibleText(label)}</span>
              <span className="min-w-0 shrink truncate text-ink3 text-sm">{hint}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="px-2 text-ink3 text-sm" role="status">
        {options.length === 0 && "No column matches. A path has no spaces."}
        {options.length > SHOWN && `${options.length - SHOWN} more: type to narrow the list`}
      </p>
      <RowHeight />
      <FirstMarks />
      <BySession />
    </div>
  );
}

/** How much room each row has, for every list of this browser. */
function RowHeight() {
  const [density, setDensity] = useDensity();
  return (
    <fieldset className="border-line border-t px-2 pt-2">
      <legend className="sr-only">Row height</legend>
      <p aria-hidden className="text-ink3 text-sm">
        Row height
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        {DENSITIES.map(({ id, label }) => (
          <label key={id} className="flex min-h-6 items-center gap-1.5">
            <input
              type="radio"
              name="row-height"
              checked={density === id}
              onChange={() => setDensity(id)}
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Off until it is wanted, as each actor in view costs the upstream a call for each column. */
function FirstMarks() {
  const [marksFirst, setMarksFirst] = useMarksFirst();
  return (
    <label className="flex min-h-6 items-start gap-1.5 px-2 pt-1">
      <input
        type="checkbox"
        checked={marksFirst}
        onChange={(event) => setMarksFirst(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        Mark what is new for its actor <FirstSeenDot />
        <span className="block text-ink3 text-sm">
          Address, country, device or application, first in up to 90 days
        </span>
      </span>
    </label>
  );
}

/** Of what is loaded only, so that it costs no call. */
function BySession() {
  const [isGrouped, setGrouped] = useGroupsBySession();
  return (
    <label className="flex min-h-6 items-start gap-1.5 px-2 pt-1">
      <input
        type="checkbox"
        checked={isGrouped}
        onChange={(event) => setGrouped(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        Group by session
        <span className="block text-ink3 text-sm">
          Same actor, address and browser or device, less than 30 minutes apart; of the loaded events
        </span>
      </span>
    </label>
  );
}
