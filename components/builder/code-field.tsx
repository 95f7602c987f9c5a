"use client";

import { type ClipboardEvent, useId, useRef } from "react";
import type { TextFault } from "./readings";

interface CodeFieldProps {
  label: string;
  text: string;
  faults: readonly TextFault[];
  onChange: (text: string) => void;
  /** Takes what is pasted; true when that is all there is to do with it. */
  onPaste: (pasted: string, isWhole: boolean) => boolean;
  /** Space for so many lines at least. */
  className?: string | undefined;
}

/** Both layers must break their lines at the same places. */
const LAYER =
  "col-start-1 row-start-1 min-w-0 whitespace-pre-wrap break-words border px-2.5 py-1.5 font-mono text-sm wrap-anywhere";

/** A text field that grows with its text and marks the parts that could not be read. */
export function CodeField({ label, text, faults, onChange, onPaste, className = "" }: CodeFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isWhole = selectionStart === 0 && selectionEnd === value.length;
    if (onPaste(event.clipboardData.getData("text/plain"), isWhole)) event.preventDefault();
  };
  const select = ({ start, end }: TextFault) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid rounded-md bg-page">
        <div aria-hidden className={`${LAYER} border-transparent text-transparent ${className}`}>
          {marked(text, faults)}
          {/* A last empty line takes room as well. */}
          {"\u200b"}
        </div>
        <textarea
          ref={field}
          aria-label={label}
          aria-invalid={faults.length > 0 || undefined}
          aria-describedby={faults.length > 0 ? id : undefined}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          data-autofocus
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onPaste={paste}
          className={`${LAYER} resize-none overflow-hidden rounded-md border-edge bg-transparent text-ink focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad ${className}`}
        />
      </div>
      {faults.length > 0 ? (
        <div id={id} role="alert">
          <ul className="flex flex-col gap-0.5">
            {faults.map((fault) => (
              <li key={`${fault.start} ${fault.message}`}>
                <button
                  type="button"
                  onClick={() => select(fault)}
                  className="min-h-6 text-left text-bad text-sm hover:underline"
                >
                  {placeOf(text, fault)}: {fault.message}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** The text in pieces, those with a fault marked. Faults are in order and do not overlap, else one is enough. */
function marked(text: string, faults: readonly TextFault[]) {
  const pieces: React.ReactNode[] = [];
  let at = 0;
  for (const { start, end } of faults) {
    if (start < at) continue;
    pieces.push(
      text.slice(at, start),
      <mark
        key={start}
        className="rounded-sm bg-bad-soft text-transparent underline decoration-bad decoration-wavy"
      >
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...pieces, text.slice(at)];
}

/** `Line 3, column 5`, or the character where there is one line. */
function placeOf(text: string, { start }: TextFault): string {
  const lines = text.slice(0, start).split("\n");
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return text.includes("\n") ? `Line ${lines.length}, column ${column}` : `Character ${column}`;
}
