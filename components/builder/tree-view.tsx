"use client";

import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from "react";
import { announce } from "@/components/ui/live-status";
import type { Search, Window } from "@/lib/search/schema";
import { itemAt, type Path } from "@/lib/search/tree";
import { pathOf } from "./row-path";
import { commandOfKey, runCommand, type TreeCommand, wrapRows } from "./tree-commands";
import { TreeProvider } from "./tree-context";
import { TreeGroup } from "./tree-group";
import { type RowSelection, useRowSelection } from "./use-row-selection";
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
  const selection = useRowSelection(draft.where);
  const run = (path: Path, command: TreeCommand) => {
    const isOfAll = command === "wrap" && selection.has(path) && selection.paths.length > 1;
    const { search, focus, said } = isOfAll
      ? wrapRows(draft, selection.paths)
      : runCommand(draft, path, command);
    if (search !== draft) change(search, focus);
    announce(said);
  };
  const { grab, dragged, mark } = useTreeDrag(root, draft, change);
  return (
    <TreeProvider value={{ scope, draft, window, run, change, grab, dragged, selection }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside, caught on their way up */}
      <div
        ref={root}
        className="relative max-w-4xl"
        onMouseDownCapture={keepText}
        onClickCapture={(event) => onRowClick(event, selection)}
        onKeyDown={(event) => {
          if (!onSelectionKey(event, root.current, draft, selection)) onRowKey(event, root.current, run);
        }}
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

/** The row under a click that selects: one with Ctrl, Cmd or Shift held. */
function selectingRow(event: MouseEvent): HTMLElement | null {
  if (!(event.ctrlKey || event.metaKey || event.shiftKey) || !(event.target instanceof Element)) return null;
  return event.target.closest<HTMLElement>("[data-row]");
}

/** Else Shift with a click would select the text up to it. */
function keepText(event: MouseEvent): void {
  if (selectingRow(event) !== null) event.preventDefault();
}

/** Ctrl and Space on a row come as such a click too. */
function onRowClick(event: MouseEvent, selection: RowSelection): void {
  const row = selectingRow(event);
  const path = pathOf(row?.closest("[data-path]"));
  if (row === null || path === null) return;
  event.preventDefault();
  event.stopPropagation();
  row.focus();
  if (event.shiftKey) selection.extend(path);
  else selection.toggle(path);
}

/** Shift with up or down selects along the rows of a group, Escape lets all go. True for a key that did. */
function onSelectionKey(
  event: KeyboardEvent,
  root: Element | null,
  draft: Search,
  selection: RowSelection,
): boolean {
  const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
  const path = pathOf(row?.closest("[data-path]"));
  if (path === null || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === "Escape" && selection.paths.length > 0) selection.clear();
  else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const to = [...path.slice(0, -1), (path.at(-1) ?? 0) + (event.key === "ArrowDown" ? 1 : -1)];
    if (path.length === 0 || itemAt(draft.where, to) === undefined) return true;
    selection.extend(to, path);
    rowAt(root, to)?.focus();
  } else return false;
  event.preventDefault();
  return true;
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
