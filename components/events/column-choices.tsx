"use client";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { columnOptions } from "./column-options";
import { addColumn, removeColumn } from "./columns";
import { visibleText } from "./visible-text";

interface ColumnChoicesProps {
  columns: readonly string[];
  onColumnsChange: (columns: readonly string[]) => void;
  /** The field takes the focus when it appears. */
  isFocused?: boolean | undefined;
  /** Of the list, such as its greatest height. */
  className?: string | undefined;
}

const SHOWN = 60;

/** Every column there is, to search and to tick. The chosen ones keep their place while the list is open. */
export function ColumnChoices({ columns, onColumnsChange, isFocused, className }: ColumnChoicesProps) {
  const [query, setQuery] = useState("");
  const [atOpen] = useState(columns);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) input.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const options = columnOptions(query, atOpen);
  const toggle = (id: string, isOn: boolean) => {
    onColumnsChange(isOn ? addColumn(columns, id) : removeColumn(columns, id));
  };
  return (
    <>
      <Input
        ref={input}
        aria-label="Search columns, or type the path of a field"
        placeholder="Search, or a path such as device.name"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul aria-label="Columns" className={cx("overflow-y-auto", className ?? "max-h-80")}>
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
    </>
  );
}
