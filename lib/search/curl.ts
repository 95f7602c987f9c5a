/** The body of a cURL command, read as a shell would. Nothing of the command is ever run or kept. */
import { Unreadable } from "./scan";

const PLAIN = /[^\s'"\\$|;&<>]+/y;
const SINGLE = /'([^']*)'/y;
const DOUBLE = /"((?:[^"\\]|\\[\s\S])*)"/y;
const ANSI = /\$'((?:[^'\\]|\\[\s\S])*)'/y;
const ANSI_ESCAPE = /\\(?:u([0-9a-fA-F]{1,4})|x([0-9a-fA-F]{1,2})|([\s\S]))/g;
const ANSI_LETTERS: Record<string, string> = { n: "\n", t: "\t", r: "\r" };
const DATA = /^(?:--data(?:-raw|-binary|-ascii)?|--json|-d)$/;

export interface CurlCommand {
  body: string;
  /** Names of its headers, in lower case. */
  headers: string[];
}

/**
 * Takes a command for a POSIX shell, or for the Windows prompt as browsers copy it. Throws Unreadable when
 * it has no body, has it in a file, or when a quotation mark is not closed.
 */
export function readCurl(text: string): CurlCommand {
  const words = shellWords(fromWindows(text));
  const bodies: string[] = [];
  const headers: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { name, value } = optionOf(words[at] ?? "", words[at + 1]);
    if (DATA.test(name) && value !== undefined) bodies.push(value);
    if (/^(?:-H|--header)$/.test(name)) headers.push((value ?? "").split(":")[0]?.trim().toLowerCase() ?? "");
  }
  const [body, ...more] = bodies;
  if (body === undefined) throw new Unreadable("This command has no body: there is no --data in it");
  if (more.length > 0) throw new Unreadable("This command has several bodies: paste one of them");
  if (body.startsWith("@")) {
    throw new Unreadable(`This command reads its body from a file (${body}): paste the text of that file`);
  }
  return { body, headers };
}

/** An option with its value, which may be the next word, follow `=`, or stand right behind the letter. */
function optionOf(word: string, next: string | undefined): { name: string; value: string | undefined } {
  const long = /^(--[a-z-]+)=([\s\S]*)$/.exec(word);
  if (long) return { name: long[1] ?? "", value: long[2] };
  const short = /^(-[dH])([\s\S]+)$/.exec(word);
  return short ? { name: short[1] ?? "", value: short[2] } : { name: word, value: next };
}

/** The prompt of Windows escapes with `^`, at the end of a line too. */
function fromWindows(text: string): string {
  return /\^"|\^\r?\n/.test(text)
    ? text.replace(/\^(\r?\n|[\s\S])/g, (_all, next) => next.trimStart())
    : text;
}

/** The words of the first command: what follows a pipe or semicolon is another one. */
function shellWords(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  };
  while (at < text.length && !/[|;&<>]/.test(text[at] ?? "")) {
    if (take(/\\\r?\n/y)) continue;
    if (take(/\s+/y)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word = (word ?? "") + piece(take);
  }
  return word === null ? words : [...words, word];
}

/** One quoted or bare part of a word. */
function piece(take: (pattern: RegExp) => RegExpExecArray | null): string {
  const ansi = take(ANSI);
  if (ansi) return ansi[1]?.replace(ANSI_ESCAPE, ansiText) ?? "";
  const double = take(DOUBLE);
  if (double) return double[1]?.replace(/\\([$`"\\\n])/g, (_all, next) => (next === "\n" ? "" : next)) ?? "";
  const bare = take(SINGLE)?.[1] ?? take(/\\([\s\S])/y)?.[1] ?? take(PLAIN)?.[0] ?? take(/\$/y)?.[0];
  if (bare === undefined) throw new Unreadable("A quotation mark of this command is not closed");
  return bare;
}

function ansiText(_all: string, unicode?: string, hex?: string, letter = ""): string {
  const code = unicode ?? hex;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return ANSI_LETTERS[letter] ?? letter;
}
