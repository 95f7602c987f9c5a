/** A request to the API as a search: a body, a bare `search_term`, or a cURL command with either. */
import { isObject, type JsonObject } from "@/lib/core/json";
import { jsonFaultAt } from "@/lib/core/json-fault";
import { parseInstant, toIso } from "@/lib/core/time";
import { readCurl } from "./curl";
import { readTerm } from "./import-term";
import { SEARCH_LIMITS } from "./limits";
import { isCurl } from "./looks-like-request";
import { normaliseRange, normaliseServices } from "./normalise";
import { Unreadable } from "./scan";
import type { Range, Search, Window } from "./schema";
import { resolveRange, validateWindow } from "./window";

/** A search that was read, and what a user should know about the reading. */
export interface Imported {
  search: Search;
  notes: string[];
}

/** Why nothing was read; `at` is the offset of the fault in the text, where there is one. */
export interface ImportFault {
  error: string;
  at?: number;
}

export interface ImportContext {
  /** The clock: a request without an end lasts until now. */
  nowMs: number;
  /** The window that the text was made from: times that equal it leave the range of the search as it is. */
  window?: Window;
}

const TEXT_MAX = 200_000;
const BODY_KEYS = ["service", "start_time", "end_time", "search_term", "q"];
/** How many rows a call returns, and in which order of keys, says nothing about which events are meant. */
const SILENT_KEYS = [...BODY_KEYS, "limit", "sort"];
const LEFT_OUT: Record<string, string> = {
  fields: "fields: the columns of the table are chosen on screen.",
  search_after: "search_after: the rows begin at the first one.",
  field: "field: the facets show the values of each field.",
};

/**
 * Reads `text` over `base`: a whole body sets services, range, text and conditions, a `search_term` the
 * conditions alone. Never throws, and never takes a key or an org from a command.
 */
export function readSearch(text: string, base: Search, context: ImportContext): Imported | ImportFault {
  if (text.length > TEXT_MAX) return { error: "This text is too long for a search" };
  try {
    const notes = new Set<string>();
    const json = isCurl(text) ? fromCurl(text, notes) : text.trim();
    const search = fromJson(json, base, context, notes);
    return { search, notes: [...notes] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (!(error instanceof NotJson) || isCurl(text)) return { error: error.message };
    return { error: error.message, at: text.length - text.trimStart().length + error.at };
  }
}

class NotJson extends Unreadable {
  constructor(readonly at: number) {
    super(at === 0 ? "This is no JSON" : "The JSON is not valid from here on");
  }
}

function fromCurl(text: string, notes: Set<string>): string {
  const { body, headers } = readCurl(text);
  if (headers.some((name) => name === "x-api-key" || name === "authorization"))
    notes.add("The key in the command is neither used nor kept.");
  if (headers.some((name) => name === "x-org-id" || name === "x-provider-id"))
    notes.add("The org in the command is not used: the search runs where you are.");
  return body;
}

function fromJson(text: string, base: Search, context: ImportContext, notes: Set<string>): Search {
  const json = parse(text);
  if (Array.isArray(json)) return { ...base, where: readTerm(json, notes) };
  if (!isObject(json)) throw new Unreadable("A request is a JSON object");
  const isBody = BODY_KEYS.some((key) => Object.hasOwn(json, key));
  return isBody ? fromBody(json, base, context, notes) : { ...base, where: readTerm(json, notes) };
}

/** A part of a larger object, `"search_term": { … },`, is read as if it stood in one. */
function parse(text: string): unknown {
  const isPart = /^"[^"]*"\s*:/.test(text);
  const whole = isPart ? `{${text.replace(/,\s*$/, "")}}` : text;
  const at = jsonFaultAt(whole);
  if (at !== null) throw new NotJson(Math.min(text.length, isPart ? at - 1 : at));
  return JSON.parse(whole);
}

function fromBody(body: JsonObject, base: Search, context: ImportContext, notes: Set<string>): Search {
  const { text: before, ...rest } = base;
  const isWhole = "service" in body || "start_time" in body;
  const text = "q" in body ? textOf(body.q) : isWhole ? undefined : before;
  noteTheRest(body, notes);
  return {
    ...rest,
    services: "service" in body ? servicesOf(body.service) : base.services,
    range: "start_time" in body || "end_time" in body ? rangeOf(body, base, context, notes) : base.range,
    ...(text !== undefined && text.trim() !== "" && { text }),
    where:
      "search_term" in body
        ? readTerm(body.search_term, notes)
        : isWhole
          ? { op: "and", items: [] }
          : base.where,
    sort: sortOf(body.sort) ?? base.sort,
  };
}

function servicesOf(value: unknown): string[] {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const names = given.map((name) => (typeof name === "string" ? name.trim().toLowerCase() : ""));
  if (names.length === 0 || !names.every((name) => /^[a-z0-9_]{1,60}$/.test(name)))
    throw new Unreadable('service is a list such as ["directory", "sso"]');
  if (names.length > SEARCH_LIMITS.services)
    throw new Unreadable(`A search has at most ${SEARCH_LIMITS.services} services`);
  return normaliseServices(names);
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Unreadable("q must be a text");
  if (value.length > SEARCH_LIMITS.textLength)
    throw new Unreadable(`q has at most ${SEARCH_LIMITS.textLength} characters`);
  return value;
}

function sortOf(value: unknown): Search["sort"] | undefined {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  return lower === "asc" || lower === "desc" ? lower : undefined;
}

function rangeOf(
  body: JsonObject,
  base: Search,
  { nowMs, window }: ImportContext,
  notes: Set<string>,
): Range {
  if (window && body.start_time === window.start && body.end_time === window.end) return base.range;
  if (!("start_time" in body)) throw new Unreadable("end_time needs a start_time");
  const from = timeOf("start_time", body.start_time, false);
  const to = "end_time" in body ? timeOf("end_time", body.end_time, true) : toIso(nowMs);
  if (from >= to) throw new Unreadable("end_time must come after start_time");
  const range = normaliseRange({ from, to });
  for (const { message } of validateWindow(resolveRange(range, nowMs, "UTC"), nowMs))
    notes.add(`${message}.`);
  return range;
}

/** In UTC with milliseconds, the end rounded up; the year must have four digits. */
function timeOf(name: string, value: unknown, isEnd: boolean): string {
  const isDay = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  const instant = parseInstant(isDay ? `${value}T00:00:00Z` : value);
  const iso = instant && toIso(instant.ms + (isEnd && instant.nanos > 0 ? 1 : 0));
  if (iso === null || !/^\d{4}-/.test(iso))
    throw new Unreadable(`${name} must be a time such as 2026-11-20T14:00:00Z`);
  return iso;
}

function noteTheRest(body: JsonObject, notes: Set<string>): void {
  const others = Object.keys(body).filter((key) => !SILENT_KEYS.includes(key));
  for (const key of others) {
    const known = Object.hasOwn(LEFT_OUT, key) ? LEFT_OUT[key] : undefined;
    if (known !== undefined) notes.add(known);
  }
  const unknown = others.filter((key) => !Object.hasOwn(LEFT_OUT, key)).map((key) => key.slice(0, 40));
  if (unknown.length === 0) return;
  const list = unknown.length > 5 ? `${unknown.slice(0, 5).join(", ")} and more` : unknown.join(", ");
  notes.add(`Left out, since no search has it: ${list}.`);
}
