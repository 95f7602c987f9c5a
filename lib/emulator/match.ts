/** Which events a query means. */
import type { RawEvent } from "@/lib/insights/wire";
import { isUnsearchable, searchableTexts, someText } from "./fields";
import type { KeyOptions } from "./options";
import type { Criterion, Term } from "./term";
import type { BaseQuery } from "./validate";

type Test = (event: RawEvent, json: () => string) => boolean;
type MatchOptions = Pick<KeyOptions, "caseRule" | "textRule">;

/**
 * Takes a checked query; returns a test of one event and its JSON text. Times are not looked at: the
 * store's order answers for them.
 */
export function matcher(query: BaseQuery, options: MatchOptions): Test {
  const tests: Test[] = [];
  const { services, term, words, exact } = query;
  if (services) tests.push((event) => typeof event.service === "string" && services.has(event.service));
  if (term) tests.push(termTest(term, options));
  if (words) tests.push(textTest(words, options));
  if (exact !== null) tests.push(wholeValueTest(exact));
  return (event, json) => tests.every((test) => test(event, json));
}

function termTest(term: Term, options: MatchOptions): Test {
  const tests = term.items.map((item) =>
    "op" in item ? termTest(item, options) : criterionTest(item, options),
  );
  if (term.op === "and") return (event, json) => tests.every((test) => test(event, json));
  if (term.op === "or") return (event, json) => tests.some((test) => test(event, json));
  return (event, json) => !tests.some((test) => test(event, json));
}

/** Stored values are lower case (API documentation, section Search), so a wanted capital finds nothing. */
function criterionTest({ field, values }: Criterion, { caseRule }: MatchOptions): Test {
  if (isUnsearchable(field)) return () => false;
  const wanted = new Set(values);
  const keys = field.split(".");
  const test =
    caseRule === "exact"
      ? (text: string) => wanted.has(text)
      : (text: string) => wanted.has(text.toLowerCase());
  return (event) => someText(event, keys, 0, test);
}

/** Every word somewhere in the searchable values. The JSON text rules most events out without a walk. */
function textTest(words: readonly string[], { textRule }: MatchOptions): Test {
  const plain = words.every((word) => JSON.stringify(word).length === word.length + 2);
  return (event, json) => {
    if (plain) {
      const text = json().toLowerCase();
      if (!words.every((word) => text.includes(word))) return false;
    }
    const texts = searchableTexts(event).map((text) => text.toLowerCase());
    return words.every((word) =>
      texts.some((text) => (textRule === "contains" ? text.includes(word) : tokensOf(text).includes(word))),
    );
  };
}

/** Words as a search engine's standard analyser cuts them: dots and apostrophes inside a word hold it together. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+(?:[.'’][\p{L}\p{N}_]+)*/gu) ?? [];
}

function wholeValueTest(exact: string): Test {
  const wanted = exact.toLowerCase();
  return (event) => searchableTexts(event).some((text) => text.toLowerCase() === wanted);
}

/** The term without its `not` groups: what a server that does not know `not` would evaluate. */
export function withoutNot(term: Term): Term {
  const items = term.items.filter((item) => !("op" in item && item.op === "not"));
  const kept = items.map((item) => ("op" in item ? withoutNot(item) : item));
  return term.op === "not" || kept.length === 0 ? { op: "and", items: [] } : { op: term.op, items: kept };
}
