"use client";
import { useState } from "react";
import { useRetentionDays } from "@/components/explorer/retention-context";
import { cx } from "@/components/ui/cx";
import { inputClass } from "@/components/ui/input";
import { serverClock } from "@/lib/client/clock";
import type { RawEvent } from "@/lib/insights/wire";
import { failuresBefore, LOCKOUT_SPAN } from "@/lib/search/lockout";
import { type RelatedKind, relatedTo } from "@/lib/search/related";
import { type Span, windowAround } from "@/lib/search/window";
import type { DetailSource } from "./detail-source";
import { factsOf } from "./event-facts";
import { LockoutChain } from "./lockout-chain";
import { RelatedGroup } from "./related-group";

const MINUTE_MS = 60_000;
const SPANS = [
  { minutes: 5, label: "5 minutes" },
  { minutes: 15, label: "15 minutes" },
  { minutes: 60, label: "1 hour" },
  { minutes: 360, label: "6 hours" },
  { minutes: 1_440, label: "24 hours" },
  { minutes: 10_080, label: "7 days" },
  { minutes: 43_200, label: "30 days" },
];
const FIRST_MINUTES = 15;
/** How many of the groups that an event has are open at first: each open one asks the server. */
const FIRST_OPEN = 2;

interface DetailRelatedProps {
  event: RawEvent;
  source: DetailSource;
  zone: string;
}

/**
 * What happened around an event: by the same actor, to the same target, from the same address, on the same
 * device, and at all; for a lockout first what led to it.
 */
export function DetailRelated({ event, source, zone }: DetailRelatedProps) {
  const [minutes, setMinutes] = useState(FIRST_MINUTES);
  const [toggled, setToggled] = useState<ReadonlySet<RelatedKind>>(new Set());
  // Fixed while the tab is open, so that going to and fro between events asks nothing twice.
  const [now] = useState(() => serverClock.now());
  const retentionDays = useRetentionDays();
  const { instant } = factsOf(event);
  const windowOf = (span: Span) =>
    instant === null ? null : windowAround(instant.ms, span, now, retentionDays);
  const halfMs = minutes * MINUTE_MS;
  const window = windowOf({ beforeMs: halfMs, afterMs: halfMs });
  const failures = failuresBefore(event);
  const chain = windowOf(LOCKOUT_SPAN);
  const span = SPANS.find((known) => known.minutes === minutes)?.label ?? "";
  return (
    <div className="flex flex-col pb-3">
      <label className="flex items-center gap-2 border-line border-b px-4 py-2">
        <span className="text-ink3">Within</span>
        <select
          value={minutes}
          onChange={(change) => setMinutes(Number(change.target.value))}
          className={cx(inputClass, "w-auto!")}
        >
          {SPANS.map(({ minutes: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="text-ink3">before and after this event</span>
      </label>
      {failures === null || instant === null || chain === null ? null : (
        <LockoutChain scope={source.scope} failures={failures} window={chain} lockedMs={instant.ms} />
      )}
      {instant === null || window === null ? (
        <p className="px-4 py-3 text-ink2">
          {instant === null
            ? "This event has no time that can be read, so nothing can be found around it."
            : `This event lies outside the ${retentionDays} days that can be searched.`}
        </p>
      ) : (
        relatedTo(event).map((related, index) => (
          <RelatedGroup
            key={related.kind}
            related={related}
            event={event}
            eventMs={instant.ms}
            window={window}
            span={span}
            source={source}
            zone={zone}
            isOpen={index < FIRST_OPEN !== toggled.has(related.kind)}
            onToggle={() => setToggled(toggledBy(toggled, related.kind))}
          />
        ))
      )}
    </div>
  );
}

function toggledBy(kinds: ReadonlySet<RelatedKind>, kind: RelatedKind): ReadonlySet<RelatedKind> {
  const next = new Set(kinds);
  if (!next.delete(kind)) next.add(kind);
  return next;
}
