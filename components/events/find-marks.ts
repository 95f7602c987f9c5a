"use client";
import { type RefObject, useEffect } from "react";

/** The name that the style sheet knows the marks by. */
const NAME = "found";

/**
 * Marks every place where `needle` (in lower case) stands in the drawn rows, and keeps up with them while
 * they scroll. The marks are the browser's highlights, so no row is drawn anew for them; a browser without
 * highlights marks the found row alone.
 */
export function useFindMarks(table: RefObject<HTMLTableElement | null>, needle: string): void {
  useEffect(() => {
    const body = table.current?.tBodies[0];
    if (!body || needle.trim() === "" || typeof CSS === "undefined" || !("highlights" in CSS)) return;
    const marks = new Highlight();
    CSS.highlights.set(NAME, marks);
    const mark = () => {
      marks.clear();
      for (const cell of body.querySelectorAll("td"))
        for (const range of rangesOf(cell, needle)) marks.add(range);
    };
    mark();
    const changes = new MutationObserver(mark);
    changes.observe(body, { childList: true, characterData: true, subtree: true });
    return () => {
      changes.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [table, needle]);
}

/** Where `needle` stands in the text of `cell`, also across its parts. */
export function rangesOf(cell: Element, needle: string): Range[] {
  const parts = textNodes(cell);
  const text = parts.map(({ data }) => data).join("");
  const lower = text.toLowerCase();
  // A few letters change their length in lower case: then no place is known.
  if (lower.length !== text.length) return [];
  const ranges: Range[] = [];
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + needle.length)) {
    ranges.push(rangeOf(parts, at, at + needle.length));
  }
  return ranges;
}

function textNodes(cell: Element): Text[] {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

function rangeOf(parts: readonly Text[], start: number, end: number): Range {
  const range = new Range();
  let before = 0;
  for (const part of parts) {
    const after = before + part.length;
    if (start >= before && start < after) range.setStart(part, start - before);
    if (end > before && end <= after) range.setEnd(part, end - before);
    before = after;
  }
  return range;
}
