/** How each operator compares one text of an event with the values of a condition: any of them will do. */
import ipaddr from "ipaddr.js";
import { compareInstants, parseInstant } from "@/lib/core/time";
import type { Operator } from "./limits";

type TextTest = (text: string) => boolean;
type Comparing = Exclude<Operator, "exists" | "missing">;

/**
 * A test of one text. Letters count without regard to case unless `exact`. `is_not` tests the same as
 * `is`: the caller negates it over all texts. A value that the operator cannot read matches nothing.
 */
export function operatorTest(op: Comparing, values: readonly string[], exact: boolean): TextTest {
  const fold = exact ? (text: string) => text : (text: string) => text.toLowerCase();
  const wanted = values.map(fold);
  if (op === "is" || op === "is_not") {
    const set = new Set(wanted);
    return (text) => set.has(fold(text));
  }
  const tests = wanted.map(builders[op]).filter((test) => test !== null);
  return (text) => {
    const folded = fold(text);
    return tests.some((test) => test(folded));
  };
}

/** Takes one value, returns its test, or null when the value cannot be read. */
const builders: Record<Exclude<Comparing, "is" | "is_not">, (value: string) => TextTest | null> = {
  contains: (value) => (text) => text.includes(value),
  starts_with: (value) => (text) => text.startsWith(value),
  ends_with: (value) => (text) => text.endsWith(value),
  matches: (value) => (text) => matchesWildcard(text, value),
  in_cidr: networkTest,
  before: (value) => instantTest(value, (order) => order < 0),
  after: (value) => instantTest(value, (order) => order > 0),
  greater: (value) => numberTest(value, (a, b) => a > b),
  less: (value) => numberTest(value, (a, b) => a < b),
};

/**
 * True when the whole text fits the pattern: `*` is any run of characters, `?` any one, a backslash takes
 * the next character as it is. No regular expressions: a pattern from a link can then not hang a page. At
 * worst the work is the product of both lengths.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const letters = [...text];
  const parts = wildcardParts(pattern);
  let at = 0;
  let part = 0;
  let retryAt = -1;
  let retryPart = -1;
  while (at < letters.length) {
    const want = parts[part];
    if (want !== undefined && want !== ANY_RUN && (want === ANY_ONE || want === letters[at])) {
      at += 1;
      part += 1;
    } else if (want === ANY_RUN) {
      retryPart = part += 1;
      retryAt = at;
    } else if (retryPart >= 0) {
      part = retryPart;
      at = retryAt += 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === ANY_RUN);
}

const ANY_RUN = Symbol("any run");
const ANY_ONE = Symbol("any one");

function wildcardParts(pattern: string): (string | typeof ANY_RUN | typeof ANY_ONE)[] {
  return [...pattern.matchAll(/\\([\s\S])|([\s\S])/gu)].map(([, escaped, plain]) => {
    if (escaped !== undefined) return escaped;
    return plain === "*" ? ANY_RUN : plain === "?" ? ANY_ONE : (plain ?? "");
  });
}

/** A network such as `10.0.0.0/8` or `fe80::/10`, or one address. IPv4 inside IPv6 counts as IPv4. */
function networkTest(value: string): TextTest | null {
  const network = parseNetwork(value.trim());
  if (network === null) return null;
  return (text) => {
    const address = parseAddress(text.trim());
    return address !== null && address.kind() === network[0].kind() && address.match(network);
  };
}

/** Four decimal parts, or IPv6: ipaddr.js alone also takes `10` and `0x7f.1` for addresses. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const isAddress = text.includes(":") ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return isAddress ? ipaddr.process(text) : null;
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [addressText = "", bitsText, ...more] = text.split("/");
  const address = parseAddress(addressText);
  if (address === null || more.length > 0) return null;
  const most = address.kind() === "ipv4" ? 32 : 128;
  const isMapped = addressText.includes(":") && most === 32;
  const bits = bitsText === undefined ? most : Number(bitsText) - (isMapped ? 96 : 0);
  const isValid = (bitsText === undefined || /^\d{1,3}$/.test(bitsText)) && bits >= 0 && bits <= most;
  return isValid ? [address, bits] : null;
}

function instantTest(value: string, holds: (order: number) => boolean): TextTest | null {
  const instant = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value;
  if (parseInstant(instant) === null) return null;
  return (text) => parseInstant(text) !== null && holds(compareInstants(text, instant));
}

function numberTest(value: string, holds: (a: number, b: number) => boolean): TextTest | null {
  const limit = toNumber(value);
  if (limit === null) return null;
  return (text) => {
    const number = toNumber(text);
    return number !== null && holds(number, limit);
  };
}

function toNumber(text: string): number | null {
  return /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : null;
}
