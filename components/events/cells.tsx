import { use } from "react";
import { ValueMenu } from "@/components/explorer/value-menu";
import { cx } from "@/components/ui/cx";
import { Late } from "@/components/ui/on-demand";
import type { Entity, EntityKind } from "@/lib/insights/entities";
import type { OutcomeKind } from "@/lib/insights/outcome";
import { OUTCOME_FIELD } from "@/lib/insights/outcome";
import { textsAt, valueAt } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { columnLabel, isMonospace } from "./columns";
import type { EventFacts } from "./event-facts";
import { dayPart, type TimeLayout, timeText } from "./event-time";
import { FirstSeenContext } from "./first-seen-context";
import { firstSeen } from "./late-parts";
import { OutcomeMark, outcomeWord } from "./outcome-mark";
import { Sentence } from "./sentence";
import { visibleText } from "./visible-text";

export interface CellContext {
  event: unknown;
  facts: EventFacts;
  index: number;
  zone: string;
  layout: TimeLayout;
  /** True on the first row of a day. */
  startsDay: boolean;
}

const ENTITY_COLUMNS: readonly string[] = [
  "actor",
  "target",
  "address",
  "device",
  "application",
] satisfies EntityKind[];
const ENTITY_SHOWN = 36;
const VALUES_SHOWN = 3;
const TEXT_SHOWN = 300;

/** The content of one cell. Buttons in it are reached from the row by →, so none of them is a tab stop. */
export function Cell({ column, cell }: { column: string; cell: CellContext }) {
  if (column === "time") return <TimeCell {...cell} />;
  if (column === "outcome") return <OutcomeCell kind={cell.facts.outcome.kind} />;
  if (column === "sentence") {
    return <Sentence parts={cell.facts.parts} tabIndex={-1} entityLength={ENTITY_SHOWN} />;
  }
  if (ENTITY_COLUMNS.includes(column))
    return <EntityCell event={cell.event} entity={cell.facts.entities[column as EntityKind]} />;
  return cell.facts.isReadable ? <FieldCell event={cell.event as RawEvent} path={column} /> : <Nothing />;
}

/** Text for the cell's tooltip: what may be cut off, in full. */
export function cellTitle(column: string, facts: EventFacts): string | undefined {
  if (column === "sentence") return visibleText(facts.sentence);
  if (column === "outcome")
    return facts.outcome.reason === null ? undefined : visibleText(facts.outcome.reason);
  return undefined;
}

function TimeCell({ facts, index, zone, layout, startsDay }: CellContext) {
  const text = timeText(facts.instant, facts.timestamp, zone);
  const when = text === null ? "no time" : `${text.date} ${text.time}`;
  const day = text === null ? "" : dayPart(text.date, layout);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-open=""
      aria-label={`Open details: ${when}, ${visibleText(facts.sentence)}, row ${index + 1}`}
      className="rounded-sm focus-visible:outline-2 focus-visible:outline-accent"
    >
      {day === "" ? null : (
        <span className={startsDay ? "font-semibold text-ink" : "text-ink3"}>{`${day} `}</span>
      )}
      {text?.time ?? "no time"}
    </button>
  );
}

function OutcomeCell({ kind }: { kind: OutcomeKind }) {
  return (
    <ValueMenu field={OUTCOME_FIELD} value={kind} shown={outcomeWord(kind)} tabIndex={-1} isPlain>
      <OutcomeMark kind={kind} />
    </ValueMenu>
  );
}

/** Marks a value that is new for the event's actor, where marks are wanted. */
function FirstMark({ event, field }: { event: unknown; field: string }) {
  const from = use(FirstSeenContext);
  if (from === null) return null;
  return (
    <Late part={firstSeen} failed={() => null}>
      {({ FirstSeenInCell }) => <FirstSeenInCell from={from} event={event as RawEvent} field={field} />}
    </Late>
  );
}

function EntityCell({ event, entity }: { event: unknown; entity: Entity | undefined }) {
  if (entity === undefined) return <Nothing />;
  const label = visibleText(entity.label);
  return (
    <>
      <ValueMenu field={entity.field} value={entity.value} kind={entity.kind} tabIndex={-1} isPlain>
        {label}
      </ValueMenu>
      <FirstMark event={event} field={entity.field} />
    </>
  );
}

function FieldCell({ event, path }: { event: RawEvent; path: string }) {
  const texts = textsAt(event, path);
  const value = valueAt(event, path);
  if (texts.length === 0)
    return value === undefined || value === null ? <Nothing /> : <ObjectCell value={value} />;
  return (
    <>
      {texts.slice(0, VALUES_SHOWN).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event's values never change their order
        <span key={index}>
          {index > 0 && ", "}
          <ValueMenu field={path} value={text} tabIndex={-1} isPlain>
            {visibleText(text.slice(0, TEXT_SHOWN))}
          </ValueMenu>
        </span>
      ))}
      <FirstMark event={event} field={path} />
      {texts.length > VALUES_SHOWN && <span className="text-ink3">{` +${texts.length - VALUES_SHOWN}`}</span>}
    </>
  );
}

function ObjectCell({ value }: { value: unknown }) {
  const text = Array.isArray(value) ? `${value.length} items` : "object";
  return <span className="text-ink3">{text}</span>;
}

function Nothing() {
  return (
    <span className="text-ink3">
      <span aria-hidden>—</span>
      <span className="sr-only">none</span>
    </span>
  );
}

/** Classes of a cell by its column: how it is cut and which face it has. */
export function cellClass(column: string): string {
  const isPlain = column === "sentence" || column === "outcome";
  return cx(
    "relative h-(--row-height) max-w-0 truncate border-line/60 border-b px-2 py-0 has-data-first:pr-3",
    isMonospace(column) && "font-mono text-ink2 text-sm",
    !isPlain && columnLabel(column) !== column && !isMonospace(column) && "text-ink",
  );
}
