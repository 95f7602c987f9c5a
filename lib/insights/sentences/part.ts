import type { Entity, EntityKind } from "../entities";

/** A piece of a sentence: plain words, or a value that a filter can use. */
export type SentencePart =
  | { text: string }
  | { text: string; field: string; value: string; kind: EntityKind | "value" };

/** The part that shows an entity, under other words if given. */
export function entityPart(entity: Entity, text: string = entity.label): SentencePart {
  return { text, field: entity.field, value: entity.value, kind: entity.kind };
}

/**
 * One sentence from loose pieces: neighbouring words joined, blanks single, none at the ends or before a colon, and the
 * first word in upper case unless it is a value.
 */
export function tidy(parts: readonly SentencePart[]): SentencePart[] {
  const out: SentencePart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if ("field" in part) out.push(part);
    else if (last && !("field" in last)) out[out.length - 1] = { text: last.text + part.text };
    else out.push(part);
  }
  return out
    .map((part, index) => ("field" in part ? part : words(part.text, index === 0, index === out.length - 1)))
    .filter(({ text }) => text !== "");
}

function words(text: string, isFirst: boolean, isLast: boolean): SentencePart {
  const single = text.replace(/\s+/g, " ").replace(/ ([:,])/g, "$1");
  const started = isFirst ? single.trimStart().replace(/^[a-z]/, (letter) => letter.toUpperCase()) : single;
  return { text: isLast ? started.trimEnd() : started };
}
