/**
 * Event text comes from strangers. A name may hold control characters, text that runs backwards or
 * letters that take no room, all of which make a screen lie. Everything the screen shows of an event
 * goes through here first; what is copied does not.
 */

/** C0 and C1 controls, line separators, lone surrogates, interlinear marks, and all that Unicode calls ignorable. */
const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\uFFF9-\uFFFB\p{Default_Ignorable_Code_Point}]/u;
const hiddenAll = new RegExp(hidden.source, "gu");

/** Scripts whose spelling needs joiners, and emoji, which are built with them. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

const DELETE = 0x7f;
const CONTROL_PICTURES = 0x2400;
const EMOJI_STYLE = "\uFE0F";
const JOINERS = ["\u200C", "\u200D"];

interface VisibleOptions {
  /** Keep line breaks and tabs, for a block of preformatted text. */
  keepLines?: boolean;
}

/**
 * `text` with every character that a reader cannot see replaced by a mark: `␀`…`␟` and `␡` for ASCII
 * controls, `⟨U+202E⟩` for the rest. Joiners inside emoji and in scripts that are spelt with them stay.
 */
export function visibleText(text: string, options: VisibleOptions = {}): string {
  if (!hidden.test(text)) return text;
  return text.replace(hiddenAll, (character, at: number) => {
    if (options.keepLines && (character === "\n" || character === "\t")) return character;
    return isPartOfWord(text, character, at) ? character : mark(character);
  });
}

/**
 * Pretty-printed JSON in which every hidden character is a `\uXXXX` escape: still the same JSON, and
 * nothing in it can deceive. `undefined` and other values that JSON lacks print as `null`.
 */
export function visibleJson(value: unknown): string {
  // Past some depth the indentation alone would be wider than any screen.
  const text = (JSON.stringify(value, null, 2) ?? "null").replace(/^ {40,}/gm, " ".repeat(40));
  if (!hidden.test(text)) return text;
  return text.replace(hiddenAll, (character) => (character === "\n" ? character : escapeUnits(character)));
}

function mark(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === DELETE) return "\u2421";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }).join("");
}

function isPartOfWord(text: string, character: string, at: number): boolean {
  const before = codePointBefore(text, at);
  if (character === EMOJI_STYLE) return /[\p{Emoji}]/u.test(before);
  if (!JOINERS.includes(character)) return false;
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x20);
  return joining.test(after) && (joining.test(before) || before === EMOJI_STYLE);
}

function codePointBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && at >= 2;
  return at === 0 ? " " : text.slice(isPair ? at - 2 : at - 1, at);
}
