"use client";

import { useState } from "react";
import { announce } from "@/components/ui/live-status";
import type { Group } from "@/lib/search/group";
import type { Path } from "@/lib/search/tree";
import { pathName } from "./row-path";

interface Selection {
  /** The tree that the paths lead through: another one has none of its rows selected. */
  of: Group;
  /** Where a stretch begins. */
  anchor: Path;
  paths: readonly Path[];
}

export interface RowSelection {
  paths: readonly Path[];
  has: (path: Path) => boolean;
  /** Takes a row in, or lets it go. Rows of one group go together: one of another group begins anew. */
  toggle: (path: Path) => void;
  /** Takes in all rows from where the selection began to this one. */
  extend: (path: Path, from?: Path) => void;
  clear: () => void;
}

const NONE: readonly Path[] = [];

/** Rows of the tree that are selected, to be put into a group together. */
export function useRowSelection(where: Group): RowSelection {
  const [kept, setKept] = useState<Selection | null>(null);
  const selection = kept?.of === where ? kept : null;
  const paths = selection?.paths ?? NONE;
  const has = (path: Path) => paths.some((one) => pathName(one) === pathName(path));
  const select = (anchor: Path, next: readonly Path[]) => {
    setKept(next.length === 0 ? null : { of: where, anchor, paths: next });
    announce(next.length === 1 ? "1 row selected" : `${next.length} rows selected`);
  };
  return {
    paths,
    has,
    toggle: (path) => {
      if (path.length === 0) return;
      const others = paths.filter((one) => pathName(one) !== pathName(path));
      if (has(path)) select(others[0] ?? path, others);
      else select(path, [...others.filter((one) => areTogether(one, path)), path]);
    },
    extend: (path, from) => {
      if (path.length === 0) return;
      const begun = selection?.anchor ?? from ?? path;
      const anchor = areTogether(begun, path) ? begun : path;
      select(anchor, stretch(anchor, path));
    },
    clear: () => setKept(null),
  };
}

function areTogether(a: Path, b: Path): boolean {
  return a.length === b.length && pathName(a.slice(0, -1)) === pathName(b.slice(0, -1));
}

function stretch(from: Path, to: Path): Path[] {
  const [first = 0, last = 0] = [from.at(-1) ?? 0, to.at(-1) ?? 0].sort((a, b) => a - b);
  return Array.from({ length: last - first + 1 }, (_, n) => [...from.slice(0, -1), first + n]);
}
