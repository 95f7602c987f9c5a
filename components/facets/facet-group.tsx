"use client";
import { type ReactNode, useId } from "react";
import { visibleText } from "@/components/events/visible-text";
import { cx } from "@/components/ui/cx";
import { DisclosureButton } from "@/components/ui/disclosure-button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { FacetMissing } from "./facet-missing";
import { FIRST_SHOWN } from "./facet-model";
import { FacetValues } from "./facet-values";
import { type Facet, type FacetAsked, useFacet } from "./use-facet";

interface FacetGroupProps extends FacetAsked {
  /** What can be done with the facet itself. */
  acts: ReactNode;
  onToggle: () => void;
}

/** One field and its values. It loads, fails and retries by itself. */
export function FacetGroup({ acts, onToggle, ...asked }: FacetGroupProps) {
  const id = useId();
  const { field, isOpen } = asked;
  const facet = useFacet(asked);
  const label = visibleText(field);
  return (
    <fieldset data-facet={field} className="group/facet min-w-0">
      <legend className="relative w-full pointer-coarse:pr-12">
        <DisclosureButton isOpen={isOpen} controls={id} onToggle={onToggle} className="w-full text-left">
          <span className="min-w-0 flex-1 truncate text-ink2 text-sm" title={label}>
            {label}
          </span>
          <span className="shrink-0 font-normal text-ink3 text-xs pointer-fine:group-hover/facet:opacity-0">
            {isOpen ? headline(facet) : chosen(facet)}
          </span>
        </DisclosureButton>
        {acts}
      </legend>
      {isOpen && (
        <div id={id} aria-busy={facet.isBusy} className={cx("pb-3", facet.isOld && "opacity-60")}>
          <FacetBody scope={asked.scope} field={field} facet={facet} />
        </div>
      )}
    </fieldset>
  );
}

function FacetBody({ scope, field, facet }: { scope: string; field: string; facet: Facet }) {
  const { answer, marks, before, remarks, error, retry } = facet;
  if (error !== null) return <PanelError error={error} onRetry={retry} />;
  if (answer === undefined) return <Loading />;
  return (
    <>
      {remarks.length > 0 && (
        <ul className="px-1.5 pb-1 text-ink3 text-xs">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <FacetValues key={field} scope={scope} field={field} answer={answer} marks={marks} before={before} />
      <FacetMissing field={field} isAsked={facet.isMissingAsked} hasValues={answer.values.length > 0} />
    </>
  );
}

/** Of a closed facet only how many of its values are chosen. */
function chosen({ marks, isMissingAsked }: Facet): string {
  const size = marks.size + (isMissingAsked ? 1 : 0);
  return size === 0 ? "" : `${size} chosen`;
}

/** `6 of 41 · exact`. */
function headline(facet: Facet): string {
  const { answer, trust } = facet;
  if (answer === undefined) return chosen(facet);
  const size = answer.values.length;
  const known = `${size.toLocaleString("en")}${answer.other > 0 ? "+" : ""}`;
  const listed = size > FIRST_SHOWN || answer.other > 0 ? [`${Math.min(size, FIRST_SHOWN)} of ${known}`] : [];
  return [...listed, ...(trust === null ? [] : [trust])].join(" · ");
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
