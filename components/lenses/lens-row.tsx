"use client";
import Link from "next/link";
import { usePinnedConditions } from "@/components/explorer/use-pinned-conditions";
import { store, useStored } from "@/components/explorer/use-stored";
import { buttonClass } from "@/components/ui/button";
import { describeRange } from "@/lib/search/describe";
import { type Lens, lensSearch } from "@/lib/search/lenses";
import type { Range, Window } from "@/lib/search/schema";
import { LensCount } from "./lens-count";
import { LensForm } from "./lens-form";
import { lensPath } from "./lens-path";

interface LensRowProps {
  scope: string;
  lens: Lens;
  current: Range | undefined;
  zone: string;
  /** The window to count in; null until somebody asks. */
  counted: Window | null;
}

/** One lens. Its heading is the target of a link from elsewhere, for a lens that has something to ask first. */
export function LensRow({ scope, lens, current, zone, counted }: LensRowProps) {
  const key = `lens:${scope}:${lens.id}`;
  const kept = useStored(key) ?? "";
  const { begin, conditions } = usePinnedConditions();
  const searchFor = (blank: string) => begin(lensSearch(lens, { current, blank }));
  const search = searchFor(kept);
  return (
    <li
      id={lens.id}
      className="grid scroll-mt-4 gap-x-6 gap-y-1.5 border-line border-b py-2.5 target:bg-accent-soft md:grid-cols-[minmax(0,1fr)_7.5rem_7.5rem_5rem] md:items-start"
    >
      <div className="min-w-0 max-w-3xl">
        <h3 className="font-semibold">{lens.title}</h3>
        <p>{lens.looksFor}</p>
        <p className="text-ink2">{lens.why}</p>
        {lens.asks ? (
          <LensForm
            asks={lens.asks}
            title={lens.title}
            kept={kept}
            pathOf={(blank) => lensPath(scope, lens, searchFor(blank))}
            onOpen={(blank) => store(key, lens.asks?.isKept ? blank : null)}
          />
        ) : null}
      </div>
      <div className="flex justify-between gap-4 md:contents">
        <p className="text-ink2 md:pt-1">
          {describeRange(search.range, zone)}
          {conditions.length === 0 ? null : (
            <span className="block text-ink3 text-sm">with what you pinned</span>
          )}
        </p>
        <div className="md:pt-1 md:text-right">
          {counted === null ? null : lens.asks && kept === "" ? (
            <span className="text-ink3">asks first</span>
          ) : (
            <LensCount scope={scope} search={search} window={counted} />
          )}
        </div>
      </div>
      {lens.asks ? null : (
        <Link
          href={lensPath(scope, lens, search)}
          prefetch={false}
          aria-label={`Open: ${lens.title}`}
          className={buttonClass()}
        >
          Open
        </Link>
      )}
    </li>
  );
}
