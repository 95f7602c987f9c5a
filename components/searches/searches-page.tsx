"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useValueWords } from "@/components/explorer/org-names";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { savedListQuery } from "@/lib/client/queries/searches";
import { queryFault, refreshFault } from "@/lib/client/query-fault";
import type { Role } from "@/lib/contract/session";
import { lensesIn } from "@/lib/search/lenses";
import { ANY, findLenses, findSaved } from "./find-saved";
import { LensCopies } from "./lens-copies";
import { type SavedAct, SavedDialogs, type SavedTask } from "./saved-dialogs";
import { SavedEmpty } from "./saved-empty";
import { SavedFilters } from "./saved-filters";
import { SavedList } from "./saved-list";
import { SavedTools } from "./saved-tools";
import { UndoDelete, useDeletion } from "./undo-delete";

interface SearchesPageProps {
  scope: string;
  role: Role;
}

/** Every saved search that one sees here, and the lenses beside them. */
export function SearchesPage({ scope, role }: SearchesPageProps) {
  const wordsOf = useValueWords();
  const query = useQuery(savedListQuery(scope));
  const [wanted, setWanted] = useState(ANY);
  const [task, setTask] = useState<SavedTask | null>(null);
  const { deleted, remove, dismiss } = useDeletion(scope);
  const act = (next: SavedAct) => {
    if (next.kind === "delete") void remove(next.search);
    else setTask(next);
  };
  const all = query.data?.searches ?? [];
  const fault = queryFault(query);
  const stale = refreshFault(query);
  const shown = findSaved(all, wanted, wordsOf);
  const lenses = findLenses(lensesIn(scope), wanted);
  const mayWrite = role !== "viewer";
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-5">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="font-semibold text-xl">Searches</h1>
          <p className="max-w-3xl text-ink2">
            What you and your team have saved, and the lenses. Each opens in Explore.
          </p>
        </div>
        <SavedTools shown={shown} mayWrite={mayWrite} onTask={setTask} />
      </header>
      <SavedFilters searches={all} wanted={wanted} onWanted={setWanted} />
      {deleted ? <UndoDelete scope={scope} deleted={deleted} onDismiss={dismiss} /> : null}
      <section aria-label="Saved searches" aria-busy={query.isPending}>
        <h2 className="flex items-baseline gap-2 border-line border-b pb-1 font-semibold text-ink2">
          Saved
          <span role="status" className="font-normal text-ink3 text-sm">
            {query.data ? countWords(shown.length, all.length) : ""}
          </span>
        </h2>
        {stale ? <PanelError error={stale} onRetry={() => void query.refetch()} /> : null}
        {fault ? (
          <PanelError error={fault} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : shown.length === 0 ? (
          <SavedEmpty
            scope={scope}
            hasAny={all.length > 0}
            mayWrite={mayWrite}
            onClear={() => setWanted(ANY)}
          />
        ) : (
          <SavedList scope={scope} searches={shown} mayWrite={mayWrite} onTask={act} />
        )}
      </section>
      {lenses.length > 0 ? (
        <LensCopies scope={scope} lenses={lenses} mayWrite={mayWrite} onTask={setTask} />
      ) : null}
      {task ? (
        <SavedDialogs
          key={task.kind}
          task={task}
          scope={scope}
          mayPublish={role === "admin"}
          onClose={() => setTask(null)}
        />
      ) : null}
    </div>
  );
}

function countWords(shown: number, all: number): string {
  return shown === all ? String(all) : `${shown} of ${all}`;
}

function Loading() {
  return (
    <div className="flex flex-col gap-2 py-3">
      <span className="sr-only">Loading saved searches</span>
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}
