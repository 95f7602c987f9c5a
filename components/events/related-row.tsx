"use client";
import { ValueMenu } from "@/components/explorer/value-menu";
import { cx } from "@/components/ui/cx";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import type { RawEvent } from "@/lib/insights/wire";
import { factsOf } from "./event-facts";
import { timeText } from "./event-time";
import { OutcomeMark, outcomeWord } from "./outcome-mark";
import { distanceText } from "./related-rows";
import { isPlainClick } from "./row-dom";
import { Sentence } from "./sentence";
import { visibleText } from "./visible-text";

interface RelatedRowProps {
  event: RawEvent;
  /** The event that all of this is about. */
  isThis: boolean;
  fromMs: number;
  zone: string;
  onOpen: (event: RawEvent) => void;
}

const ENTITY_SHOWN = 48;

/** Time, how far from the event, outcome, and what happened. */
export function RelatedRow({ event, isThis, fromMs, zone, onOpen }: RelatedRowProps) {
  const { instant, timestamp, outcome, parts, sentence } = factsOf(event);
  const text = timeText(instant, timestamp, zone);
  const when = text === null ? "no time" : `${text.date} ${text.time}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a larger target for the mouse; the button inside does it by key
    <li
      aria-current={isThis || undefined}
      onClick={(click) => {
        if (!isThis && isPlainClick(click)) onOpen(event);
      }}
      className={cx(
        "flex flex-col gap-0.5 px-4 py-1",
        isThis ? "bg-row shadow-[inset_3px_0_var(--accent)]" : "cursor-default hover:bg-row",
      )}
    >
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
        {isThis ? (
          <span className="font-mono text-ink2">{when}</span>
        ) : (
          <button
            type="button"
            data-open=""
            aria-label={`Open details: ${when}, ${visibleText(sentence)}`}
            className="min-h-6 rounded-sm font-mono text-ink2 hover:text-accent"
          >
            {when}
          </button>
        )}
        <span className="text-ink3">
          {isThis ? "this event" : instant === null ? "" : distanceText(fromMs, instant.ms)}
        </span>
        <ValueMenu field={OUTCOME_FIELD} value={outcome.kind} shown={outcomeWord(outcome.kind)} isPlain>
          <OutcomeMark kind={outcome.kind} />
        </ValueMenu>
      </span>
      <span className="wrap-anywhere">
        <Sentence parts={parts} entityLength={ENTITY_SHOWN} />
      </span>
    </li>
  );
}
