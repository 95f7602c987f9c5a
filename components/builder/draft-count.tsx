"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { countQuery } from "@/lib/client/queries/count";
import { queryFault } from "@/lib/client/query-fault";
import type { Search, Window } from "@/lib/search/schema";
import { FEW } from "../explorer/few";
import { WhatLimitsButton } from "../explorer/what-limits-button";

const PAUSE_MS = 400;
const NUMBER = new Intl.NumberFormat("en-US");

export interface DraftCountProps {
  scope: string;
  draft: Search;
  window: Window;
  onEdit: (change: (search: Search) => Search) => void;
}

/** How many events a draft would find, counted once nobody has changed anything for a moment. */
export function DraftCount({ scope, draft, window, onEdit }: DraftCountProps) {
  const settled = useSettled(draft);
  const query = useQuery({ ...countQuery(scope, settled ?? draft, window), enabled: settled !== null });
  if (queryFault(query) !== null) return <span className="text-ink2">How many it finds is not known.</span>;
  const isOld = settled !== draft || query.isPlaceholderData || query.data === undefined;
  if (query.data === undefined || isOld) return <span className="text-ink3">Counting…</span>;
  const { count, exact } = query.data;
  return (
    <>
      <span className="text-ink2">
        {exact ? "" : "about "}
        <b className="font-semibold text-ink">{NUMBER.format(count)}</b>{" "}
        {count === 1 ? "event would match" : "events would match"}
      </span>
      {count <= FEW ? (
        <WhatLimitsButton scope={scope} search={draft} window={window} onEdit={onEdit} />
      ) : null}
    </>
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
