import { useRouter } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";

interface SavedEmptyProps {
  scope: string;
  /** True when there are some, but none that fits. */
  hasAny: boolean;
  mayWrite: boolean;
  onClear: () => void;
}

/** Why the list is empty, and the way on. */
export function SavedEmpty({ scope, hasAny, mayWrite, onClear }: SavedEmptyProps) {
  const router = useRouter();
  if (hasAny)
    return (
      <EmptyState
        title="No saved search fits"
        actions={[{ id: "clear", label: "Show all", onSelect: onClear }]}
      >
        Words are looked for in names, descriptions, tags, people and in the conditions themselves.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing is saved here yet"
      actions={[
        {
          id: "explore",
          label: "Go to Explore",
          onSelect: () => router.push(`/o/${encodeURIComponent(scope)}`),
        },
      ]}
    >
      {mayWrite
        ? "Build a search in Explore and save it there with Ctrl+S, or copy one of the lenses."
        : "What your team shares with you appears here. Your role opens searches and does not save them."}
    </EmptyState>
  );
}
