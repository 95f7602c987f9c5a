import Link from "next/link";
import { lensPath } from "@/components/lenses/lens-path";
import { Button, buttonClass } from "@/components/ui/button";
import { type Lens, lensGroups, lensSearch } from "@/lib/search/lenses";
import type { SavedTask } from "./saved-dialogs";
import { copyOfLens } from "./saved-draft";

interface LensCopiesProps {
  scope: string;
  lenses: readonly Lens[];
  mayWrite: boolean;
  onTask: (task: SavedTask) => void;
}

/** The lenses, to be opened or to be made one's own. Those that ask for something first do so on their page. */
export function LensCopies({ scope, lenses, mayWrite, onTask }: LensCopiesProps) {
  const page = `/o/${encodeURIComponent(scope)}/lenses`;
  return (
    <section aria-label="Lenses">
      <h2 className="flex items-baseline gap-2 border-line border-b pb-1 font-semibold text-ink2">
        Lenses
        <Link href={page} prefetch={false} className="font-normal text-accent text-sm hover:underline">
          What they are for, and counts
        </Link>
      </h2>
      {lensGroups(lenses).map((group) => (
        <section key={group.group} aria-label={`Lenses: ${group.group}`}>
          <h3 className="pt-2 text-ink3 text-sm">{group.group}</h3>
          <ul>
            {group.lenses.map((lens) => (
              <li
                key={lens.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5"
              >
                <div className="min-w-0 flex-1 basis-72">
                  <p className="font-semibold">{lens.title}</p>
                  <p className="text-ink2">{lens.looksFor}</p>
                </div>
                <div className="flex gap-2">
                  <Link
                    href={lens.asks ? `${page}#${lens.id}` : lensPath(scope, lens, lensSearch(lens))}
                    prefetch={false}
                    aria-label={`Open: ${lens.title}`}
                    className={buttonClass("secondary", "sm")}
                  >
                    {lens.asks ? "Open…" : "Open"}
                  </Link>
                  {mayWrite ? (
                    <Button
                      size="sm"
                      aria-label={`Save a copy: ${lens.title}`}
                      onClick={() => onTask({ kind: "new", draft: copyOfLens(scope, lens) })}
                    >
                      Save a copy…
                    </Button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
