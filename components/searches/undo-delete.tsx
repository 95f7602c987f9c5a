"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import { renewSaved, savedListQuery } from "@/lib/client/queries/searches";
import { deleteSaved, restoreSaved } from "@/lib/client/searches";
import type { SavedSearch } from "@/lib/contract/searches";

/** What was deleted last on this page; or why it could not be. */
interface Deleted {
  search: SavedSearch;
  error: unknown;
}

/** Deletes saved searches; `UndoDelete` says so and brings the last one back. */
export function useDeletion(scope: string) {
  const client = useQueryClient();
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const remove = async (search: SavedSearch) => {
    try {
      await deleteSaved(scope, search);
      client.setQueryData(savedListQuery(scope).queryKey, (list) =>
        list === undefined ? list : { searches: list.searches.filter(({ id }) => id !== search.id) },
      );
      setDeleted({ search, error: null });
    } catch (error) {
      setDeleted({ search, error });
    }
    await renewSaved(client, scope);
  };
  return { deleted, remove, dismiss: () => setDeleted(null) };
}

interface UndoDeleteProps {
  scope: string;
  deleted: Deleted;
  onDismiss: () => void;
}

/** In the place of what was deleted: what it was, and the way back. The focus comes here, for its row is gone. */
export function UndoDelete({ scope, deleted, onDismiss }: UndoDeleteProps) {
  const client = useQueryClient();
  const { search, error } = deleted;
  const button = useRef<HTMLButtonElement>(null);
  const undo = useMutation({
    mutationFn: ({ id, version }: SavedSearch) => restoreSaved(scope, id, { version, to: version }),
    onSuccess: () => {
      onDismiss();
      return renewSaved(client, scope);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each deletion takes the focus anew
  useEffect(() => button.current?.focus(), [deleted]);
  return (
    <div className="flex flex-col rounded-md border border-line2 bg-panel">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <p role="status" className="wrap-anywhere min-w-0 flex-1">
          {error === null ? `“${search.name}” was deleted.` : `“${search.name}” was not deleted.`}
        </p>
        {error === null ? (
          <Button ref={button} size="sm" onClick={() => undo.mutate(search)}>
            Undo
          </Button>
        ) : null}
        <Button ref={error === null ? undefined : button} size="sm" variant="ghost" onClick={onDismiss}>
          Dismiss
        </Button>
      </div>
      {error === null && undo.error === null ? null : <PanelError error={undo.error ?? error} />}
    </div>
  );
}
