import { wireOffset } from "@/lib/core/zone";
import type { EntityKind } from "@/lib/insights/entities";
import { textsAt } from "@/lib/insights/value";
import { type EventFacts, factsOf } from "./event-facts";
import { timeText } from "./event-time";

const ENTITIES: readonly string[] = ["actor", "target", "address", "device", "application"];

/**
 * What a column says of an event, whole and as text: for copying and finding. Times are ISO 8601 with the
 * offset of `zone` (IANA name), in the precision that they came with. Empty where there is nothing.
 */
export function cellText(column: string, event: unknown, zone: string): string {
  const facts = factsOf(event);
  if (column === "time") return isoTime(facts, zone);
  if (column === "outcome") return facts.outcome.kind;
  if (column === "sentence") return facts.sentence;
  if (ENTITIES.includes(column)) return facts.entities[column as EntityKind]?.value ?? "";
  return textsAt(event, column).join(", ");
}

function isoTime({ instant, timestamp }: EventFacts, zone: string): string {
  const text = timeText(instant, timestamp, zone);
  if (instant === null || text === null) return timestamp;
  const fraction = /\.\d+/.exec(timestamp)?.[0] ?? "";
  const offset = wireOffset(instant.ms, zone);
  return `${text.date}T${text.time.slice(0, 8)}${fraction}${offset.slice(0, 3)}:${offset.slice(3)}`;
}
