"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { LiveStatus } from "@/components/ui/live-status";
import { Skeleton } from "@/components/ui/skeleton";
import type { Note } from "@/lib/contract/events";
import { InlineFault } from "./inline-fault";
import { NotRenewed } from "./not-renewed";
import { NotesButton } from "./notes-button";

export interface CountState {
  /** Null until the first count is there, or when it failed. */
  count: { count: number; exact: boolean } | null;
  notes: readonly Note[];
  /** Why there is no count; null while it loads and once it is there. */
  error: unknown;
  /** Why the count on screen could not be renewed; else null. */
  refreshFault: unknown;
  isStale: boolean;
  onRetry: () => void;
}

interface CountLineProps extends CountState {
  loaded: number;
  sort: "asc" | "desc";
  /** What can be done about the number. */
  aside?: ReactNode;
}

const NUMBER = new Intl.NumberFormat("en-US");

const loadedText = (loaded: number, sort: "asc" | "desc"): string =>
  `${NUMBER.format(loaded)} loaded, ${sort === "desc" ? "newest" : "oldest"} first`;

/** How many events there are, how sure that is, and how many of them are here. */
export function CountLine({ count, loaded, sort, notes, aside, ...state }: CountLineProps) {
  const { error, refreshFault, isStale, onRetry } = state;
  const events = count?.count === 1 ? "event" : "events";
  const spoken = isStale
    ? ""
    : count === null
      ? loadedText(loaded, sort)
      : `${NUMBER.format(count.count)} ${events}, ${loadedText(loaded, sort)}`;
  return (
    <div className="flex min-w-0 items-center gap-x-2 @max-xl:flex-wrap">
      {count ? (
        <span
          className={`flex items-baseline gap-x-2 whitespace-nowrap @max-xl:flex-wrap ${isStale ? "opacity-60" : ""}`}
        >
          <span className="text-ink2">
            <b className="font-semibold text-ink text-lg">{NUMBER.format(count.count)}</b> {events}
          </span>
          <Badge tone={count.exact ? "ok" : "step"}>{count.exact ? "exact" : "approximate"}</Badge>
        </span>
      ) : error ? (
        <InlineFault what="Not counted" fault={error} fallback="The count failed." onRetry={onRetry} />
      ) : (
        <Skeleton className="h-4 w-32 self-center" />
      )}
      {count === null && loaded === 0 ? null : (
        <span className="truncate text-ink3 @max-xl:hidden">{loadedText(loaded, sort)}</span>
      )}
      <NotRenewed fault={refreshFault} onRetry={onRetry} />
      <NotesButton notes={notes} />
      {aside}
      <LiveStatus text={spoken} />
    </div>
  );
}
