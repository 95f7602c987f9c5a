"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { countQuery } from "@/lib/client/queries/count";
import { queryFault } from "@/lib/client/query-fault";
import { conditionText, describeGroup, type ValueWords } from "@/lib/search/describe";
import { removeAt, setText, toggleDisabled } from "@/lib/search/edit";
import { isGroup } from "@/lib/search/group";
import { narrowingPaths } from "@/lib/search/narrowing";
import type { Search, Window } from "@/lib/search/schema";
import { itemAt, type Path } from "@/lib/search/tree";
import { useValueWords } from "./org-names";

interface Asked {
  scope: string;
  search: Search;
  window: Window;
}

export interface WhatLimitsProps extends Asked {
  /** Takes up a way out. */
  onEdit: (change: (search: Search) => Search) => void;
}

/** Each part costs a call to the upstream. */
const CALLS_MAX = 10;
const NUMBER = new Intl.NumberFormat("en-US");

interface Part {
  id: string;
  label: string;
  without: (search: Search) => Search;
  switchOff: ((search: Search) => Search) | null;
}

/** What narrows the search, each counted without it. Shown when asked for. */
export function WhatLimits({ search, ...rest }: WhatLimitsProps) {
  const parts = partsOf(search, useValueWords());
  const more = parts.length - CALLS_MAX;
  return (
    <div className="flex flex-col gap-1.5 text-left">
      <ul aria-label="Found without each condition" className="flex flex-col gap-1">
        {parts.slice(0, CALLS_MAX).map((part) => (
          <PartRow key={part.id} part={part} search={search} {...rest} />
        ))}
      </ul>
      {parts.length === 0 ? <p className="text-ink2">All conditions are switched off.</p> : null}
      {more > 0 ? <p className="text-ink3 text-sm">{more} more are not counted.</p> : null}
    </div>
  );
}

function partsOf(search: Search, wordsOf: ValueWords): Part[] {
  const conditions = narrowingPaths(search.where).map((path) => ({
    id: path.join("."),
    label: labelOf(search, path, wordsOf),
    without: (before: Search) => removeAt(before, path),
    switchOff: (before: Search) => toggleDisabled(before, path),
  }));
  if (search.text === undefined) return conditions;
  const text = {
    id: "text",
    label: `text “${search.text}”`,
    without: (before: Search) => setText(before, ""),
    switchOff: null,
  };
  return [...conditions, text];
}

function labelOf(search: Search, path: Path, wordsOf: ValueWords): string {
  const item = itemAt(search.where, path);
  if (item === undefined) return "";
  const words = isGroup(item) ? describeGroup(item, wordsOf) : conditionText(item, wordsOf);
  // Below a "none of" the words alone would say the opposite.
  const parent = path.length > 0 ? itemAt(search.where, path.slice(0, -1)) : undefined;
  return parent && isGroup(parent) && parent.op === "not" ? `not (${words})` : words;
}

interface PartRowProps extends WhatLimitsProps {
  part: Part;
}

function PartRow({ part, scope, search, window, onEdit }: PartRowProps) {
  const { label, without, switchOff } = part;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-line py-0.5 pr-0.5 pl-2">
      <span className="wrap-anywhere min-w-0 flex-1 basis-48">
        Without <b className="font-semibold">{label}</b>:{" "}
        <Found scope={scope} search={without(search)} window={window} />
      </span>
      <span className="flex gap-1">
        <Button size="sm" aria-label={`Remove from the search: ${label}`} onClick={() => onEdit(without)}>
          Remove
        </Button>
        {switchOff ? (
          <Button size="sm" aria-label={`Switch off: ${label}`} onClick={() => onEdit(switchOff)}>
            Switch off
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function Found({ scope, search, window }: Asked) {
  const query = useQuery(countQuery(scope, search, window));
  if (queryFault(query) !== null) {
    return (
      <>
        not counted.{" "}
        <button
          type="button"
          className="min-h-6 text-accent hover:underline"
          onClick={() => void query.refetch()}
        >
          Retry
        </button>
      </>
    );
  }
  if (query.data === undefined || query.isPlaceholderData)
    return <span className="text-ink3">counting…</span>;
  const { count, exact } = query.data;
  return (
    <span className={count > 0 ? "text-accent" : "text-ink3"}>
      {exact ? "" : "about "}
      {NUMBER.format(count)} {count === 1 ? "event" : "events"}
    </span>
  );
}
