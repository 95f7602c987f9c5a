"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { tell } from "@/components/commands/commands";
import { IconButton } from "@/components/ui/icon-button";
import { renewSaved, savedListQuery } from "@/lib/client/queries/searches";
import { starSaved } from "@/lib/client/searches";
import type { SavedSearch } from "@/lib/contract/searches";
import { isAppError } from "@/lib/core/errors";

/** One's own star: shown at once, taken back when the server does not take it. */
export function StarButton({ scope, search }: { scope: string; search: SavedSearch }) {
  const client = useQueryClient();
  const { queryKey } = savedListQuery(scope);
  const show = (starred: boolean) =>
    client.setQueryData(queryKey, (list) =>
      list === undefined
        ? list
        : { searches: list.searches.map((one) => (one.id === search.id ? { ...one, starred } : one)) },
    );
  const { mutate } = useMutation({
    mutationFn: (isStarred: boolean) => starSaved(scope, search.id, isStarred),
    onMutate: (isStarred) => void show(isStarred),
    onError: (error, isStarred) => {
      show(!isStarred);
      tell("say", isAppError(error) ? error.message : "The star could not be kept.");
    },
    onSettled: () => renewSaved(client, scope),
  });
  return (
    <IconButton
      label={`Star: ${search.name}`}
      size="sm"
      aria-pressed={search.starred}
      onClick={() => mutate(!search.starred)}
    >
      <Star aria-hidden size={16} strokeWidth={1.5} fill={search.starred ? "currentColor" : "none"} />
    </IconButton>
  );
}
