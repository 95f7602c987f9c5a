"use client";
import { type ReactNode, useState } from "react";
import { copyText } from "@/components/explorer/copy-text";
import { useOpenMenu } from "@/components/explorer/menu-host";
import { ORG_FIELD } from "@/components/explorer/org-names";
import { ValueMenu } from "@/components/explorer/value-menu";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import { serverClock } from "@/lib/client/clock";
import { toIso } from "@/lib/core/time";
import { changesOf } from "@/lib/insights/changes";
import { summaryOf } from "@/lib/insights/summary";
import { textsAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { ClippedText } from "./clipped-text";
import { isMonospace } from "./columns";
import { type EventFacts, factsOf } from "./event-facts";
import { fullTime, relativeTime } from "./event-time";
import { FirstSeen } from "./first-seen";
import type { FirstSeenScope } from "./first-seen-context";
import { SeenElsewhere } from "./seen-elsewhere";
import { timeForms } from "./time-forms";
import { TimeList } from "./time-list";
import { visibleText } from "./visible-text";

const BUTTON_LENGTH = 300;

interface DetailSummaryProps {
  event: RawEvent;
  zone: string;
  source: FirstSeenScope;
  /** Goes to where changes are shown in full. */
  onShowChanges: () => void;
}

/** What the event says, in the words of people: when, who, from where, with what, and what changed. */
export function DetailSummary({ event, zone, source, onShowChanges }: DetailSummaryProps) {
  return (
    <>
      <dl className="grid grid-cols-[minmax(5rem,7rem)_minmax(0,1fr)] gap-x-3 gap-y-2 px-4 py-3">
        <Entry label="When">
          <When facts={factsOf(event)} zone={zone} />
        </Entry>
        {source.scope === "all" &&
          textsAt(event, ORG_FIELD).map((id) => (
            <Entry key={id} label="Organisation">
              <SummaryValue label="Organisation" text={id} field={ORG_FIELD} value={id} />
            </Entry>
          ))}
        {summaryOf(event).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one event never change their order
          <Entry key={index} label={row.label}>
            <SummaryValue {...row} />
            {row.field !== undefined && <FirstSeen from={source} event={event} field={row.field} />}
            {row.field !== undefined && row.value !== undefined && (
              <SeenElsewhere
                key={row.value}
                scope={source.scope}
                field={row.field}
                value={row.value}
                window={source.window}
                here={textsAt(event, ORG_FIELD)[0]}
              />
            )}
          </Entry>
        ))}
      </dl>
      <Changes event={event} onShowAll={onShowChanges} />
    </>
  );
}

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

interface SummaryRow {
  label: string;
  text: string;
  field?: string;
  value?: string;
}

function SummaryValue({ text, field, value }: SummaryRow) {
  const face = field !== undefined && isMonospace(field) ? "font-mono text-sm" : "";
  if (field === undefined || value === undefined || text.length > BUTTON_LENGTH) {
    return (
      <span className={face}>
        <ClippedText text={text} />
      </span>
    );
  }
  return (
    <ValueMenu field={field} value={value} className={cx("wrap-anywhere", face)}>
      {visibleText(text)}
    </ValueMenu>
  );
}

/** The time in the chosen zone, all its forms behind it; under it how long ago. */
function When({ facts, zone }: { facts: EventFacts; zone: string }) {
  const [now] = useState(() => serverClock.now());
  const openMenu = useOpenMenu();
  const { instant, timestamp } = facts;
  const text = fullTime(instant, timestamp, zone);
  if (text === null || instant === null) {
    return (
      <span className="text-ink3">
        {timestamp === "" ? "no time" : visibleText(timestamp.slice(0, BUTTON_LENGTH))}
      </span>
    );
  }
  const copies = () =>
    timeForms(facts, zone, now).map((form, place) => ({
      id: String(place),
      label: `Copy ${form.text}`,
      hint: form.label,
      onSelect: () => void copyText(form.text),
    }));
  return (
    <>
      <Tooltip text={<TimeList facts={facts} zone={zone} />} side="bottom">
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={`${text}: copy`}
          onClick={(event) =>
            openMenu({ anchor: event.currentTarget, label: "Forms of the time", items: copies() })
          }
          className="dotted rounded-sm text-left font-mono text-ink2 text-sm hover:text-accent"
        >
          <time dateTime={toIso(instant.ms)}>{text}</time>
        </button>
      </Tooltip>
      <span className="block text-ink3 text-sm">{relativeTime(instant.ms, now)}</span>
      <span className="block text-ink3 text-sm">
        as sent <span className="font-mono">{visibleText(timestamp)}</span>
      </span>
    </>
  );
}

const CHANGES_SHOWN = 3;

/** The first changes in one line each. */
function Changes({ event, onShowAll }: { event: RawEvent; onShowAll: () => void }) {
  const changes = changesOf(event);
  if (changes.length === 0) return null;
  return (
    <section aria-label="Changes" className="mx-4 mb-3 overflow-hidden rounded-lg border border-line">
      <div className="flex items-center justify-between bg-sunk px-3 py-1.5 text-sm">
        <h3 className="font-semibold text-ink2">Changes</h3>
        <button type="button" onClick={onShowAll} className="min-h-6 rounded-sm text-accent underline">
          Before and after
        </button>
      </div>
      <ul>
        {changes.slice(0, CHANGES_SHOWN).map(({ field, from, to, secret }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may change twice in one event
          <li key={index} className="border-line border-t px-3 py-1.5 wrap-anywhere first:border-t-0">
            <span className="block text-ink3">{visibleText(field)}</span>
            <Side label="before" value={from} isSecret={secret} /> <span aria-hidden>→</span>{" "}
            <Side label="after" value={to} isSecret={secret} />
          </li>
        ))}
      </ul>
      {changes.length > CHANGES_SHOWN && (
        <p className="border-line border-t px-3 py-1.5 text-ink3 text-sm">
          {`and ${(changes.length - CHANGES_SHOWN).toLocaleString("en")} more`}
        </p>
      )}
    </section>
  );
}

function Side({ label, value, isSecret }: { label: string; value: unknown; isSecret: boolean }) {
  const isNothing = value === undefined || value === null || value === "";
  return (
    <span>
      <span className="sr-only">{label}: </span>
      {isNothing ? (
        <span className="text-ink3">nothing</span>
      ) : isSecret ? (
        <span className="text-ink3">hidden</span>
      ) : (
        <ClippedText text={typeof value === "string" ? value : JSON.stringify(value)} first={300} />
      )}
    </span>
  );
}
