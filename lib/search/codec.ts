/**
 * The search as a query string: readable, canonical, lossless.
 *
 *     range=7d&services=directory,sso&text=jane&where=event_type:(a,b)+and+not+client_ip:1.2.3.4
 *     &sort=asc&columns=time,outcome&by=outcome
 *
 * Defaults are left out, so the empty string is DEFAULT_SEARCH. Parameters that are not ours (the open
 * event, a tab, a mail program's tracking tag) are ignored.
 */
import { DEFAULT_SEARCH } from "./defaults";
import { FIELD_FORM, isFieldPath, isInstant, LAST_FORM, SEARCH_LIMITS, SERVICE_FORM } from "./limits";
import { normaliseSearch } from "./normalise";
import type { Range, Search } from "./schema";
import { parseWhere, printWhere } from "./text";

/** A part of a query string that could not be read. `text` is that part as it was written. */
export interface CodecProblem {
  param: string;
  message: string;
  text: string;
}

const PARAMS = ["v", "services", "range", "text", "where", "sort", "columns", "by"] as const;
type Param = (typeof PARAMS)[number];

/**
 * The canonical query string of `search`, without `?`. Searches with the same normal form give the same
 * string: it is the address, the query key and what a saved search stores.
 */
export function encodeSearch(search: Search): string {
  const { services, range, text, where, sort, columns, breakdown } = normaliseSearch(search);
  const params: [Param, string][] = [
    ["services", services.join(",")],
    ["range", "last" in range ? range.last : `${range.from}..${range.to}`],
    ["text", text ?? ""],
    ["where", printWhere(where)],
    ["sort", sort],
    ["columns", columns?.join(",") ?? ""],
    ["by", breakdown ?? ""],
  ];
  const defaults: Partial<Record<Param, string>> = { services: "all", range: "24h", sort: "desc" };
  return params
    .filter(([param, value]) => value !== (defaults[param] ?? ""))
    .map(([param, value]) => `${param}=${escapeParam(value)}`)
    .join("&");
}

/** Percent-encoding that leaves readable what every browser leaves alone in a query. */
function escapeParam(value: string): string {
  return encodeURIComponent(value)
    .replace(/%(?:2C|3A|2F|40|3F|24)/g, (code) => decodeURIComponent(code))
    .replace(/%20/g, "+")
    .replace(/'/g, "%27");
}

/**
 * Reads a query string, with or without `?`. Never throws: what cannot be read takes its default and is
 * named in `problems`, with its text, so that the screen can show it. The result is in normal form.
 */
export function decodeSearch(query: string): { search: Search; problems: CodecProblem[] } {
  const problems: CodecProblem[] = [];
  const params = readParams(query, problems);
  const read = <T>(param: Param, reader: (text: string, report: Report) => T): T | undefined => {
    const text = params.get(param);
    if (text === undefined || text === "") return undefined;
    return reader(text, (message, part = text) => problems.push({ param, message, text: part }));
  };
  read("v", readVersion);
  const text = read("text", readText);
  const columns = read("columns", (list, report) => readFields(list, SEARCH_LIMITS.columns, report));
  const breakdown = read("by", readField);
  const search: Search = {
    v: 1,
    services: read("services", readServices) ?? DEFAULT_SEARCH.services,
    range: read("range", readRange) ?? DEFAULT_SEARCH.range,
    where: read("where", readWhere) ?? DEFAULT_SEARCH.where,
    sort: read("sort", readSort) ?? DEFAULT_SEARCH.sort,
    ...(text !== undefined && { text }),
    ...(columns !== undefined && { columns }),
    ...(breakdown !== undefined && { breakdown }),
  };
  return { search: normaliseSearch(search), problems };
}

type Report = (message: string, part?: string) => void;

/** Our parameters, decoded; of a repeated one the first counts. */
function readParams(query: string, problems: CodecProblem[]): Map<Param, string> {
  const found = new Map<Param, string>();
  for (const pair of query.replace(/^\?/, "").split("&")) {
    const at = pair.indexOf("=");
    const name = at < 0 ? pair : pair.slice(0, at);
    const raw = at < 0 ? "" : pair.slice(at + 1);
    const param = PARAMS.find((known) => known === name);
    if (param === undefined) continue;
    const text = unescapeParam(raw);
    if (text === null) problems.push({ param, message: "This is not a valid encoding", text: raw });
    else if (found.has(param)) problems.push({ param, message: "Given twice: the first one is used", text });
    else found.set(param, text);
  }
  return found;
}

function unescapeParam(raw: string): string | null {
  try {
    return decodeURIComponent(raw.replace(/\+/g, " ")).toWellFormed();
  } catch {
    return null;
  }
}

function readVersion(text: string, report: Report): void {
  if (text !== "1") report("This link was made by a newer version and may not be read in full");
}

function readText(text: string, report: Report): string | undefined {
  if (text.length <= SEARCH_LIMITS.textLength) return text;
  report(`Text has at most ${SEARCH_LIMITS.textLength} characters`);
  return undefined;
}

interface PartRule {
  isValid: (part: string) => boolean;
  message: string;
  most: number;
}

/** The valid parts of a comma-separated list; undefined when there is none. */
function readList(text: string, rule: PartRule, report: Report): string[] | undefined {
  const found: string[] = [];
  for (const part of new Set(text.split(","))) {
    if (!rule.isValid(part)) report(rule.message, part);
    else if (found.length === rule.most) report(`At most ${rule.most} are allowed`, part);
    else found.push(part);
  }
  return found.length > 0 ? found : undefined;
}

function readServices(text: string, report: Report): string[] | undefined {
  const { pattern, message } = SERVICE_FORM;
  return readList(
    text,
    { isValid: (part) => pattern.test(part), message, most: SEARCH_LIMITS.services },
    report,
  );
}

function readFields(text: string, most: number, report: Report): string[] | undefined {
  return readList(text, { isValid: isFieldPath, message: FIELD_FORM.message, most }, report);
}

function readField(text: string, report: Report): string | undefined {
  return readFields(text, 1, report)?.[0];
}

function readRange(text: string, report: Report): Range | undefined {
  const [from = "", to, more] = text.split("..");
  if (to === undefined && LAST_FORM.pattern.test(from)) return { last: from };
  if (to !== undefined && more === undefined && isInstant(from) && isInstant(to)) return { from, to };
  report(
    "Write a length such as 15m, 3h or 7d, or two times such as 2026-11-20T00:00:00Z..2026-11-21T00:00:00Z",
  );
  return undefined;
}

function readWhere(text: string, report: Report): Search["where"] {
  const { where, problems } = parseWhere(text);
  for (const { start, end, message } of problems) report(message, text.slice(start, end) || text);
  return where;
}

function readSort(text: string, report: Report): Search["sort"] | undefined {
  if (text === "asc" || text === "desc") return text;
  report("Write asc or desc");
  return undefined;
}
