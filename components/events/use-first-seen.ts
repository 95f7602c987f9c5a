"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { facetQuery } from "@/lib/client/queries/facets";
import { type FirstSeenQuestion, isFirst } from "@/lib/search/first-seen";

/** Who only scrolls or steps past asks nothing. */
const REST_MS = 400;

/** Whether the value of `question` is the actor's first of its kind; null while that is not known. */
export function useFirstSeen(
  scope: string,
  { field, value, search, window }: FirstSeenQuestion,
): boolean | null {
  const [hasRested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  const asked = facetQuery(scope, search, window, field);
  const hasFailed = useQueryClient().getQueryState(asked.queryKey)?.status === "error";
  const { data, isPlaceholderData } = useQuery({
    ...asked,
    // A mark that cannot be had is no loss worth a second try, least of all one for each row.
    enabled: hasRested && !hasFailed,
    retry: false,
  });
  // Another actor's answer stands in while this one's is on its way.
  return data === undefined || isPlaceholderData ? null : isFirst(value, data);
}
