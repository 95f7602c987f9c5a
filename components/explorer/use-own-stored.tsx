"use client";

import { createContext, type ReactNode, use, useCallback } from "react";
import { store, useStored } from "./use-stored";

const OwnerContext = createContext("");

/** Tells whom the browser keeps things for: colleagues may share one. */
export function OwnerProvider({ userId, children }: { userId: string; children: ReactNode }) {
  return <OwnerContext value={userId}>{children}</OwnerContext>;
}

/** The id of the one who is signed in. */
export function useOwner(): string {
  return use(OwnerContext);
}

/** The key under which `name` is kept for a user. */
export function ownKey(name: string, userId: string): string {
  return `${name}:${userId}`;
}

/** The text that this browser keeps for the one who is signed in, and how to change it; null when there is none. */
export function useOwnStored(name: string): [kept: string | null, keep: (value: string | null) => void] {
  const key = ownKey(name, useOwner());
  return [useStored(key), useCallback((value) => store(key, value), [key])];
}

/** The list that `text` holds, without what is none of `T`; empty for a text that holds no list. */
export function readList<T>(text: string | null, isItem: (item: unknown) => item is T): T[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isItem) : [];
  } catch {
    return [];
  }
}
