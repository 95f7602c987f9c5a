"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { ValueMenu } from "@/components/explorer/value-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Late } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { changesOf } from "@/lib/insights/changes";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { eventId, textsAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { CopyLink } from "./copy-link";
import { DetailFields } from "./detail-fields";
import { DetailDialog, DetailRegion } from "./detail-frame";
import { DetailJson } from "./detail-json";
import type { DetailSource } from "./detail-source";
import { DetailSummary } from "./detail-summary";
import { factsOf } from "./event-facts";
import { detailChanges, detailRelated, detailRequest } from "./late-parts";
import { leavesOf } from "./leaves";
import { OutcomeMark, outcomeWord } from "./outcome-mark";
import { Sentence } from "./sentence";

const pending = <Skeleton className="m-4 h-40" />;

export const DETAIL_TABS = ["summary", "fields", "changes", "related", "json", "request"] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];
const TAB_LABELS: Record<DetailTab, string> = {
  summary: "Summary",
  fields: "Fields",
  changes: "Changes",
  related: "Related",
  json: "JSON",
  request: "Request",
};

export interface EventDetailProps {
  event: RawEvent;
  source: DetailSource;
  /** IANA name. */
  zone: string;
  /** Any text: what is no tab shows the summary. */
  tab: string;
  onTabChange: (tab: DetailTab) => void;
  onClose: () => void;
  /** Undefined at the ends of the list. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  onAddColumn?: ((path: string) => void) | undefined;
  /** A dialog over the whole screen instead of a region beside the table. */
  modal?: boolean | undefined;
}

/** One event: what happened in a sentence, then the same in rows, in fields and as JSON. */
export function EventDetail(props: EventDetailProps) {
  const { event, zone, onTabChange, onClose, onPrevious, onNext, modal = false } = props;
  const changes = useMemo(() => changesOf(event), [event]);
  // An event without changes has no such tab; the next one that has some shows it again.
  const tabs = DETAIL_TABS.filter((id) => id !== "changes" || changes.length > 0);
  const tab = tabs.find((id) => id === props.tab) ?? "summary";
  const id = eventId(event);
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const leaves = useMemo(() => leavesOf(event), [event]);
  useFocusOnOpen(heading, event, modal);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another event or tab starts at its top
  useEffect(() => {
    panel.current?.querySelector("[role=tabpanel]")?.scrollTo?.(0, 0);
  }, [event, tab]);
  const onKeyDown = (press: KeyboardEvent) => {
    const step = stepOf(press);
    if (step === null) return;
    press.preventDefault();
    (step === "next" ? onNext : onPrevious)?.();
  };
  const counts: Partial<Record<DetailTab, number>> = { fields: leaves.length, changes: changes.length };
  const Frame = modal ? DetailDialog : DetailRegion;
  return (
    <Frame label="Event details" onClose={onClose} onKeyDown={onKeyDown}>
      <header className="shrink-0 px-4 pt-2 pb-2">
        <div className="flex items-center gap-1">
          <Origin event={event} />
          {id === null ? null : (
            <CopyLink source={props.source} id={id} tab={tab === "summary" ? undefined : tab} zone={zone} />
          )}
          <IconButton
            size="sm"
            label="Previous event"
            aria-keyshortcuts="Alt+ArrowUp k"
            aria-disabled={!onPrevious}
            onClick={onPrevious}
          >
            <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
          <IconButton
            size="sm"
            label="Next event"
            aria-keyshortcuts="Alt+ArrowDown j"
            aria-disabled={!onNext}
            onClick={onNext}
          >
            <ChevronDown aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
          <IconButton size="sm" label="Close details" aria-keyshortcuts="Escape" onClick={onClose}>
            <X aria-hidden size={16} strokeWidth={1.5} />
          </IconButton>
        </div>
        <h2
          ref={heading}
          tabIndex={-1}
          className="max-h-40 overflow-y-auto pt-1 outline-none font-semibold text-lg wrap-anywhere"
        >
          <Sentence parts={factsOf(event).parts} />
        </h2>
      </header>
      <div ref={panel} className="flex min-h-0 flex-1 flex-col">
        <Tabs
          label="Parts of the event"
          tabs={tabs.map((id) => ({ id, label: TAB_LABELS[id], count: counts[id] }))}
          value={tab}
          onChange={onTabChange}
          panelClassName="min-h-0 flex-1 overflow-y-auto"
        >
          {tab === "summary" && (
            <DetailSummary
              key={factsOf(event).timestamp}
              event={event}
              zone={zone}
              source={props.source}
              onShowChanges={() => onTabChange("changes")}
            />
          )}
          {tab === "fields" && <DetailFields leaves={leaves} onAddColumn={props.onAddColumn} />}
          {tab === "json" && <DetailJson event={event} />}
          {tab === "changes" && (
            <Late part={detailChanges} pending={pending}>
              {({ DetailChanges }) => <DetailChanges key={factsOf(event).timestamp} changes={changes} />}
            </Late>
          )}
          {tab === "related" && (
            <Late part={detailRelated} pending={pending}>
              {({ DetailRelated }) => <DetailRelated event={event} source={props.source} zone={zone} />}
            </Late>
          )}
          {tab === "request" && (
            <Late part={detailRequest} pending={pending}>
              {({ DetailRequest }) => <DetailRequest source={props.source} />}
            </Late>
          )}
        </Tabs>
      </div>
    </Frame>
  );
}

/** Outcome, type and service of an event in one line. */
function Origin({ event }: { event: RawEvent }) {
  const { outcome } = factsOf(event);
  const origin = ["event_type", "service"].flatMap((field) => {
    const value = textsAt(event, field)[0];
    return value === undefined ? [] : [{ field, value }];
  });
  return (
    <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-1.5 text-ink3">
      <ValueMenu field={OUTCOME_FIELD} value={outcome.kind} shown={outcomeWord(outcome.kind)} isPlain>
        <OutcomeMark kind={outcome.kind} />
      </ValueMenu>
      {origin.map(({ field, value }) => (
        <span key={field} className="min-w-0 wrap-anywhere">
          <span aria-hidden>· </span>
          <ValueMenu field={field} value={value} isPlain />
        </span>
      ))}
    </p>
  );
}

/** Alt+↑ and Alt+↓ anywhere in the detail; j and k where no text is being typed. */
function stepOf(press: KeyboardEvent): "next" | "previous" | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (press.altKey) return press.key === "ArrowDown" ? "next" : press.key === "ArrowUp" ? "previous" : null;
  if (press.target instanceof Element && press.target.closest("input, textarea, [role=menu]")) return null;
  return press.key === "j" ? "next" : press.key === "k" ? "previous" : null;
}

/**
 * Opened by key from a row, the detail takes the focus, so that reading goes on in it. Opened by a click
 * the focus stays in the table. A dialog always has it.
 */
function useFocusOnOpen(heading: { current: HTMLElement | null }, event: RawEvent, modal: boolean): void {
  useEffect(() => {
    if (modal) heading.current?.focus({ preventScroll: true });
  }, [heading, modal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each event that is opened
  useEffect(() => {
    const holder = document.activeElement;
    const isByKey = holder instanceof Element && holder.matches("tr[data-index]:focus-visible");
    if (isByKey) heading.current?.focus({ preventScroll: true });
  }, [heading, event]);
}
