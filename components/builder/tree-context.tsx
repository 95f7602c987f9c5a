"use client";

import { createContext, type PointerEvent, use } from "react";
import type { Search, Window } from "@/lib/search/schema";
import type { Path } from "@/lib/search/tree";
import type { TreeCommand } from "./tree-commands";
import type { RowSelection } from "./use-row-selection";

/** What every row of the tree needs. */
export interface Tree {
  scope: string;
  draft: Search;
  window: Window;
  /** Does a command with the item at a path: the focus follows it, and it is told. */
  run: (path: Path, command: TreeCommand) => void;
  /** Makes another draft; the focus goes to the row at `focus` when one is given. */
  change: (next: Search, focus?: Path) => void;
  /** Begins to drag the item at a path. */
  grab: (path: Path, event: PointerEvent) => void;
  /** The item that is being dragged. */
  dragged: Path | null;
  selection: RowSelection;
}

const TreeContext = createContext<Tree | null>(null);
export const TreeProvider = TreeContext.Provider;

export function useTree(): Tree {
  const tree = use(TreeContext);
  if (tree === null) throw new Error("TreeProvider is missing above this component");
  return tree;
}
