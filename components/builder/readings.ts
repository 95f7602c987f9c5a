/** The search as one line of text and as the body of a request, written and read. */
import { SCAN_PAGE_ROWS } from "@/lib/contract/limits";
import { compile, wireSort } from "@/lib/search/compile";
import { withWhere } from "@/lib/search/edit";
import type { Group } from "@/lib/search/group";
import { readSearch } from "@/lib/search/import";
import type { Search, Window } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";

/** A part of a text that could not be read, with UTF-16 offsets. */
export interface TextFault {
  start: number;
  end: number;
  message: string;
}

/** What a text says: with faults, the search is the one before. */
export interface Reading {
  search: Search;
  faults: readonly TextFault[];
  notes: readonly string[];
}

export interface ReadingContext {
  window: Window;
  nowMs: number;
}

/** The conditions in one line. */
export function lineOf(search: Search): string {
  return printWhere(search.where);
}

/** Reads one line of conditions over `search`. */
export function readLine(text: string, search: Search): Reading {
  const { where, problems } = parseWhere(text);
  if (problems.length > 0)
    return { search, faults: problems.map((problem) => whole(problem, text)), notes: [] };
  return { search: withWhere(search, where), faults: [], notes: [] };
}

/** A span that can be seen: at least one character of the text. */
function whole(fault: TextFault, text: string): TextFault {
  if (fault.end > fault.start) return fault;
  const start = Math.max(0, Math.min(fault.start, text.length - 1));
  return { ...fault, start, end: Math.min(text.length, start + 1) };
}

/** The body of the first call for events, as it will be sent. `pageRows`: how many the page asks for. */
export function bodyOf(search: Search, window: Window, pageRows: number): string {
  const { body, residual } = compile(search, window);
  const limit = residual === null ? pageRows : SCAN_PAGE_ROWS;
  return JSON.stringify({ ...body, sort: wireSort(search), limit }, null, 2);
}

/**
 * Reads a request over `search`. With `keepsResidual`, the conditions that no request can hold are kept
 * beside it: an edit of the request is no reason to lose them.
 */
export function readBody(
  text: string,
  search: Search,
  { window, nowMs }: ReadingContext,
  keepsResidual: boolean,
): Reading {
  const found = readSearch(text, search, { nowMs, window });
  if ("error" in found) {
    const start = Math.min(found.at ?? 0, Math.max(0, text.length - 1));
    const end = found.at === undefined ? text.length : start + 1;
    return { search, faults: [{ start, end, message: found.error }], notes: [] };
  }
  const { residual } = compile(search, window);
  const kept = keepsResidual && residual !== null ? withResidual(found.search, residual) : found.search;
  return { search: kept, faults: [], notes: found.notes };
}

function withResidual(search: Search, residual: Group): Search {
  const parts = [search.where, residual].flatMap((group) => (group.op === "and" ? group.items : [group]));
  return withWhere(search, { op: "and", items: parts });
}
