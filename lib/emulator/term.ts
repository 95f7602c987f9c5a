/** Reads `search_term` as strictly as the documents allow; nothing is evaluated here. */
import { isRecord, refuse } from "./answer";
import { isUnsearchable } from "./fields";
import type { KeyOptions } from "./options";

export interface Term {
  op: "and" | "or" | "not";
  items: (Term | Criterion)[];
}
export interface Criterion {
  field: string;
  values: string[];
}

type TermOptions = Pick<KeyOptions, "edition" | "unsearchable" | "maxDepth" | "maxCriteria">;

/**
 * Takes the value of `search_term`; returns it as a tree. Refuses (400) what is not an object with exactly
 * one of and, or, not; a value that is not text or a list of texts (a boolean above all); a field twice in
 * one list. Answers 500 for a term too deep or too long, as the documentation warns without a number.
 */
export function readTerm(value: unknown, options: TermOptions): Term {
  const reader = { options, criteria: 0 };
  return readGroup(reader, value, 1);
}

interface Reader {
  options: TermOptions;
  criteria: number;
}

function readGroup(reader: Reader, value: unknown, depth: number): Term {
  if (depth > reader.options.maxDepth) refuse(500, "search_term is too complex");
  if (!isRecord(value)) refuse(400, "search_term must be an object");
  const keys = Object.keys(value);
  const op = keys[0];
  if (keys.length !== 1 || !isOperator(op, reader.options))
    refuse(400, "search_term must have exactly one of 'and', 'or' or 'not'");
  const entries = entriesOf(value[op], op);
  const seen = new Set<string>();
  const items = entries.map(([key, inner]) => {
    if (isOperator(key, reader.options)) return readGroup(reader, { [key]: inner }, depth + 1);
    if (seen.has(key)) refuse(400, `search_term repeats the field ${key} in one list`);
    seen.add(key);
    return readCriterion(reader, key, inner);
  });
  return { op, items };
}

function isOperator(key: string | undefined, options: TermOptions): key is Term["op"] {
  return key === "and" || key === "or" || (key === "not" && options.edition !== "seed");
}

/** A list of one-key objects, or a map: both were seen to work. */
function entriesOf(value: unknown, op: string): [string, unknown][] {
  if (isRecord(value)) {
    const entries = Object.entries(value);
    return entries.length > 0 ? entries : refuse(400, `'${op}' is empty`);
  }
  if (!Array.isArray(value) || value.length === 0) refuse(400, `'${op}' must be a list of criteria`);
  return value.map((item: unknown) => {
    const entry = isRecord(item) ? Object.entries(item) : [];
    return entry.length === 1 && entry[0]
      ? entry[0]
      : refuse(400, `each criterion of '${op}' must be an object with one key`);
  });
}

function readCriterion(reader: Reader, field: string, value: unknown): Criterion {
  if (field === "") refuse(400, "search_term has an empty field name");
  if (isUnsearchable(field) && reader.options.unsearchable === "error")
    refuse(400, `the field ${field} cannot be searched`);
  reader.criteria += 1;
  if (reader.criteria > reader.options.maxCriteria) refuse(500, "search_term is too complex");
  const values = typeof value === "string" ? [value] : value;
  if (!Array.isArray(values) || values.length === 0 || !values.every((one) => typeof one === "string")) {
    refuse(400, `the value of ${field} must be a string or a list of strings`);
  }
  return { field, values };
}
