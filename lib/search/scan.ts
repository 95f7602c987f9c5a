/** The letters of the one-line form of a search: which text stands bare, which is quoted, how each is read. */

/** Words with a meaning of their own; a field or value that reads like one is quoted. */
export const KEYWORDS = ["and", "or", "not", "any", "all", "off", "exact"] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** Control, line-breaking and direction-changing characters and half pairs: always written as escapes. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const BARE_VALUE = /[^\s(),"\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/uy;
const BARE_FIELD = /[\w@.-]+/y;
const WORD = /[A-Za-z_]+/y;
const SPACE = /\s+/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"/y;
const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|([\s\S]))/g;
const ESCAPED: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const UNESCAPED: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** `value` as a search line writes it: bare when nothing in it could be misread, quoted otherwise. */
export function writeValue(value: string): string {
  return whole(BARE_VALUE, value) && !isKeyword(value) ? value : quote(value);
}

/** A field path as a search line writes it: quoted when it holds a colon or reads like a keyword. */
export function writeField(field: string): string {
  return whole(BARE_FIELD, field) && !isKeyword(field) ? field : quote(field);
}

/** `text` in double quotes, with quotes, backslashes and invisible characters escaped. */
export function quote(text: string): string {
  const escaped = text
    .replace(/["\\]/g, "\\$&")
    .replace(HIDDEN, (hidden) => ESCAPED[hidden] ?? `\\u{${hidden.codePointAt(0)?.toString(16)}}`);
  return `"${escaped}"`;
}

function unquote(inner: string): string {
  return inner.replace(ESCAPE, (_all, hex: string | undefined, letter: string | undefined) => {
    if (hex === undefined) return UNESCAPED[letter ?? ""] ?? letter ?? "";
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}

function whole(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0] === text;
}

function isKeyword(text: string): text is Keyword {
  return (KEYWORDS as readonly string[]).includes(text.toLowerCase());
}

/** Raised inside a term that cannot be read; the parser turns it into a problem with a span. */
export class Unreadable extends Error {}

/** Reads the pieces of a search line from left to right. Positions are UTF-16 offsets. */
export class Scanner {
  pos = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.pos >= this.text.length;
  }

  /** The next character; empty at the end. */
  get char(): string {
    return this.text[this.pos] ?? "";
  }

  /** Steps over white space; true when there was some. */
  space(): boolean {
    return this.take(SPACE) !== null;
  }

  /** Steps over `char` when it is next. */
  eat(char: string): boolean {
    if (!this.text.startsWith(char, this.pos)) return false;
    this.pos += char.length;
    return true;
  }

  /** The keyword that comes next, not consumed. A word right before a colon is a field. */
  keyword(): Keyword | null {
    const word = this.peek(BARE_FIELD);
    if (word === null || this.text[this.pos + word.length] === ":") return null;
    const lower = word.toLowerCase();
    return isKeyword(lower) ? lower : null;
  }

  /** Steps over the keyword `word` when it is next. */
  eatKeyword(word: Keyword): boolean {
    if (this.keyword() !== word) return false;
    this.pos += word.length;
    return true;
  }

  /** A bare or quoted field path; null when there is none. */
  field(): string | null {
    return this.quoted() ?? this.take(BARE_FIELD);
  }

  /** A bare or quoted value; null when there is none. */
  value(): string | null {
    return this.quoted() ?? this.take(BARE_VALUE);
  }

  /** A word of letters and underscores, in lower case; null when there is none. */
  word(): string | null {
    return this.take(WORD)?.toLowerCase() ?? null;
  }

  /** True where a term may end: white space, a bracket, a comma or the end. */
  atEdge(): boolean {
    return this.done || /[\s(),]/.test(this.char);
  }

  /** From `start`, moves past a term that could not be read: to the next and/or, comma or closing bracket. */
  skipTerm(start: number): void {
    this.pos = start;
    let open = 0;
    let isUnclosed = false;
    while (!this.done) {
      const char = this.char;
      if (open === 0 && (char === ")" || char === "," || this.atJoint())) return;
      if (char === "(") open += 1;
      if (char === ")") open -= 1;
      if (char !== '"' || isUnclosed || this.take(QUOTED) === null) {
        isUnclosed ||= char === '"';
        this.pos += 1;
      }
    }
  }

  /** True right before a white space that `and` or `or` follows. */
  private atJoint(): boolean {
    const joint = /\s+(and|or)(?=[\s(]|$)/iy;
    joint.lastIndex = this.pos;
    return joint.test(this.text);
  }

  private quoted(): string | null {
    if (this.char !== '"') return null;
    const raw = this.take(QUOTED);
    if (raw === null) throw new Unreadable("A closing quotation mark is missing");
    return unquote(raw.slice(1, -1));
  }

  private peek(pattern: RegExp): string | null {
    pattern.lastIndex = this.pos;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private take(pattern: RegExp): string | null {
    const found = this.peek(pattern);
    this.pos += found?.length ?? 0;
    return found;
  }
}
