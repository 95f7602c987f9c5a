"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { forgetStored, store, useStored } from "./use-stored";

const PREFIX = "draft:";

interface Draft {
  /** The search's text when the typing began. */
  of: string;
  value: string;
}

/**
 * What is typed over the text of a search and not run yet. It is kept for the tab, so that a reload or a new
 * sign-in finds it again, and it gives way when the search itself gets another text, as by Back.
 */
export function useTextDraft(text: string): [draft: string, setDraft: (value: string) => void] {
  const key = PREFIX + usePathname();
  const draft = readDraft(useStored(key, "tab"));
  const isOver = draft !== null && draft.of !== text;
  useEffect(() => {
    if (isOver) store(key, null, "tab");
  }, [key, isOver]);
  const setDraft = (value: string) =>
    store(key, value === text ? null : JSON.stringify({ of: text, value } satisfies Draft), "tab");
  return [draft === null || isOver ? text : draft.value, setDraft];
}

/** Leaves nothing that was typed to whoever uses this tab next. */
export function forgetDrafts(): void {
  forgetStored((key) => key.startsWith(PREFIX), "tab");
}

function readDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const kept: unknown = JSON.parse(stored);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  if (value === null || typeof value !== "object" || !("of" in value && "value" in value)) return false;
  return typeof value.of === "string" && typeof value.value === "string";
}
