/** Finding text in loaded events. Pure; the table runs it in slices. */
import { isObject } from "@/lib/core/json";
import { flatten } from "@/lib/insights/value";
import { cellText } from "./cell-text";
import { factsOf } from "./event-facts";
import { timeText } from "./event-time";

/** What the table shows, and so what can be found besides the values themselves. */
export interface FindTable {
  columns: readonly string[];
  /** IANA name. */
  zone: string;
  /** What a value of a field is shown as, where that is not the value itself. */
  wordsOf?: ((field: string, value: string) => string) | undefined;
}

const leafTexts = new WeakMap<object, string>();
/** Stands between two texts, so that no match reaches from one into the next: it cannot be typed. */
const BETWEEN = "\u0000";

/** Every value of an event in lower case, remembered: the next letter of a query looks at all of them again. */
function valuesText(event: unknown): string {
  if (!isObject(event)) return "";
  const known = leafTexts.get(event);
  if (known !== undefined) return known;
  const text = flatten(event)
    .map(({ value }) => leafText(value))
    .join(BETWEEN)
    .toLowerCase();
  leafTexts.set(event, text);
  return text;
}

const shownTexts = new WeakMap<object, { table: string; wordsOf: FindTable["wordsOf"]; text: string }>();

/** What the columns say of an event, whole, in lower case; remembered as long as columns, zone and names stay. */
function shownText(event: unknown, shown: FindTable): string {
  const { columns, zone, wordsOf } = shown;
  if (!isObject(event)) return columnsText(event, shown);
  const table = `${zone} ${columns.join()}`;
  const known = shownTexts.get(event);
  if (known?.table === table && known.wordsOf === wordsOf) return known.text;
  const text = columnsText(event, shown);
  shownTexts.set(event, { table, wordsOf, text });
  return text;
}

function columnsText(
  event: unknown,
  { columns, zone, wordsOf = (_field, value) => value }: FindTable,
): string {
  const texts = columns.map((column) =>
    column === "time" ? timeShown(event, zone) : wordsOf(column, cellText(column, event, zone)),
  );
  return texts.join(BETWEEN).toLowerCase();
}

/** `2026-11-21 04:12:07.921`: whatever part of it the table shows is in there. */
function timeShown(event: unknown, zone: string): string {
  const { instant, timestamp } = factsOf(event);
  const text = timeText(instant, timestamp, zone);
  return text === null ? timestamp : `${text.date} ${text.time}`;
}

/** True when the text of a column or any value of `event` holds `needle`, which is in lower case. */
export function holdsText(event: unknown, needle: string, table: FindTable): boolean {
  return valuesText(event).includes(needle) || shownText(event, table).includes(needle);
}

/** The first field that holds `needle` (in lower case) where no column of the table does; else null. */
export function foundIn(event: unknown, needle: string, table: FindTable): string | null {
  if (!isObject(event) || shownText(event, table).includes(needle)) return null;
  return flatten(event).find(({ value }) => leafText(value).toLowerCase().includes(needle))?.path ?? null;
}

function leafText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** The match after row `from` (or before it), round the end of the list; -1 when there is none. */
export function nextMatch(matches: readonly number[], from: number, step: 1 | -1): number {
  const around =
    step === 1
      ? (matches.find((row) => row > from) ?? matches[0])
      : (matches.findLast((row) => row < from) ?? matches.at(-1));
  return around ?? -1;
}
