"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { countQuery } from "@/lib/client/queries/count";
import { conditionText, describeGroup, type ValueWords } from "@/lib/search/describe";
import { removeAt, setRange, setServices, setText } from "@/lib/search/edit";
import { countConditions, isGroup } from "@/lib/search/group";
import type { Group, Search, Window } from "@/lib/search/schema";
import { useValueWords } from "./org-names";
import { refineSearch, useShownSearch } from "./refine-search";
import { useRetentionDays } from "./retention-context";
import { WhatLimits } from "./what-limits";

interface ResultEmptyProps {
  scope: string;
  search: Search;
  window: Window;
  /** When the run began, ms on the server's clock. */
  startedMs: number;
}

/** What narrows a search, beside its time range. */
function limitsOf(search: Search): { conditions: number; hasText: boolean; hasServices: boolean } {
  return {
    conditions: countConditions(search.where),
    hasText: search.text !== undefined,
    hasServices: !search.services.includes("all"),
  };
}

/** No rows: why, and what would bring some. The whole range is counted once, to know which it is. */
export function ResultEmpty({ scope, search, window, startedMs }: ResultEmptyProps) {
  const limits = limitsOf(search);
  // What can be taken off is of the draft where one waits: that is what would change.
  const shown = useShownSearch(search);
  const isLimited = limits.conditions > 0 || limits.hasText || limits.hasServices;
  const bare = setText(setServices(removeAt(search, []), ["all"]), "");
  const whole = useQuery({ ...countQuery(scope, bare, window), enabled: isLimited });
  const days = useRetentionDays();
  const wider = widenActions(window, startedMs, days);
  if (Date.parse(window.end) < startedMs - days * DAY_MS) {
    return (
      <EmptyState title="Beyond what is kept" actions={wider}>
        JumpCloud keeps these events for {days} days, and this time range lies before that.
      </EmptyState>
    );
  }
  const isFiltered = isLimited && (whole.data === undefined || whole.data.count > 0);
  if (!isFiltered) {
    return (
      <EmptyState title="No events in this time range" actions={wider}>
        {isLimited
          ? "There are none without the conditions either."
          : "Nothing was recorded here, for any service."}
      </EmptyState>
    );
  }
  const total =
    whole.data && !whole.isPlaceholderData
      ? `${NUMBER.format(whole.data.count)} events lie in this time range, but none`
      : "No event of this time range";
  return (
    <EmptyState title="The search leaves everything out" actions={wider.slice(0, 1)}>
      <p>{total} matches all of it.</p>
      <WaysOut search={shown} />
      {limits.conditions > 0 ? <Limits scope={scope} search={shown} window={window} /> : null}
    </EmptyState>
  );
}

const NUMBER = new Intl.NumberFormat("en-US");
const DAY_MS = 86_400_000;
const WIDER = [7, 30];

/** Longer ranges than this one, the last of them all that is kept. */
function widenActions(window: Window, nowMs: number, retentionDays: number) {
  const start = Date.parse(window.start);
  return [...WIDER.filter((days) => days < retentionDays), retentionDays]
    .filter((days) => nowMs - days * DAY_MS < start - 60_000)
    .map((days) => ({
      id: `${days}d`,
      label: `Search the last ${days} days`,
      onSelect: () => refineSearch((before) => setRange(before, { last: `${days}d` })),
    }));
}

const SHOWN = 6;

/** Each thing that could be taken off the search, one button each. */
function WaysOut({ search }: { search: Search }) {
  const { conditions, hasText, hasServices } = limitsOf(search);
  const wordsOf = useValueWords();
  return (
    <div className="flex flex-col items-center gap-1 pt-2">
      <p className="text-ink3 text-sm">Search without:</p>
      {hasText ? <Off label={`text “${search.text}”`} edit={(before) => setText(before, "")} /> : null}
      {hasServices ? (
        <Off label={`only ${search.services.join(", ")}`} edit={(before) => setServices(before, [])} />
      ) : null}
      {search.where.items.slice(0, SHOWN).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition's identity is its place
        <Off key={index} label={itemText(item, wordsOf)} edit={(before) => removeAt(before, [index])} />
      ))}
      {conditions > 1 ? (
        <Button size="sm" variant="ghost" onClick={() => refineSearch((before) => removeAt(before, []))}>
          Remove all {conditions} conditions
        </Button>
      ) : null}
    </div>
  );
}

/** Counting without each part costs calls, so it waits to be asked for. */
function Limits(asked: Omit<ResultEmptyProps, "startedMs">) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button size="sm" variant="ghost" onClick={() => setAsked(true)}>
        What limits this?
      </Button>
    );
  }
  return (
    <div className="mt-2 w-full">
      <WhatLimits {...asked} onEdit={refineSearch} />
    </div>
  );
}

function itemText(item: Group["items"][number], wordsOf: ValueWords): string {
  return isGroup(item) ? describeGroup(item, wordsOf) : conditionText(item, wordsOf);
}

function Off({ label, edit }: { label: string; edit: (search: Search) => Search }) {
  return (
    <Button
      size="sm"
      className="max-w-full"
      aria-label={`Search without: ${label}`}
      onClick={() => refineSearch(edit)}
    >
      <span className="truncate">{label}</span>
      <X aria-hidden size={14} strokeWidth={1.5} className="shrink-0" />
    </Button>
  );
}
