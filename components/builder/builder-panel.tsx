"use client";

import { Redo2, Undo2, X } from "lucide-react";
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { IconButton } from "@/components/ui/icon-button";
import { announce } from "@/components/ui/live-status";
import { Tabs } from "@/components/ui/tabs";
import type { Range, Window } from "@/lib/search/schema";
import { resolveRange } from "@/lib/search/window";
import type { BuilderProps } from "./builder-props";
import { DraftBar } from "./draft-bar";
import { ApiView, TextView } from "./text-views";
import { TreeView } from "./tree-view";
import type { Drafting } from "./use-search-history";
import { type TypedView, useTypedViews } from "./use-typed-views";

type PanelProps = Omit<BuilderProps, "ref" | "isOpen" | "onDirty"> & { drafting: Drafting };

const TABS = [
  { id: "tree", label: "Tree" },
  { id: "text", label: "Text" },
  { id: "api", label: "API JSON" },
] as const;
type TabId = (typeof TABS)[number]["id"];

/** One search in three views. What is changed in one is a draft that all show; Apply runs it. */
export function BuilderPanel({
  id,
  scope,
  search,
  zone,
  now,
  onClose,
  pasted,
  onPasted,
  drafting,
  ...run
}: PanelProps) {
  const { draft, isDirty, setDraft } = drafting;
  const [tab, setTab] = useState<TabId>("tree");
  const window = useDraftWindow(draft.range, search.range, run.window, zone, now);
  const views = useTypedViews({ draft, window, now, setDraft });
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => panel.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus(),
    [],
  );
  usePasted(pasted, (text) => {
    setTab("api");
    views.takeRequest("api", text);
    onPasted();
  });
  const state = tab === "tree" ? null : views.stateOf(tab satisfies TypedView);
  const fault = state?.faults[0]?.message ?? null;
  const apply = () => {
    if (fault !== null) announce(`Not applied: ${fault}`);
    else if (!drafting.apply()) announce("This search ran already");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isApply = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    // Escape in a text field is on the way to losing what was typed there.
    const isClose = event.key === "Escape" && !(event.target instanceof HTMLTextAreaElement);
    if (!isApply && !isClose) return;
    event.preventDefault();
    if (isApply) apply();
    else onClose();
  };
  return (
    <section
      ref={panel}
      id={id}
      aria-label="Search builder"
      onKeyDown={onKeyDown}
      className="relative mx-4 mb-2 rounded-lg border border-line2 bg-panel"
    >
      <div className="absolute top-0.5 right-1.5 z-10 flex gap-0.5">
        <IconButton
          label="Undo"
          aria-keyshortcuts="Control+Z Meta+Z"
          aria-disabled={!drafting.canUndo}
          onClick={drafting.undo}
        >
          <Undo2 aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <IconButton
          label="Redo"
          aria-keyshortcuts="Shift+Control+Z Shift+Meta+Z"
          aria-disabled={!drafting.canRedo}
          onClick={drafting.redo}
        >
          <Redo2 aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <IconButton label="Close the builder" onClick={onClose}>
          <X aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <Tabs
        label="Views of the search"
        tabs={TABS}
        value={tab}
        onChange={setTab}
        panelClassName="max-h-[45vh] overflow-y-auto overscroll-contain p-3"
      >
        {state === null ? (
          <TreeView scope={scope} draft={draft} window={window} setDraft={setDraft} />
        ) : tab === "text" ? (
          <TextView view={state} />
        ) : (
          <ApiView view={state} draft={draft} window={window} />
        )}
      </Tabs>
      <DraftBar
        scope={scope}
        draft={draft}
        window={window}
        isDirty={isDirty}
        fault={fault}
        onApply={apply}
        onDiscard={() => {
          drafting.discard();
          views.forget();
        }}
      />
    </section>
  );
}

function usePasted(pasted: string | null, take: (text: string) => void): void {
  const onPasted = useEffectEvent(take);
  useEffect(() => {
    if (pasted !== null) onPasted(pasted);
  }, [pasted]);
}

/** The window of the run while the range is that of the run, else one of its own, worked out once. */
function useDraftWindow(
  range: Range,
  runRange: Range,
  runWindow: Window,
  zone: string,
  now: () => number,
): Window {
  const key = JSON.stringify(range);
  const isOfRun = key === JSON.stringify(runRange);
  return useMemo(
    () => (isOfRun ? runWindow : resolveRange(JSON.parse(key) as Range, now(), zone)),
    [key, isOfRun, runWindow, zone, now],
  );
}
