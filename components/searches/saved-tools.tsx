"use client";
import { Download, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import type { SavedSearch } from "@/lib/contract/searches";
import { downloadSearches } from "./download";
import type { SavedTask } from "./saved-dialogs";

interface SavedToolsProps {
  /** What the list shows now: that is what is exported. */
  shown: readonly SavedSearch[];
  mayWrite: boolean;
  onTask: (task: SavedTask) => void;
}

/** Searches out to a file, and in from one. */
export function SavedTools({ shown, mayWrite, onTask }: SavedToolsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap gap-2">
      {mayWrite ? (
        <>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            aria-label="File of searches to import"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file may be chosen again once it is mended.
              event.currentTarget.value = "";
              if (file) onTask({ kind: "import", file });
            }}
          />
          <Button onClick={() => input.current?.click()}>
            <Upload aria-hidden size={14} strokeWidth={1.5} />
            Import…
          </Button>
        </>
      ) : null}
      {shown.length > 0 ? (
        <Button onClick={() => downloadSearches(shown)}>
          <Download aria-hidden size={14} strokeWidth={1.5} />
          Export {shown.length}
        </Button>
      ) : null}
    </div>
  );
}
