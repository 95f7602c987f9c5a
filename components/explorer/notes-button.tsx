"use client";

import { Info } from "lucide-react";
import { useState } from "react";
import { Popover } from "@/components/ui/popover";
import type { Note } from "@/lib/contract/events";

/** Things to know about the numbers and rows on screen, each once. */
export function NotesButton({ notes }: { notes: readonly Note[] }) {
  const [isOpen, setOpen] = useState(false);
  const texts = [...new Set(notes.map(({ message }) => message))];
  if (texts.length === 0) return null;
  return (
    <Popover
      label="Notes on this result"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-1.25rem)] p-3"
      trigger={
        <button
          type="button"
          className="flex h-6 items-center gap-1 whitespace-nowrap text-step hover:underline"
        >
          <Info aria-hidden size={14} strokeWidth={1.5} />
          {texts.length === 1 ? "1 note" : `${texts.length} notes`}
        </button>
      }
    >
      <ul className="flex flex-col gap-1.5">
        {texts.map((text) => (
          <li key={text} className="wrap-anywhere">
            {text}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
