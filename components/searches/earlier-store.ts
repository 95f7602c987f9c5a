"use client";

import { forgetStored } from "@/components/explorer/use-stored";

const PREFIX = "earlier-searches:";

/** The name that `useOwnStored` keeps one's earlier searches of a scope under. */
export function earlierName(scope: string): string {
  return PREFIX + scope;
}

/** Leaves no search of anybody to whoever uses this browser next; with `userId`, only of anybody else. */
export function forgetEarlier(userId?: string): void {
  const isOwn = (key: string) => userId !== undefined && key.endsWith(`:${userId}`);
  forgetStored((key) => key.startsWith(PREFIX) && !isOwn(key));
}
