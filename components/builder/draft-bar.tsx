"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { countQuery } from "@/lib/client/queries/count";
import { queryFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";

const PAUSE_MS = 400;
const NUMBER = new Intl.NumberFormat("en-US");

interface DraftBarProps {
  scope: string;
  draft: Search;
  window: Window;
  isDirty: boolean;
  /** What keeps the text on screen from being applied. */
  fault: string | null;
  onApply: () => void;
  onDiscard: () => void;
}

/** Apply, and how many events the draft would find. */
export function DraftBar({ isDirty, fault, onApply, onDiscard, ...counted }: DraftBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2">
      <Button variant="primary" onClick={onApply} aria-keyshortcuts="Control+Enter Meta+Enter">
        Apply
      </Button>
      {isDirty || fault !== null ? <Button onClick={onDiscard}>Discard changes</Button> : null}
      {isDirty ? (
        <DraftCount {...counted} />
      ) : (
        <span className="text-ink3">This is the search that ran.</span>
      )}
      {fault === null ? null : <span className="text-bad">Only what could be read before counts.</span>}
    </div>
  );
}

type DraftCountProps = Pick<DraftBarProps, "scope" | "draft" | "window">;

/** Counted once nobody has changed anything for a moment. */
function DraftCount({ scope, draft, window }: DraftCountProps) {
  const settled = useSettled(draft);
  const query = useQuery({ ...countQuery(scope, settled ?? draft, window), enabled: settled !== null });
  if (queryFault(query) !== null) return <span className="text-ink2">How many it finds is not known.</span>;
  const isOld = settled !== draft || query.isPlaceholderData || query.data === undefined;
  if (query.data === undefined || isOld) return <span className="text-ink3">Counting…</span>;
  const { count, exact } = query.data;
  return (
    <span className="text-ink2">
      {exact ? "" : "about "}
      <b className="font-semibold text-ink">{NUMBER.format(count)}</b>{" "}
      {count === 1 ? "event would match" : "events would match"}
    </span>
  );
}

/** The draft once it has not changed for a moment; null before the first such moment. */
function useSettled(draft: Search): Search | null {
  const [settled, setSettled] = useState<Search | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return settled;
}
