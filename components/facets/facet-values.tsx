"use client";
import { useState } from "react";
import { useOrgOf } from "@/components/explorer/org-names";
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
  type SectionName,
  sectionsOf,
  shownRows,
} from "./facet-model";
import { FacetValue } from "./facet-value";
import { usePinnedValues } from "./use-pinned-values";
import { useSteadyPlacing } from "./use-steady-placing";

interface FacetValuesProps {
  scope: string;
  field: string;
  answer: FacetsResponse;
  marks: Marks;
  before: FacetsResponse | undefined;
}

const SECTION_LABELS: Record<SectionName, string> = {
  chosen: "Chosen values",
  pinned: "Pinned values",
  other: "Other values",
};

/** The values of one facet: those chosen, those pinned, then the most frequent; the rest on demand. */
export function FacetValues({ scope, field, answer, marks, before }: FacetValuesProps) {
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(FIRST_SHOWN);
  const [active, setActive] = useState<string | null>(null);
  const pinned = usePinnedValues(scope, field);
  const { placing, hold } = useSteadyPlacing(marks, pinned.values);
  const listed = facetRows(answer, { marks, pins: pinned.values }, placing);
  const rows: readonly (FacetRow | ComparedRow)[] = before ? withBefore(listed, answer, before) : listed;
  const orgOf = useOrgOf();
  const wordsOf = (value: string) => `${orgOf(field, value)?.name ?? ""} ${value}`;
  const shown = shownRows(rows, query, limit, placing, wordsOf);
  const sections = sectionsOf(shown, placing);
  const largest = Math.max(0, ...rows.map(({ count }) => count ?? 0));
  const left = shownRows(rows, query, rows.length, undefined, wordsOf).length - shown.length;
  const activeValue = shown.some(({ value }) => value === active) ? active : sections[0]?.rows[0]?.value;
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
      <div {...hold}>
        {sections.map(({ name, rows }) => (
          <ul key={name} aria-label={SECTION_LABELS[name]} className={SECTION_LOOK}>
            {rows.map((row) => (
              <FacetValue
                key={row.value}
                field={field}
                row={row}
                percent={percentOf(row, largest)}
                isActive={row.value === activeValue}
                onActive={setActive}
                pinned={pinned}
              />
            ))}
          </ul>
        ))}
      </div>
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

/** A line parts the sections and takes no room: nothing moves when one comes. */
const SECTION_LOOK =
  "relative flex flex-col not-first:before:absolute not-first:before:inset-x-1.5 not-first:before:-top-px not-first:before:border-line2 not-first:before:border-t";

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

function percentOf({ count }: FacetRow, largest: number): number {
  return count === null || largest === 0 ? 0 : Math.min(100, Math.round((count / largest) * 100));
}
