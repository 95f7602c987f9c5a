"use client";
import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { countQuery } from "@/lib/client/queries/count";
import { createSlots } from "@/lib/client/slots";
import { isAppError } from "@/lib/core/errors";
import type { Search, Window } from "@/lib/search/schema";

/** Counts of many lenses at a time: a few side by side, so that the upstream and a search beside them have room. */
const slots = createSlots(4);

interface LensCountProps {
  scope: string;
  search: Search;
  window: Window;
}

/** How many events a lens finds in `window`, and how sure that is. It fails and retries alone. */
export function LensCount({ scope, search, window }: LensCountProps) {
  const { data, error, isError, isPlaceholderData, refetch } = useQuery(
    countQuery(scope, search, window, slots),
  );
  if (isError) {
    return (
      <span
        className="inline-flex items-center gap-1 text-bad"
        title={isAppError(error) ? error.message : undefined}
      >
        not counted
        <IconButton label="Count again" size="sm" onClick={() => void refetch()}>
          <RotateCw aria-hidden size={14} strokeWidth={1.5} />
        </IconButton>
      </span>
    );
  }
  if (data === undefined || isPlaceholderData) return <Skeleton className="ml-auto h-4 w-16" />;
  return (
    <span className="whitespace-nowrap">
      <span className="font-mono">{data.count.toLocaleString("en")}</span>{" "}
      <span className="text-ink3 text-sm">{data.exact ? "in 7 days" : "in 7 days, about"}</span>
    </span>
  );
}
