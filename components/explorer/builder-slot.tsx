"use client";

import { ListTree } from "lucide-react";
import { useCommand } from "@/components/commands/commands";
import { buttonClass } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Late } from "@/components/ui/on-demand";
import { PartError } from "@/components/ui/part-error";
import { Skeleton } from "@/components/ui/skeleton";
import type { Search, Window } from "@/lib/search/schema";
import { builder as builderPart } from "./late-parts";
import type { BuilderControls } from "./use-builder";
import { useShortcut } from "./use-shortcut";

/** Opens and closes the builder; a dot says that it holds changes that have not run. */
export function BuilderButton({ builder }: { builder: BuilderControls }) {
  const { id, button, isOpen, isDirty, toggle } = builder;
  useShortcut("b", toggle);
  useCommand("builder", toggle);
  return (
    <button
      ref={button}
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? id : undefined}
      aria-keyshortcuts="b"
      onPointerEnter={builderPart.preload}
      onFocus={builderPart.preload}
      onClick={toggle}
      className={cx(buttonClass("secondary", "sm"), "aria-expanded:bg-accent-soft aria-expanded:text-accent")}
    >
      <ListTree aria-hidden size={14} strokeWidth={1.5} />
      Builder
      {isDirty ? (
        <>
          <span aria-hidden className="size-1.5 rounded-full bg-accent" />
          <span className="sr-only">, changes not run</span>
        </>
      ) : null}
    </button>
  );
}

interface BuilderSlotProps {
  builder: BuilderControls;
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  now: () => number;
}

/**
 * The place of the builder under the bar. Once its code is there it keeps the steps of the search for undo,
 * open or not.
 */
export function BuilderSlot({ builder, ...run }: BuilderSlotProps) {
  const { id, handle, isWanted, isOpen, pasted } = builder;
  if (!isWanted) return null;
  return (
    <Late
      part={builderPart}
      pending={isOpen ? <Skeleton className="mx-4 mb-2 h-48" /> : null}
      failed={(failure) => (isOpen ? <PartError {...failure} /> : null)}
    >
      {({ Builder }) => (
        <Builder
          ref={handle}
          {...run}
          id={id}
          isOpen={isOpen}
          isAutoRun={builder.isAutoRun}
          onClose={builder.toggle}
          pasted={pasted}
          onPasted={builder.onPasted}
          onDirty={builder.setDirty}
        />
      )}
    </Late>
  );
}
