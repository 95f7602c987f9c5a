/**
 * What somebody was about to do when they left to confirm, at the identity provider, who they are. Kept for the tab and
 * given back once. Never a secret: those are typed again.
 */
import { isObject } from "@/lib/core/json";

const KEY = "after-sign-on";
/** Who takes longer has gone to do something else. */
const VALID_MS = 10 * 60_000;

export interface KeptAct {
  /** Which form it was, and of which version of what; "" for an act without one. */
  form: string;
  /** What was typed. */
  draft: unknown;
}

/** Keeps it for the page in view. */
export function keepAct({ form, draft }: KeptAct): void {
  const text = JSON.stringify({ form, draft, path: window.location.pathname, atMs: Date.now() });
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // A browser that keeps nothing: it is typed again.
  }
}

/** What was kept for the page in view, once; null for nothing. */
export function takeAct(): KeptAct | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const kept: unknown = JSON.parse(text ?? "null");
    if (!isObject(kept) || kept.path !== window.location.pathname) return null;
    if (typeof kept.form !== "string" || !(Date.now() - Number(kept.atMs) < VALID_MS)) return null;
    return { form: kept.form, draft: kept.draft };
  } catch {
    return null;
  }
}

/** `usual` with what was typed, as far as it is of the same kind. */
export function withKept<T extends object>(usual: T, draft: unknown): T {
  if (!isObject(draft)) return usual;
  const isAlike = ([name, value]: [string, unknown]) => {
    const kept = draft[name];
    return Array.isArray(value)
      ? Array.isArray(kept) && kept.every((item) => typeof item === "string")
      : typeof kept === typeof value;
  };
  const typed = Object.entries(usual).filter(isAlike);
  return { ...usual, ...Object.fromEntries(typed.map(([name]) => [name, draft[name]])) };
}
