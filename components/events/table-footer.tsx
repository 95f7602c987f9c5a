"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { isAppError } from "@/lib/core/errors";

export interface FooterProps {
  loaded: number;
  total: { count: number; exact: boolean } | null;
  hasMore: boolean;
  loadingMore: boolean;
  loadMoreError?: unknown;
  onLoadMore: () => void;
  /** False when something was dropped or cut short on the way. */
  complete: boolean;
  children?: ReactNode;
}

/** Where the list ends, in words that are true. */
export function TableFooter({ onLoadMore, loadMoreError, children, ...state }: FooterProps) {
  const failed = loadMoreError !== undefined && loadMoreError !== null && !state.loadingMore;
  return (
    <div className="sticky left-0 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-2 py-1 text-ink3 text-sm">
      <span>{endText(state)}</span>
      {failed && (
        <span role="alert" className="text-bad">
          {isAppError(loadMoreError) ? loadMoreError.message : "The next events could not be loaded."}
        </span>
      )}
      {state.hasMore && (
        <Button
          size="sm"
          aria-disabled={state.loadingMore || undefined}
          onClick={() => state.loadingMore || onLoadMore()}
        >
          {failed ? "Retry" : "Load more"}
        </Button>
      )}
      {children}
    </div>
  );
}

type EndState = Pick<FooterProps, "loaded" | "total" | "hasMore" | "loadingMore" | "complete">;

/** "End of results: all 1,284 events", "200 of 1,284 loaded", and what else may be true of a list. */
export function endText({ loaded, total, hasMore, loadingMore, complete }: EndState): string {
  const progress =
    total === null ? `${number(loaded)} loaded` : `${number(loaded)} of ${about(total)} loaded`;
  if (hasMore) return loadingMore ? `${progress}, loading more…` : progress;
  if (!complete) return `The list stops here: ${progress}, and some events are missing`;
  if (loaded === 0) return "No events";
  if (total?.exact && total.count !== loaded) {
    return `End of results: ${number(loaded)} events loaded, though ${number(total.count)} were counted`;
  }
  return `End of results: ${loaded === 1 ? "1 event" : `all ${number(loaded)} events`}`;
}

function about(total: { count: number; exact: boolean }): string {
  return total.exact ? number(total.count) : `about ${number(total.count)}`;
}

function number(count: number): string {
  return count.toLocaleString("en");
}
