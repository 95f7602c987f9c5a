"use client";
import { useState } from "react";
import { visibleText } from "./visible-text";

interface ClippedTextProps {
  text: string;
  /** Characters shown at first. */
  first?: number | undefined;
  /** Line breaks stay line breaks. */
  keepLines?: boolean | undefined;
}

/** How much more each press shows: more at once would stop the page for as long as it takes to lay out. */
const STEP = 50_000;

/** Text of any length, its hidden characters marked; a long one shows its start and offers the rest. */
export function ClippedText({ text, first = 400, keepLines = false }: ClippedTextProps) {
  const [shown, setShown] = useState(first);
  const left = text.length - shown;
  return (
    <>
      {visibleText(clip(text, shown), { keepLines })}
      {left > 0 && (
        <>
          {"… "}
          <button
            type="button"
            onClick={() => setShown(shown + STEP)}
            className="rounded-sm font-sans text-accent text-sm underline"
          >
            {left > STEP
              ? `Show more (${left.toLocaleString("en")} characters left)`
              : `Show all (${left.toLocaleString("en")} more)`}
          </button>
        </>
      )}
    </>
  );
}

/** The first `length` code units of `text`, never half of a pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
