/**
 * Any event as a sentence, cut into parts of which each entity is its own, so that it can be clicked and
 * filtered by. Every documented type has words of its own; others fall back to "actor did type to target".
 */
import { entitiesOf, typeOf } from "./entities";
import { inWords } from "./label";
import { DEVICE_PHRASES } from "./sentences/devices";
import { DIRECTORY_PHRASES } from "./sentences/directory";
import { entityPart, type SentencePart, tidy } from "./sentences/part";
import { passwordPhrase } from "./sentences/passwords";
import { patternPhrase } from "./sentences/pattern";
import { phraseParts } from "./sentences/phrase";
import { PLATFORM_PHRASES } from "./sentences/platform";
import { SIGN_IN_SENTENCES } from "./sentences/sign-in";
import { SPECIAL_SENTENCES } from "./sentences/special";
import type { RawEvent } from "./wire";

export type { SentencePart } from "./sentences/part";

const spoken = new Map(Object.entries({ ...SIGN_IN_SENTENCES, ...SPECIAL_SENTENCES }));
const phrases = new Map(Object.entries({ ...DIRECTORY_PHRASES, ...DEVICE_PHRASES, ...PLATFORM_PHRASES }));

function phraseOf(type: string): string | undefined {
  return phrases.get(type) ?? passwordPhrase(type) ?? patternPhrase(type);
}

/** True for a type that has words of its own. */
export function hasSentence(type: string): boolean {
  return spoken.has(type) || phraseOf(type) !== undefined;
}

/** Takes any event; the parts, read one after the other, are one line without a full stop. Never throws. */
export function sentenceOf(event: RawEvent): SentencePart[] {
  const type = typeOf(event);
  const speak = spoken.get(type);
  if (speak) return tidy(speak(event));
  const phrase = phraseOf(type);
  return tidy(phrase === undefined ? fallback(event, type) : phraseParts(phrase, event));
}

/** The sentence as plain text, for exports, titles and screen readers. */
export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join("");
}

function fallback(event: RawEvent, type: string): SentencePart[] {
  const { actor, target } = entitiesOf(event);
  const words = inWords(type) || "something";
  const deed: SentencePart =
    type === "" ? { text: words } : { text: words, field: "event_type", value: type, kind: "value" };
  const to: SentencePart[] = target ? [{ text: " to " }, entityPart(target)] : [];
  if (actor) return [entityPart(actor), { text: " did " }, deed, ...to];
  return [deed, { text: " happened" }, ...to];
}
