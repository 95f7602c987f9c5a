"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { PickList } from "@/components/explorer/pick-list";
import { useGo } from "@/components/explorer/use-go";
import { useOwnStored } from "@/components/explorer/use-own-stored";
import { Button } from "@/components/ui/button";
import { serverClock } from "@/lib/client/clock";
import {
  EARLIER_DAYS,
  EARLIER_MAX,
  type EarlierSearch,
  type EarlierWords,
  earlierPath,
  earlierWords,
  readEarlier,
} from "./earlier-searches";
import { earlierName } from "./earlier-store";

interface EarlierListProps {
  scope: string;
  zone: string;
  /** Called once a search is opened. */
  onDone: () => void;
}

/** What one searched for before in this scope, found by its words and opened again. */
export function EarlierList({ scope, zone, onDone }: EarlierListProps) {
  const [kept, keep] = useOwnStored(earlierName(scope));
  const [forgotten, setForgotten] = useState<string | null>(null);
  const [nowMs] = useState(() => serverClock.now());
  const rows = useMemo(
    () => readEarlier(kept, nowMs).map((earlier) => ({ earlier, words: earlierWords(earlier, nowMs, zone) })),
    [kept, nowMs, zone],
  );
  if (rows.length === 0) return <None onUndo={forgotten === null ? null : () => keep(forgotten)} />;
  const forget = () => {
    setForgotten(kept);
    keep(null);
  };
  return <Rows scope={scope} rows={rows} onForget={forget} onDone={onDone} />;
}

/** Nothing is kept; where that was just forgotten, with the way back, which takes the focus. */
function None({ onUndo }: { onUndo: (() => void) | null }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-6 text-center">
      <p role="status" className="font-semibold">
        {onUndo ? "All of them are forgotten." : "No earlier search"}
      </p>
      {onUndo ? (
        <Button ref={undo} onClick={onUndo}>
          Undo
        </Button>
      ) : (
        <p className="text-ink2">
          What you search for is kept here once its events are counted, except for every event of the last 24
          hours.
        </p>
      )}
    </div>
  );
}

interface RowsProps {
  scope: string;
  rows: readonly { earlier: EarlierSearch; words: EarlierWords }[];
  onForget: () => void;
  onDone: () => void;
}

function Rows({ scope, rows, onForget, onDone }: RowsProps) {
  const go = useGo();
  const [query, setQuery] = useState("");
  const [isAsThen, setAsThen] = useState(false);
  const found = rows.filter(({ words }) => hasWords(words, query));
  const open = (id: string) => {
    const row = rows.find(({ earlier }) => earlier.query === id);
    if (row === undefined) return;
    onDone();
    go(earlierPath(scope, row.earlier, isAsThen));
  };
  return (
    <div className="flex flex-col gap-2">
      <PickList
        label="Find an earlier search"
        placeholder="Words of a search"
        query={query}
        onQuery={setQuery}
        onPick={open}
        onEnter={() => found.length === 1 && found[0] && open(found[0].earlier.query)}
        options={found.map(({ earlier, words }) => ({
          id: earlier.query,
          label: <span className="wrap-anywhere line-clamp-3 whitespace-normal">{words.what}</span>,
          detail: words.where,
          hint: words.found,
        }))}
        note={found.length === 0 ? "No earlier search has these words." : undefined}
        maxLength={200}
      />
      <label className="flex min-h-6 items-center gap-1.5 self-start px-2">
        <input
          type="checkbox"
          checked={isAsThen}
          onChange={(event) => setAsThen(event.currentTarget.checked)}
          className="size-4 accent-accent"
        />
        Over the time that it covered then
      </label>
      <div className="flex items-center gap-3 border-line border-t px-2 pt-2">
        <p className="min-w-0 flex-1 text-ink3 text-sm">
          {`The last ${EARLIER_MAX} of ${EARLIER_DAYS} days here, in this browser and for you alone, until you sign out.`}
        </p>
        <Button size="sm" onClick={onForget}>
          Forget all
        </Button>
      </div>
    </div>
  );
}

function hasWords({ what, where, found }: EarlierWords, query: string): boolean {
  const text = `${what} ${where} ${found}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
