/** What the columns of ours say of an event, as text: worked out from it, where any other column is a field of it. */
import type { Instant } from "@/lib/core/time";
import { wireOffset } from "@/lib/core/zone";
import type { Entity, EntityKind } from "./entities";
import type { OutcomeKind } from "./outcome";

export interface OwnFacts {
  readonly outcome: { kind: OutcomeKind };
  readonly sentence: string;
  readonly entities: Partial<Record<EntityKind, Entity>>;
  /** Null when the event has no time that can be read. */
  readonly instant: Instant | null;
  /** The time as it came; empty when there is none. */
  readonly timestamp: string;
}

const ENTITIES: readonly string[] = ["actor", "target", "address", "device", "application"];

/**
 * The text of a column of ours; null for any other column. Times are ISO 8601 with the offset of `zone` (IANA
 * name), in the precision that they came with. Empty where there is nothing.
 */
export function ownText(column: string, facts: OwnFacts, zone: string): string | null {
  if (column === "time") return isoTime(facts, zone);
  if (column === "outcome") return facts.outcome.kind;
  if (column === "sentence") return facts.sentence;
  return ENTITIES.includes(column) ? (facts.entities[column as EntityKind]?.value ?? "") : null;
}

function isoTime({ instant, timestamp }: OwnFacts, zone: string): string {
  if (instant === null) return timestamp;
  const offset = wireOffset(instant.ms, zone);
  const wall = new Date(instant.ms + minutesOf(offset) * 60_000).toISOString();
  // Beyond the years of four digits nothing reads it: then it stays as it came.
  if (wall.length !== 24) return timestamp;
  const fraction = /\.\d+/.exec(timestamp)?.[0] ?? "";
  return `${wall.slice(0, 19)}${fraction}${offset.slice(0, 3)}:${offset.slice(3)}`;
}

/** Of an offset such as `-0530`. */
function minutesOf(offset: string): number {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  return offset.startsWith("-") ? -size : size;
}
