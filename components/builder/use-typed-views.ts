"use client";

import { useState } from "react";
import { PAGE_ROWS } from "@/lib/client/queries/events";
import { isCurl, looksLikeRequest } from "@/lib/search/looks-like-request";
import type { Search, Window } from "@/lib/search/schema";
import { bodyOf, lineOf, type Reading, readBody, readLine, type TextFault } from "./readings";

export type TypedView = "text" | "api";

/** A text as somebody typed it, good for as long as the draft is the one it made. */
interface Typed {
  /** Null for the words of the view itself. */
  text: string | null;
  of: Search;
  faults: readonly TextFault[];
  notes: readonly string[];
}

const UNTOUCHED = { text: null, faults: [], notes: [] };

export interface ViewState {
  text: string;
  faults: readonly TextFault[];
  notes: readonly string[];
  onChange: (text: string) => void;
  onPaste: (pasted: string, isWhole: boolean) => boolean;
}

interface Source {
  draft: Search;
  window: Window;
  now: () => number;
  setDraft: (next: Search) => Search;
}

/**
 * The two views that are typed. Each shows the draft in its own words until somebody types there; what
 * can be read becomes the draft, what cannot leaves it as it is and stays in the field.
 */
export function useTypedViews({ draft, window, now, setDraft }: Source) {
  const [typed, setTyped] = useState<Partial<Record<TypedView, Typed>>>({});
  const print = (view: TypedView) => (view === "text" ? lineOf(draft) : bodyOf(draft, window, PAGE_ROWS));

  const keep = (view: TypedView, { search, faults, notes }: Reading, text: string | null): void => {
    const of = faults.length > 0 ? draft : setDraft(search);
    setTyped((before) => ({ ...before, [view]: { text, of, faults, notes } }));
  };
  /** A request that was pasted: the draft, or why it is none. False when it was left alone. */
  const takeRequest = (view: TypedView, pasted: string): boolean => {
    const reading = readBody(pasted, draft, { window, nowMs: now() }, false);
    if (reading.faults.length === 0) keep(view, reading, null);
    else if (view === "api") keep(view, reading, pasted);
    else keep(view, { ...reading, faults: inLine(reading.faults) }, stateOf("text").text);
    return true;
  };
  const stateOf = (view: TypedView): ViewState => {
    const shown = typed[view];
    const { text: own, faults, notes } = shown?.of === draft ? shown : UNTOUCHED;
    const text = own ?? print(view);
    return {
      text,
      faults,
      notes,
      onChange: (next) => {
        const reading =
          view === "text" ? readLine(next, draft) : readBody(next, draft, { window, nowMs: now() }, true);
        keep(view, reading, next);
      },
      onPaste: (pasted, isWhole) =>
        isRequest(view, pasted, isWhole || text === "") && takeRequest(view, pasted),
    };
  };
  return { stateOf, takeRequest, forget: () => setTyped({}) };
}

/** In the middle of a body, an object that is pasted is a part of it. */
function isRequest(view: TypedView, pasted: string, isWhole: boolean): boolean {
  if (!looksLikeRequest(pasted)) return false;
  return view === "text" || isWhole || isCurl(pasted) || /"(?:service|start_time)"\s*:/.test(pasted);
}

/** What is wrong with a pasted request has no place in the line. */
function inLine(faults: readonly TextFault[]): TextFault[] {
  return faults.map(({ message }) => ({
    start: 0,
    end: 0,
    message: `What was pasted could not be read. ${message}`,
  }));
}
