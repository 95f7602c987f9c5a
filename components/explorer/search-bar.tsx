"use client";

import { type ReactNode, useEffect, useId } from "react";
import { useDraftWindow } from "@/components/builder/use-draft-window";
import { useCommand } from "@/components/commands/commands";
import { Button } from "@/components/ui/button";
import { setRange, setServices, setText } from "@/lib/search/edit";
import type { Search, Window } from "@/lib/search/schema";
import { BuilderButton } from "./builder-slot";
import { ConditionBar } from "./condition-bar";
import { refineSearch, useShownSearch } from "./refine-search";
import { ServicePicker } from "./service-picker";
import { TextField } from "./text-field";
import { TimeRangePicker } from "./time-range-picker";
import type { BuilderControls } from "./use-builder";
import { editSearch } from "./use-search-state";

interface SearchBarProps {
  scope: string;
  search: Search;
  window: Window;
  zone: string;
  onZone: (zone: string) => void;
  /** Runs the search as it stands once more. */
  onRun: () => void;
  now: () => number;
  builder: BuilderControls;
  /** What can be done with the search as a whole, before Run. */
  tools: ReactNode;
}

/** Everything that makes the search. Each change is a new address and runs at once, unless it is to wait for Run; Enter in the text is Run. */
export function SearchBar({
  scope,
  search,
  window,
  zone,
  onZone,
  onRun,
  now,
  builder,
  tools,
}: SearchBarProps) {
  const formId = useId();
  const shown = useShownSearch(search);
  const shownWindow = useDraftWindow(shown.range, search.range, window, zone, now);
  const text = shown.text ?? "";
  const submit = (next: string) => {
    const isApplied = builder.applyDraft();
    if (next !== text) editSearch((before) => setText(before, next), isApplied ? "replace" : "push");
    else if (!isApplied) onRun();
  };
  useRunKey(formId);
  useCommand("run", () => requestRun(formId));
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 and the tests' DOM do not know <search>
    <div
      role="search"
      aria-label="Search of events"
      className="flex flex-wrap items-start gap-x-2 gap-y-1.5 px-4 pt-2.5 pb-1.5 max-md:flex-col"
    >
      <div className="flex min-w-72 flex-1 flex-wrap items-center gap-x-2 gap-y-1.5 max-md:w-full max-md:min-w-0">
        <TextField
          formId={formId}
          text={text}
          onSubmit={submit}
          onClear={() => refineSearch((before) => setText(before, ""))}
          onRequest={builder.openWith}
        />
        <ServicePicker
          services={shown.services}
          onChange={(services) => refineSearch((before) => setServices(before, services))}
        />
        <ConditionBar scope={scope} search={shown} window={window} />
        <BuilderButton builder={builder} />
      </div>
      <div className="ml-auto flex min-w-0 max-w-full items-center gap-2 max-md:w-full max-md:flex-wrap max-md:justify-between">
        <TimeRangePicker
          range={shown.range}
          window={shownWindow}
          zone={zone}
          onZone={onZone}
          onRange={(range) => refineSearch((before) => setRange(before, range))}
          now={now}
        />
        <div className="flex items-center gap-2">
          <div className="flex items-center">{tools}</div>
          <label className="flex min-h-6 items-center gap-1.5 text-ink2">
            <input
              type="checkbox"
              checked={builder.isAutoRun}
              onChange={(event) => builder.setAutoRun(event.currentTarget.checked)}
              className="size-4 accent-accent"
            />
            Auto-run
          </label>
          <Button
            type="submit"
            form={formId}
            variant={builder.isAutoRun || builder.isDirty ? "primary" : "secondary"}
          >
            Run
          </Button>
        </div>
      </div>
    </div>
  );
}

function requestRun(formId: string): void {
  const form = document.getElementById(formId);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

/** Ctrl+Enter (or Cmd+Enter) runs from anywhere, with what is typed in the text field. */
function useRunKey(formId: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      requestRun(formId);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [formId]);
}
