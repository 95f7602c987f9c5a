/** Text from events on its way to a screen. Events are hostile: any length, any characters. */

const LABEL_MAX = 120;

// Controls would break a line, bidirectional overrides would let a name rewrite the row around it.
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line of at most `max` characters: blanks collapsed, unsafe characters made visible as �. */
export function oneLine(text: string, max: number = LABEL_MAX): string {
  const plain = text
    .slice(0, max * 8)
    .replace(/\s+/gu, " ")
    .replace(UNSAFE, "\ufffd")
    .trim();
  if (plain.length <= max) return plain;
  return `${plain
    .slice(0, max - 1)
    .replace(/[\ud800-\udbff]$/u, "")
    .trimEnd()}…`;
}

/** A scalar as the text that a filter would compare with; null for null, blank text, objects and arrays. */
export function scalarText(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : null;
  return typeof value === "boolean" ? String(value) : null;
}

/** `user_mfa-exclusion` as `user mfa exclusion`. */
export function inWords(name: string): string {
  return oneLine(name.replace(/[_\-.]+/g, " "));
}
