"use client";
import { useQueryClient } from "@tanstack/react-query";
import { tell } from "@/components/commands/commands";
import { useZone } from "@/components/explorer/use-zone";
import { renewSaved } from "@/lib/client/queries/searches";
import { createSaved, editSaved } from "@/lib/client/searches";
import type { NewSavedSearch, SavedSearch } from "@/lib/contract/searches";
import { decodeSearch } from "@/lib/search/codec";
import { describeRange } from "@/lib/search/describe";
import { DetailsForm } from "./details-form";
import { ImportDialog } from "./import-dialog";
import { copyOf, draftOf } from "./saved-draft";
import { VersionsDialog } from "./versions-dialog";

/** What one is about to do with saved searches; each has its dialog. */
export type SavedTask =
  | { kind: "new"; draft: NewSavedSearch }
  | { kind: "edit"; search: SavedSearch }
  | { kind: "copy"; search: SavedSearch }
  | { kind: "versions"; search: SavedSearch }
  | { kind: "import"; file: File };

/** A task, or a deletion, which asks nothing first. */
export type SavedAct = SavedTask | { kind: "delete"; search: SavedSearch };

interface SavedDialogsProps {
  task: SavedTask;
  scope: string;
  mayPublish: boolean;
  onClose: () => void;
  /** Told of what was saved anew, where somebody wants to open it. */
  onCreated?: ((saved: SavedSearch) => void) | undefined;
}

/** The dialog of a task. */
export function SavedDialogs({ task, scope, mayPublish, onClose, onCreated }: SavedDialogsProps) {
  const client = useQueryClient();
  const [zone] = useZone();
  const done = async (name: string) => {
    await renewSaved(client, scope);
    tell("say", `“${name}” is saved.`);
    onClose();
  };
  const create = async (draft: NewSavedSearch) => {
    const saved = await createSaved(scope, draft);
    await done(saved.name);
    onCreated?.(saved);
  };
  if (task.kind === "import") return <ImportDialog scope={scope} file={task.file} onClose={onClose} />;
  if (task.kind === "versions")
    return <VersionsDialog scope={scope} search={task.search} onClose={onClose} />;
  const shared = { scope, mayPublish, onClose };
  const rangeOf = ({ query }: NewSavedSearch) => describeRange(decodeSearch(query).search.range, zone);
  if (task.kind === "edit") {
    const { search } = task;
    return (
      <DetailsForm
        {...shared}
        title="Name, place and sharing"
        action="Save"
        draft={draftOf(search)}
        range={search.keepsRange ? rangeOf(search) : undefined}
        onSave={async (draft) => {
          await editSaved(scope, search.id, { ...draft, version: search.version });
          await done(draft.name);
        }}
      />
    );
  }
  const draft = task.kind === "copy" ? copyOf(task.search) : task.draft;
  const hasRange = task.kind === "new" || task.search.keepsRange;
  return (
    <DetailsForm
      {...shared}
      title={task.kind === "copy" ? "Duplicate" : "Save search"}
      action="Save"
      draft={draft}
      range={hasRange ? rangeOf(draft) : undefined}
      onSave={create}
    />
  );
}
