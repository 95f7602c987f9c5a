"use client";

import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { announce } from "@/components/ui/live-status";
import type { Search, Window } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import { commandOfKey, runCommand, type TreeCommand } from "./tree-commands";
import { pathOf, TreeProvider } from "./tree-context";
import { TreeGroup } from "./tree-group";
import { useTreeDrag } from "./use-tree-drag";

interface TreeViewProps {
  scope: string;
  draft: Search;
  window: Window;
  setDraft: (next: Search) => Search;
}

/** The conditions as nested lists. Rows are moved by their menu, by keys, or with the pointer. */
export function TreeView({ scope, draft, window, setDraft }: TreeViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<Path | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    rowAt(root.current, wanted.current)?.focus();
    wanted.current = null;
  });
  const change = (next: Search, focus?: Path) => {
    wanted.current = focus ?? null;
    setDraft(next);
  };
  const run = (path: Path, command: TreeCommand) => {
    const { search, focus, said } = runCommand(draft, path, command);
    if (search !== draft) change(search, focus);
    announce(said);
  };
  const { grab, dragged, mark } = useTreeDrag(root, draft, change);
  return (
    <TreeProvider value={{ scope, draft, window, run, change, grab, dragged }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside, caught on their way up */}
      <div
        ref={root}
        className="relative max-w-4xl"
        onKeyDown={(event) => onRowKey(event, root.current, run)}
      >
        <TreeGroup group={draft.where} path={[]} />
        {mark}
      </div>
    </TreeProvider>
  );
}

const rowsOf = (root: Element | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
];

function rowAt(root: Element | null, path: Path): HTMLElement | undefined {
  return rowsOf(root).find((row) => pathOf(row.closest("[data-path]"))?.join() === path.join());
}

/** Commands of the row that has the focus; up and down walk from row to row. */
function onRowKey(
  event: KeyboardEvent,
  root: Element | null,
  run: (path: Path, command: TreeCommand) => void,
): void {
  const target = event.target instanceof Element ? event.target : null;
  const holder = target?.closest("[data-path]");
  const path = pathOf(holder);
  // A menu button prevents what would open its menu, and takes the other arrows for itself.
  const isTaken = event.defaultPrevented && !event.altKey && !target?.hasAttribute("data-row");
  if (path === null || isTaken) return;
  const command = commandOfKey(event);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (command === null && (step === 0 || event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  if (command !== null) {
    run(path, command);
    return;
  }
  const rows = rowsOf(root);
  const at = rows.findIndex((row) => row.closest("[data-path]") === holder);
  rows[at + step]?.focus();
}
