"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, X } from "lucide-react";
import { useId, useMemo } from "react";
import { visibleText } from "@/components/events/visible-text";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { facetQuery } from "@/lib/client/queries/facets";
import type { FacetsResponse } from "@/lib/contract/events";
import type { Search, Window } from "@/lib/search/schema";
import { FIRST_SHOWN, type Marks, marksOf, trustOf, withoutField } from "./facet-model";
import { FacetValues } from "./facet-values";

interface FacetGroupProps {
  scope: string;
  search: Search;
  window: Window;
  field: string;
  isOpen: boolean;
  onToggle: () => void;
  onRemove: () => void;
}

/** One field and its values. Closed, it asks for nothing; it loads, fails and retries by itself. */
export function FacetGroup({ scope, search, window, field, isOpen, onToggle, onRemove }: FacetGroupProps) {
  const id = useId();
  const marks = useMemo(() => marksOf(search, field), [search, field]);
  const asked = useMemo(() => withoutField(search, field), [search, field]);
  const query = useQuery({ ...facetQuery(scope, asked, window, field), enabled: isOpen });
  const label = visibleText(field);
  return (
    <fieldset className="group/facet min-w-0">
      <legend className="relative w-full pointer-coarse:pr-6">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
          className="flex min-h-6 w-full items-center gap-1 rounded-sm text-left"
        >
          <ChevronRight
            aria-hidden
            size={12}
            strokeWidth={2}
            className={cx("shrink-0 text-ink3", isOpen && "rotate-90")}
          />
          <span className="min-w-0 flex-1 truncate font-semibold text-ink2 text-sm" title={label}>
            {label}
          </span>
          <span className="shrink-0 text-ink3 text-xs">
            {headline(isOpen ? query.data : undefined, marks)}
          </span>
        </button>
        <IconButton
          size="sm"
          label={`Remove facet ${label}`}
          onClick={onRemove}
          className="absolute top-0 right-0 bg-page! opacity-0 focus-visible:opacity-100 group-hover/facet:opacity-100 pointer-coarse:opacity-100"
        >
          <X aria-hidden size={14} strokeWidth={1.5} />
        </IconButton>
      </legend>
      {isOpen && (
        <div
          id={id}
          aria-busy={query.isFetching}
          className={cx("pb-3", query.isPlaceholderData && "opacity-60")}
        >
          <FacetBody field={field} query={query} marks={marks} />
        </div>
      )}
    </fieldset>
  );
}

interface FacetBodyProps {
  field: string;
  query: { data: FacetsResponse | undefined; error: unknown; isError: boolean; refetch: () => unknown };
  marks: Marks;
}

function FacetBody({ field, query, marks }: FacetBodyProps) {
  const { data, error, isError } = query;
  if (isError && data === undefined) return <PanelError error={error} onRetry={() => void query.refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <Remarks answer={data} hasMarks={marks.size > 0} />
      <FacetValues key={field} field={field} answer={data} marks={marks} />
    </>
  );
}

/** What makes the counts other than the count of the search. */
function Remarks({ answer, hasMarks }: { answer: FacetsResponse; hasMarks: boolean }) {
  const trust = trustOf(answer).filter((word) => word !== "exact");
  const remarks = [
    ...trust,
    ...(hasMarks ? ["counted without this field's own filter"] : []),
    ...(answer.notes ?? []).map(({ message }) => message),
  ];
  if (remarks.length === 0) return null;
  return (
    <ul className="px-1.5 pb-1 text-ink3 text-xs">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

/** `6 of 41 · exact`; of a closed facet only how many of its values are chosen. */
function headline(answer: FacetsResponse | undefined, marks: Marks): string {
  if (answer === undefined) return marks.size === 0 ? "" : `${marks.size} chosen`;
  const size = answer.values.length;
  const known = `${size.toLocaleString("en")}${answer.other > 0 ? "+" : ""}`;
  const listed = size > FIRST_SHOWN || answer.other > 0 ? [`${Math.min(size, FIRST_SHOWN)} of ${known}`] : [];
  const trust = trustOf(answer);
  return [...listed, ...(trust[0] === "exact" ? ["exact"] : [])].join(" · ");
}

function Loading() {
  return (
    <div className="flex flex-col gap-0.5" role="presentation">
      {["w-full", "w-3/5", "w-2/5"].map((width) => (
        <span key={width} className="flex h-6.25 items-center px-1.5">
          <Skeleton className={cx("h-3.5", width)} />
        </span>
      ))}
    </div>
  );
}
