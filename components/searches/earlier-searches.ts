/** One's own runs of earlier days, the newest first: what is kept of them, how long, and in which words. Pure. */
import { readList } from "@/components/explorer/use-own-stored";
import { askedOf } from "@/lib/client/queries/run-query";
import { isObject } from "@/lib/core/json";
import { addDays, formatInstant, startOfDay } from "@/lib/core/zone";
import { decodeSearch, encodeSearch } from "@/lib/search/codec";
import { describeGroup, describeRange } from "@/lib/search/describe";
import { setRange } from "@/lib/search/edit";
import { quote } from "@/lib/search/scan";
import type { Window } from "@/lib/search/schema";

export interface EarlierSearch {
  /** The search as an address has it, columns and all. */
  query: string;
  /** When it ran last, ms. */
  ranMs: number;
  /** What it ran over then. */
  window: Window;
  found: number;
  isExact: boolean;
}

/** How many are kept. */
export const EARLIER_MAX = 100;
/** How long one is kept. */
export const EARLIER_DAYS = 30;
/** A browser keeps some five million characters in all; searches with long lists of values push older ones out. */
const TEXT_MAX = 200_000;
const DAY_MS = 86_400_000;

/** What is kept in `text`, without what is too old or cannot be read any more. */
export function readEarlier(text: string | null, nowMs: number): EarlierSearch[] {
  return readList(text, isEarlier).filter(({ ranMs }) => ranMs > nowMs - EARLIER_DAYS * DAY_MS);
}

/** `kept` with `run` in front. The same question asked again is one search, and every event of the last day is none. */
export function addEarlier(kept: readonly EarlierSearch[], run: EarlierSearch): readonly EarlierSearch[] {
  const asked = questionOf(run);
  if (asked === "") return kept;
  return [run, ...kept.filter((one) => questionOf(one) !== asked)].slice(0, EARLIER_MAX);
}

/** As text; the oldest are left out where it gets long. Null for none. */
export function writeEarlier(list: readonly EarlierSearch[]): string | null {
  let length = 0;
  const short = list.filter((one) => {
    length += JSON.stringify(one).length + 1;
    return length < TEXT_MAX;
  });
  return short.length === 0 ? null : JSON.stringify(short);
}

/** The path that opens it: with its range as it was typed, or with the one that it came to then. */
export function earlierPath(scope: string, { query, window }: EarlierSearch, isAsThen: boolean): string {
  const { search } = decodeSearch(query);
  const opened = isAsThen
    ? encodeSearch(setRange(search, { from: window.start, to: window.end }))
    : encodeSearch(search);
  return `/o/${encodeURIComponent(scope)}${opened === "" ? "" : `?${opened}`}`;
}

export interface EarlierWords {
  /** What it looked for. */
  what: string;
  /** Over which range and services, and when. */
  where: string;
  found: string;
}

/** The words that tell it, times in `zone`. */
export function earlierWords(earlier: EarlierSearch, nowMs: number, zone: string): EarlierWords {
  const { services, text, range, where } = decodeSearch(earlier.query).search;
  const parts = [text === undefined ? "" : `text ${quote(text)}`, describeGroup(where)];
  const isAll = services.length === 1 && services[0] === "all";
  const count = `${NUMBER.format(earlier.found)} ${earlier.found === 1 ? "event" : "events"}`;
  return {
    what: parts.filter((part) => part !== "").join(" · ") || "Every event",
    where: [
      describeRange(range, zone),
      isAll ? "all services" : services.join(", "),
      `ran ${whenText(earlier.ranMs, nowMs, zone)}`,
    ].join(" · "),
    found: earlier.isExact ? count : `about ${count}`,
  };
}

const NUMBER = new Intl.NumberFormat("en-US");

function whenText(ms: number, nowMs: number, zone: string): string {
  const today = startOfDay(nowMs, zone);
  const time = formatInstant(ms, zone, "time").slice(0, 5);
  if (ms >= today) return `today ${time}`;
  return ms >= addDays(today, -1, zone) ? `yesterday ${time}` : formatInstant(ms, zone, "day-time");
}

/** The question alone: neither the order of the answer nor its columns. Empty for every event of the last day. */
function questionOf({ query }: EarlierSearch): string {
  return encodeSearch(askedOf(decodeSearch(query).search, null));
}

function isEarlier(item: unknown): item is EarlierSearch {
  if (!isObject(item) || !isObject(item.window)) return false;
  const { query, ranMs, window, found, isExact } = item;
  return (
    typeof query === "string" &&
    decodeSearch(query).problems.length === 0 &&
    Number.isFinite(ranMs) &&
    Number.isFinite(found) &&
    typeof isExact === "boolean" &&
    [window.start, window.end].every((at) => typeof at === "string" && !Number.isNaN(Date.parse(at)))
  );
}
