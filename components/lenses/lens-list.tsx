"use client";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useZone } from "@/components/explorer/use-zone";
import { Button } from "@/components/ui/button";
import { serverClock } from "@/lib/client/clock";
import { decodeSearch } from "@/lib/search/codec";
import { lensesIn, lensGroups } from "@/lib/search/lenses";
import type { Range, Window } from "@/lib/search/schema";
import { resolveRange } from "@/lib/search/window";
import { LensRow } from "./lens-row";

/** What the counts speak of; the same for every lens, so that they can be compared. */
const COUNTED: Range = { last: "7d" };

interface LensListProps {
  scope: string;
  /** The server's clock when it rendered the page, ms since the epoch. */
  serverNow: number;
}

/** Every lens with what it looks for and why, a way into it and, when asked for, how much there is. */
export function LensList({ scope, serverNow }: LensListProps) {
  useState(() => serverClock.seed(serverNow));
  const [zone] = useZone();
  const [counted, setCounted] = useState<Window | null>(null);
  const current = useCurrentRange();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-5">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="font-semibold text-xl">Lenses</h1>
          <p className="max-w-3xl text-ink2">
            Searches for the usual questions, with columns and split set. Each opens in Explore, to be changed
            like any other search.
          </p>
        </div>
        <Button onClick={() => setCounted(resolveRange(COUNTED, serverClock.now(), zone))}>
          {counted === null ? "Count all" : "Count again"}
        </Button>
      </header>
      {lensGroups(lensesIn(scope)).map(({ group, lenses }) => (
        <section key={group} aria-label={group}>
          <h2 className="border-line border-b pb-1 font-semibold text-ink2">{group}</h2>
          <ul>
            {lenses.map((lens) => (
              <LensRow
                key={lens.id}
                scope={scope}
                lens={lens}
                current={current}
                zone={zone}
                counted={counted}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The range of the page that one comes from, when it had one. */
function useCurrentRange(): Range | undefined {
  const text = useSearchParams().get("range");
  return text === null
    ? undefined
    : decodeSearch(new URLSearchParams({ range: text }).toString()).search.range;
}
