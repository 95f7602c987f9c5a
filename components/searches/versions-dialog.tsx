"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { tell } from "@/components/commands/commands";
import { useValueWords } from "@/components/explorer/org-names";
import { useZone } from "@/components/explorer/use-zone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { renewSaved, versionsQuery } from "@/lib/client/queries/searches";
import { queryFault } from "@/lib/client/query-fault";
import { restoreSaved } from "@/lib/client/searches";
import type { SavedSearch, SearchVersion } from "@/lib/contract/searches";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import { formatInstant } from "@/lib/core/zone";
import { describeSearch } from "@/lib/search/describe";
import { searchOf } from "./saved-address";

interface VersionsDialogProps {
  scope: string;
  search: SavedSearch;
  onClose: () => void;
}

/** What a saved search was, by whom and when; going back writes a new version, so nothing is lost by it. */
export function VersionsDialog({ scope, search, onClose }: VersionsDialogProps) {
  const client = useQueryClient();
  const [zone] = useZone();
  const query = useQuery(versionsQuery(scope, search.id));
  const versions = query.data?.versions;
  const newest = versions?.[0]?.version ?? search.version;
  const restore = useMutation({
    mutationFn: (to: number) => restoreSaved(scope, search.id, { version: newest, to }),
    onSuccess: async (_saved, to) => {
      await renewSaved(client, scope);
      tell("say", `Version ${to} is restored.`);
      onClose();
    },
    // Somebody was faster: the list shows by whom.
    onError: () => void query.refetch(),
  });
  const fault = queryFault(query);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Versions: ${search.name}`}
      description={`The newest ${SAVED_LIMITS.versions} are kept. Who sees the search is not part of a version.`}
      size="lg"
      startsAt="title"
    >
      {restore.error ? <PanelError error={restore.error} /> : null}
      {fault ? <PanelError error={fault} onRetry={() => void query.refetch()} /> : null}
      {fault === null && versions === undefined ? <Skeleton className="h-40" /> : null}
      <ul className="max-h-[60dvh] overflow-y-auto">
        {versions?.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            zone={zone}
            isNewest={version.version === newest}
            isBusy={restore.isPending}
            onRestore={() => restore.mutate(version.version)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface VersionRowProps {
  version: SearchVersion;
  zone: string;
  isNewest: boolean;
  isBusy: boolean;
  onRestore: () => void;
}

function VersionRow({ version, zone, isNewest, isBusy, onRestore }: VersionRowProps) {
  const words = describeSearch(searchOf(version), zone, useValueWords());
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b py-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className="wrap-anywhere font-semibold">
          {version.version}. {version.name}
        </p>
        <p className="wrap-anywhere text-ink2">
          {version.keepsRange ? words : words.split(" · ").slice(1).join(" · ")}
        </p>
        <p className="wrap-anywhere text-ink3 text-sm">
          {formatInstant(Date.parse(version.at), zone, "date-time")} by {version.by}
        </p>
      </div>
      {isNewest ? (
        <Badge>newest</Badge>
      ) : (
        <Button
          size="sm"
          aria-label={`Restore version ${version.version}`}
          aria-disabled={isBusy || undefined}
          onClick={() => (isBusy ? undefined : onRestore())}
        >
          Restore
        </Button>
      )}
    </li>
  );
}
