"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useValueWords } from "@/components/explorer/org-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useFindMarks } from "./find-marks";
import { type FindTable, foundIn, nextMatch } from "./find-rows";
import { type Found, useFind } from "./use-find";
import type { FindBarState } from "./use-find-bar";
import { visibleText } from "./visible-text";

interface FindBarProps extends Omit<FindTable, "wordsOf"> {
  /** Holds the rows that are drawn, whose matches are marked. */
  table: RefObject<HTMLTableElement | null>;
  rows: readonly unknown[];
  find: FindBarState;
  onClose: () => void;
}

/** Looks for a text in every loaded event: what the columns show and what they do not. */
export function FindBar({ table, rows, columns, zone, find, onClose }: FindBarProps) {
  const { current, startIndex, input, go } = find;
  const [query, setQuery] = useState("");
  const shown: FindTable = { columns, zone, wordsOf: useValueWords() };
  const found = useFind(rows, query, shown);
  const { matches } = found;
  useFindMarks(table, found.needle);
  useEffect(() => input.current?.focus({ preventScroll: true }), [input]);
  // Goes along while one types: to the first match from the row one was at.
  const follow = useEffectEvent(() => {
    if (current !== null && matches.includes(current)) return;
    const from = current ?? startIndex;
    const next = matches.find((row) => row >= from) ?? (found.isDone ? (matches[0] ?? null) : current);
    if (next !== current) go(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever more is known
  useEffect(() => follow(), [found]);
  const step = (by: 1 | -1) => {
    const next = nextMatch(matches, current ?? startIndex, by);
    if (next >= 0) go(next);
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const place = current === null ? null : foundIn(rows[current], found.needle, shown);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 and the tests' DOM do not know <search>
    <div
      role="search"
      aria-label="Find in loaded events"
      onKeyDown={onEscape}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-t bg-sunk px-2 py-1"
    >
      <Input
        ref={input}
        aria-label="Find in loaded events"
        placeholder="Find in loaded events"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onEnter}
        className="w-32! flex-1 sm:max-w-64"
      />
      <IconButton size="sm" label="Previous match" aria-keyshortcuts="Shift+Enter" onClick={() => step(-1)}>
        <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton size="sm" label="Next match" aria-keyshortcuts="Enter" onClick={() => step(1)}>
        <ChevronDown aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
      <span aria-live="polite" className="order-last w-full min-w-0 text-ink2 sm:order-none sm:w-auto">
        {resultText(query, found, current, rows.length)}
        {place !== null && <span className="text-ink3">{`, here in ${visibleText(place)}`}</span>}
      </span>
      <IconButton
        size="sm"
        label="Close find"
        aria-keyshortcuts="Escape"
        className="ml-auto"
        onClick={onClose}
      >
        <X aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}

/** `3 of 41 in 10,000 loaded`, or what there is to say instead. */
function resultText(
  query: string,
  { matches, isDone }: Found,
  current: number | null,
  loaded: number,
): string {
  const where = `in ${loaded.toLocaleString("en")} loaded`;
  if (query.trim() === "") return `${where}, in any field`;
  if (!isDone) return `Looking ${where}…`;
  if (matches.length === 0) return `None ${where}`;
  const place = current === null ? -1 : matches.indexOf(current);
  const count = matches.length.toLocaleString("en");
  return place < 0 ? `${count} ${where}` : `${(place + 1).toLocaleString("en")} of ${count} ${where}`;
}
