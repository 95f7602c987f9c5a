"use client";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { FacetsResponse } from "@/lib/contract/events";
import { type ComparedRow, withBefore } from "./facet-compare";
import {
  type FacetRow,
  FIRST_SHOWN,
  facetRows,
  type Marks,
  MORE_SHOWN,
  SEARCH_FROM,
  shownRows,
} from "./facet-model";
import { FacetValue } from "./facet-value";

interface FacetValuesProps {
  field: string;
  answer: FacetsResponse;
  marks: Marks;
  before: FacetsResponse | undefined;
}

/** The values of one facet: the most frequent first, the rest on demand. */
export function FacetValues({ field, answer, marks, before }: FacetValuesProps) {
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(FIRST_SHOWN);
  const [active, setActive] = useState<string | null>(null);
  const listed = facetRows(answer, marks);
  const rows: readonly (FacetRow | ComparedRow)[] = before ? withBefore(listed, answer, before) : listed;
  const shown = shownRows(rows, query, limit);
  const left = shownRows(rows, query, rows.length).length - shown.length;
  const activeValue = shown.some(({ value }) => value === active) ? active : shown[0]?.value;
  if (rows.length === 0 && answer.other === 0)
    return <p className="px-1.5 text-ink3">No event has this field.</p>;
  return (
    <>
      {rows.length >= SEARCH_FROM && (
        <Input
          type="search"
          aria-label={`Search the ${rows.length} values of ${field}`}
          placeholder={`Search ${rows.length.toLocaleString("en")} values`}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setLimit(FIRST_SHOWN);
          }}
          className="mb-1 h-6.5!"
        />
      )}
      <ul className="flex flex-col">
        {shown.map((row) => (
          <FacetValue
            key={row.value}
            field={field}
            row={row}
            percent={percentOf(row, rows)}
            isActive={row.value === activeValue}
            onActive={setActive}
          />
        ))}
      </ul>
      {shown.length === 0 && query !== "" && <p className="px-1.5 text-ink3">No value holds this text.</p>}
      <More
        left={left}
        canFold={limit > FIRST_SHOWN}
        onLimit={(by) => setLimit(by === 0 ? FIRST_SHOWN : limit + by)}
      />
      {answer.other > 0 && (
        <p
          className="flex h-6.25 items-center justify-between px-1.5 text-ink3"
          title="Events with values that are not listed here"
        >
          <span>other</span>
          <span className="font-mono text-sm">{answer.other.toLocaleString("en")}</span>
        </p>
      )}
    </>
  );
}

function More({ left, canFold, onLimit }: { left: number; canFold: boolean; onLimit: (by: number) => void }) {
  if (left === 0 && !canFold) return null;
  const className = "h-6.25 rounded-sm px-1.5 text-ink3 text-sm hover:text-ink";
  return (
    <div className="flex">
      {left > 0 && (
        <button type="button" onClick={() => onLimit(MORE_SHOWN)} className={className}>
          {`${left.toLocaleString("en")} more…`}
        </button>
      )}
      {canFold && (
        <button type="button" onClick={() => onLimit(0)} className={className}>
          fewer
        </button>
      )}
    </div>
  );
}

function percentOf({ count }: FacetRow, rows: readonly FacetRow[]): number {
  const largest = rows[0]?.count ?? 0;
  return count === null || largest === 0 ? 0 : Math.min(100, Math.round((count / largest) * 100));
}
