import { type Change, changesOf } from "../changes";
import { inWords, oneLine, scalarText } from "../label";
import type { RawEvent } from "../wire";
import type { SentencePart } from "./part";

const SHOWN = 3;
/** Long enough for the name of a role, such as "Administrator With Billing". */
const VALUE_MAX = 32;

/** Changes that an investigation looks for come first. */
const telling =
  /suspend|state|status|mfa|totp|sudo|admin|role|passw|email|username|lock|permission|expir|version/i;

/** `: state ACTIVATED → SUSPENDED, company and 2 more`, or nothing. */
export function changeParts(event: RawEvent): SentencePart[] {
  const changes = changesOf(event);
  if (changes.length === 0) return [];
  const first = [...changes].sort((a, b) => Number(telling.test(b.field)) - Number(telling.test(a.field)));
  const shown = first.slice(0, SHOWN).map(changeText).join(", ");
  const more = changes.length - SHOWN;
  return [{ text: `: ${shown}${more > 0 ? ` and ${more} more` : ""}` }];
}

function changeText({ field, from, to, secret }: Change): string {
  const name = inWords(field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
  const after = short(to);
  if (secret || after === null) return name;
  const before = short(from);
  return before === null ? `${name} ${after}` : `${name} ${before} → ${after}`;
}

/** A short scalar as text; null for what is long, empty or not a scalar. */
function short(value: unknown): string | null {
  const text = scalarText(value);
  return text === null || text.length > VALUE_MAX ? null : oneLine(text);
}
