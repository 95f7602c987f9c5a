"use client";

import { Redo2, Undo2, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { announce } from "@/components/ui/live-status";
import { Tabs } from "@/components/ui/tabs";
import type { Window } from "@/lib/search/schema";
import type { BuilderProps } from "./builder-props";
import { DraftBar } from "./draft-bar";
import { ApiView, TextView } from "./text-views";
import { TreeView } from "./tree-view";
import type { Drafting } from "./use-search-history";
import { type TypedView, useTypedViews } from "./use-typed-views";

interface PanelProps extends Pick<BuilderProps, "id" | "scope" | "now" | "onClose" | "pasted" | "onPasted"> {
  drafting: Drafting;
  /** Of the draft. */
  window: Window;
  /** The draft is about to run by itself. */
  isDue: boolean;
}

const TABS = [
  { id: "tree", label: "Tree" },
  { id: "text", label: "Text" },
  { id: "api", label: "API JSON" },
] as const;
type TabId = (typeof TABS)[number]["id"];

/** One search in three views. What is changed in one is a draft that all show, until it runs. */
export function BuilderPanel({
  id,
  scope,
  window,
  now,
  onClose,
  pasted,
  onPasted,
  drafting,
  isDue,
}: PanelProps) {
  const { draft, isDirty, setDraft } = drafting;
  const [tab, setTab] = useState<TabId>("tree");
  const views = useTypedViews({ draft, window, now, setDraft: (next) => setDraft(next, true) });
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
  const run = () => {
    if (fault !== null) announce(`Not run: ${fault}`);
    else if (!drafting.apply()) announce("This search ran already");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    // Escape in a text field is on the way to losing what was typed there.
    const isClose = event.key === "Escape" && !(event.target instanceof HTMLTextAreaElement);
    if (!isRun && !isClose) return;
    event.preventDefault();
    if (isRun) run();
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
        onEdit={(change) => setDraft(change(draft))}
        isDirty={isDirty}
        isDue={isDue}
        fault={fault}
        onRun={run}
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
