import { isObject } from "@/lib/core/json";
import { type Instant, parseInstant } from "@/lib/core/time";
import { type Entity, type EntityKind, entitiesOf } from "@/lib/insights/entities";
import { type OutcomeKind, outcomeOf } from "@/lib/insights/outcome";
import { type SentencePart, sentenceOf, sentenceText } from "@/lib/insights/sentence";

/** What the screen says about one event, worked out once, when the event first comes into view. */
export interface EventFacts {
  /** False for content that is not an object: it is shown as such and offers nothing. */
  isReadable: boolean;
  outcome: { kind: OutcomeKind; reason: string | null };
  parts: SentencePart[];
  sentence: string;
  entities: Partial<Record<EntityKind, Entity>>;
  /** Null when the event has no time that can be read. */
  instant: Instant | null;
  /** The time as it came, in its own precision; empty when there is none. */
  timestamp: string;
}

const UNREADABLE: EventFacts = {
  isReadable: false,
  outcome: { kind: "unknown", reason: null },
  parts: [{ text: "unreadable event" }],
  sentence: "unreadable event",
  entities: {},
  instant: null,
  timestamp: "",
};

const known = new WeakMap<object, EventFacts>();

/** The facts of `event`, remembered for as long as the event itself is. */
export function factsOf(event: unknown): EventFacts {
  if (!isObject(event)) return UNREADABLE;
  const before = known.get(event);
  if (before) return before;
  const parts = sentenceOf(event);
  const timestamp = typeof event.timestamp === "string" ? event.timestamp : "";
  const facts: EventFacts = {
    isReadable: true,
    outcome: outcomeOf(event),
    parts,
    sentence: sentenceText(parts),
    entities: entitiesOf(event),
    instant: parseInstant(timestamp),
    timestamp,
  };
  known.set(event, facts);
  return facts;
}
