import { useZone } from "@/components/explorer/use-zone";
import type { SavedSearch } from "@/lib/contract/searches";
import type { SavedAct } from "./saved-dialogs";
import { SavedRow } from "./saved-row";

interface SavedListProps {
  scope: string;
  searches: readonly SavedSearch[];
  mayWrite: boolean;
  onTask: (task: SavedAct) => void;
}

/** The saved searches, one below the other. */
export function SavedList({ scope, searches, mayWrite, onTask }: SavedListProps) {
  const [zone] = useZone();
  return (
    <ul>
      {searches.map((search) => (
        <SavedRow
          key={search.id}
          scope={scope}
          search={search}
          zone={zone}
          mayWrite={mayWrite}
          onTask={onTask}
        />
      ))}
    </ul>
  );
}
