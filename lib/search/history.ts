/**
 * The steps of one session of searching, for undo and redo. A step is `applied` when it is, or was, the
 * search in the address; the others are drafts that were never run.
 */
import { encodeSearch } from "./codec";
import type { Search } from "./schema";

export interface SearchStep {
  search: Search;
  isApplied: boolean;
  /** When it was made, ms of any clock that only goes on. */
  atMs: number;
}

export interface SearchHistory {
  steps: readonly SearchStep[];
  /** Where one stands. */
  at: number;
}

const STEPS_MAX = 50;
const COALESCE_MS = 500;

/** A history that begins with the search in the address. */
export function startHistory(search: Search, nowMs: number): SearchHistory {
  return { steps: [{ search, isApplied: true, atMs: nowMs }], at: 0 };
}

/** The step where one stands. */
export function currentStep(history: SearchHistory): SearchStep {
  const step = history.steps[history.at];
  if (step === undefined) throw new Error("A history stands at one of its steps");
  return step;
}

/**
 * Adds a step and drops what was undone. A step of the same kind within half a second of the one before
 * takes its place: three quick moves are one. The same search is no step; at most 50 can be undone.
 */
export function record(
  history: SearchHistory,
  search: Search,
  isApplied: boolean,
  nowMs: number,
): SearchHistory {
  const current = currentStep(history);
  if (isSameSearch(current.search, search)) return isApplied ? applyStep(history) : history;
  const isBurst =
    history.at > 0 &&
    current.isApplied === isApplied &&
    nowMs - current.atMs < COALESCE_MS &&
    nowMs >= current.atMs;
  const kept = history.steps.slice(0, isBurst ? history.at : history.at + 1);
  const steps = [...kept, { search, isApplied, atMs: nowMs }].slice(-(STEPS_MAX + 1));
  return { steps, at: steps.length - 1 };
}

/** Marks the step where one stands, and all before it, as searches of the address. */
function applyStep(history: SearchHistory): SearchHistory {
  if (history.steps.every(({ isApplied }, index) => isApplied || index > history.at)) return history;
  const steps = history.steps.map((step, index) =>
    index <= history.at ? { ...step, isApplied: true } : step,
  );
  return { ...history, steps };
}

/**
 * One step back (-1) or forth (1), the same history when there is none. With `onlyApplied`, drafts are
 * passed over, and a draft where one stands counts for nothing.
 */
export function travel(history: SearchHistory, step: -1 | 1, onlyApplied = false): SearchHistory {
  const isStop = (index: number) => !onlyApplied || history.steps[index]?.isApplied === true;
  let at = history.at;
  while (step === -1 && at > 0 && !isStop(at)) at -= 1;
  do at += step;
  while (at in history.steps && !isStop(at));
  return at in history.steps ? { ...history, at } : history;
}

/** True for searches with the same address. */
export function isSameSearch(a: Search, b: Search): boolean {
  return a === b || encodeSearch(a) === encodeSearch(b);
}

/**
 * A draft that was made from `base`, once the search in the address is `next`: what changed there is taken
 * over, and each other part stays as drafted.
 */
export function rebase(draft: Search, base: Search, next: Search): Search {
  const result: Partial<Record<keyof Search, unknown>> = {};
  for (const key of Object.keys({ ...next, ...draft }) as (keyof Search)[]) {
    const isTaken = JSON.stringify(next[key]) !== JSON.stringify(base[key]);
    const value = (isTaken ? next : draft)[key];
    if (value !== undefined) result[key] = value;
  }
  return result as Search;
}

/**
 * The history once the search in the address has become `search`, which was `before`. What was applied or
 * undone is there already; a draft goes on over the new search; anything else is a step.
 */
export function followAddress(
  history: SearchHistory,
  before: Search,
  search: Search,
  nowMs: number,
): SearchHistory {
  const draft = currentStep(history).search;
  if (isSameSearch(before, search)) return history;
  if (isSameSearch(draft, search)) return applyStep(history);
  const next = isSameSearch(draft, before) ? search : rebase(draft, before, search);
  return record(history, next, isSameSearch(next, search), nowMs);
}
