"use client";
import { useEffect, useState } from "react";
import { copyText } from "@/components/explorer/copy-text";

const SHOWN_MS = 1_500;

export type CopyResult = "copied" | "refused";

/** Copies texts, and holds for a moment what came of the last one; `of` tells which that was. */
export function useCopy<Of = undefined>() {
  const [last, setLast] = useState<{ result: CopyResult; of: Of } | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const copy = async (text: string, of: Of) => {
    const isCopied = await copyText(text);
    setLast({ result: isCopied ? "copied" : "refused", of });
  };
  return { last, copy };
}

/** What to say of a result. */
export const COPY_WORDS: Record<CopyResult, string> = {
  copied: "Copied",
  refused: "The browser refused to copy",
};
