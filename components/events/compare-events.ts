/** Two events beside each other, field by field. Pure. */
import { canonicalJson } from "@/lib/core/json";
import { changesOf } from "@/lib/insights/changes";
import { flatten } from "@/lib/insights/value";
import type { RawEvent } from "@/lib/insights/wire";
import { valueText } from "./change-view";

export interface ComparedField {
  path: string;
  /** The values of the first and of the second event, a line each; null where an event has none. */
  texts: [string | null, string | null];
  differs: boolean;
}

interface Field {
  text: string;
  /** Equal for equal values only: the text 1 is not the number 1. */
  key: string;
}

/** Every field of either event: what differs first, else in the order of the events. */
export function compareEvents(first: RawEvent, second: RawEvent): ComparedField[] {
  const [a, b] = [fieldsOf(first), fieldsOf(second)];
  const compared = [...new Set([...a.keys(), ...b.keys()])].map((path) =>
    compare(path, a.get(path), b.get(path)),
  );
  return [...compared.filter(({ differs }) => differs), ...compared.filter(({ differs }) => !differs)];
}

function compare(path: string, a: Field | undefined, b: Field | undefined): ComparedField {
  const differs = a?.key !== b?.key;
  // What reads the same and is not shows its type by its quotes.
  const isAlike = differs && a?.text === b?.text && path !== CHANGES;
  const textOf = (field: Field | undefined) => field && (isAlike ? field.key : field.text);
  return { path, texts: [textOf(a) ?? null, textOf(b) ?? null], differs };
}

const CHANGES = "changes";

function fieldsOf(event: RawEvent): Map<string, Field> {
  const changes = changesOf(event);
  const isList = changes.length > 0;
  const values = new Map<string, unknown[]>();
  for (const { path, value } of flatten(isList ? { ...event, [CHANGES]: null } : event)) {
    const known = values.get(path);
    if (known) known.push(value);
    else values.set(path, [value]);
  }
  const fields = new Map([...values].map(([path, list]) => [path, fieldOf(list)]));
  if (isList) {
    // As one field, because only whole changes can be told from each other, and with secrets hidden.
    const lines = changes.map(({ field, from, to }) => `${field}: ${sideText(from)} → ${sideText(to)}`);
    fields.set(CHANGES, { text: lines.join("\n"), key: canonicalJson(event[CHANGES]) });
  }
  return fields;
}

function fieldOf(values: readonly unknown[]): Field {
  return {
    text: values.map(leafText).join("\n"),
    key: values.map((value) => canonicalJson(value)).join("\n"),
  };
}

function leafText(value: unknown): string {
  return typeof value === "string" && value.trim() !== "" ? value : canonicalJson(value);
}

function sideText(value: unknown): string {
  return value === undefined || value === null ? "nothing" : valueText(value);
}
