"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { tell, useCommand } from "@/components/commands/commands";
import { editScreen, editSearch } from "@/components/explorer/use-search-state";
import { useZone } from "@/components/explorer/use-zone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { renewSaved, savedQuery } from "@/lib/client/queries/searches";
import { queryFault } from "@/lib/client/query-fault";
import { editSaved } from "@/lib/client/searches";
import type { SavedSearch } from "@/lib/contract/searches";
import type { Role } from "@/lib/contract/session";
import { isAppError } from "@/lib/core/errors";
import { formatInstant } from "@/lib/core/zone";
import { encodeSearch } from "@/lib/search/codec";
import type { Search } from "@/lib/search/schema";
import { isModified, savedIn } from "./saved-address";
import { draftOf } from "./saved-draft";
import { readMark, type SavedMark, writeMark } from "./saved-mark";

interface OpenSavedProps {
  scope: string;
  role: Role;
  /** The parameter `saved` of the address. */
  mark: string;
  search: Search;
}

const forget = () => editScreen({ saved: undefined });

/** Which saved search is open, whether it was changed since, and what can be done about that. */
export function OpenSaved({ scope, role, mark, search }: OpenSavedProps) {
  const read = readMark(mark);
  return (
    <section aria-label="Saved search" className="px-4 pt-1.5">
      {read === null ? (
        <Gone />
      ) : (
        <Found key={read.id} scope={scope} role={role} mark={read} search={search} />
      )}
    </section>
  );
}

function Found({ scope, role, mark, search }: Omit<OpenSavedProps, "mark"> & { mark: SavedMark }) {
  const query = useQuery(savedQuery(scope, mark.id));
  const fault = queryFault(query);
  if (isAppError(fault) && fault.code === "NOT_FOUND") return <Gone />;
  if (fault) return <PanelError error={fault} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton className="h-7.5 w-64" />;
  return <Bar scope={scope} role={role} mark={mark} search={search} saved={query.data} />;
}

/** The search in the address stands on its own; only its name is gone. */
function Gone() {
  return (
    <p className="flex min-h-7.5 flex-wrap items-center gap-x-3 text-ink2">
      The saved search of this address is not there, or not for you. The search itself is below.
      <Button size="sm" onClick={forget}>
        Dismiss
      </Button>
    </p>
  );
}

interface BarProps extends Omit<OpenSavedProps, "mark"> {
  mark: SavedMark;
  saved: SavedSearch;
}

function Bar({ scope, role, mark, search, saved }: BarProps) {
  const client = useQueryClient();
  const [zone] = useZone();
  const isOld = saved.version !== mark.version;
  const isChanged = isModified(scope, saved, search);
  const maySave = saved.canEdit && isChanged && !isOld;
  const save = useMutation({
    // What is saved is handed over, for the key may come before this function is renewed.
    mutationFn: (query: string) =>
      editSaved(scope, saved.id, { ...draftOf(saved), query, version: mark.version }),
    onSuccess: (next) => {
      client.setQueryData(savedQuery(scope, saved.id).queryKey, next);
      editScreen({ saved: writeMark(next) });
      tell("say", `“${next.name}” is saved.`);
    },
    // Of a conflict too: what is shown then is who was faster.
    onSettled: () => renewSaved(client, scope),
  });
  const onSave = () => save.mutate(encodeSearch(search));
  const revert = () => {
    save.reset();
    editSearch((before) => savedIn(scope, saved, before.range));
    editScreen({ saved: writeMark(saved) });
  };
  return (
    <>
      {maySave ? <SaveOver onSave={onSave} /> : null}
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-2 gap-y-1">
        <Bookmark aria-hidden size={14} strokeWidth={1.5} className="shrink-0 text-ink3" />
        <span className="wrap-anywhere min-w-0 font-semibold">{saved.name}</span>
        <span role="status">{isChanged ? <Badge tone="accent">modified</Badge> : null}</span>
        {saved.canEdit ? null : (
          <span className="text-ink2">
            {saved.isHere ? `read-only, ${saved.owner.name}'s` : "read-only, of another organisation"}
          </span>
        )}
        {isOld ? (
          <span className="text-ink2">
            {saved.updatedBy} changed it at {formatInstant(Date.parse(saved.updatedAt), zone, "day-time")}
          </span>
        ) : null}
        {maySave ? (
          <Button size="sm" aria-disabled={save.isPending || undefined} onClick={onSave}>
            Save
          </Button>
        ) : null}
        {role === "viewer" || (!isChanged && saved.canEdit) ? null : (
          <Button size="sm" onClick={() => tell("save-as")}>
            {saved.canEdit ? "Save as…" : "Duplicate…"}
          </Button>
        )}
        {isChanged || isOld ? (
          <Button size="sm" variant="ghost" onClick={revert}>
            {isOld ? "Open the newest" : "Revert"}
          </Button>
        ) : null}
        <Button size="sm" variant="ghost" onClick={forget}>
          Close
        </Button>
      </div>
      {save.error ? <PanelError error={save.error} /> : null}
    </>
  );
}

/** While it is mounted, Ctrl+S saves over what is open instead of asking for a name. */
function SaveOver({ onSave }: { onSave: () => void }) {
  useCommand("save-over", onSave);
  return null;
}
