"use client";
import { EllipsisVertical, Folder } from "lucide-react";
import Link from "next/link";
import { useValueWords } from "@/components/explorer/org-names";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { SavedSearch } from "@/lib/contract/searches";
import { formatInstant } from "@/lib/core/zone";
import { describeSearch, type ValueWords } from "@/lib/search/describe";
import { savedPath, searchOf } from "./saved-address";
import type { SavedAct } from "./saved-dialogs";
import { useSavedMenu } from "./saved-menu";
import { SHARING } from "./sharing-words";
import { StarButton } from "./star-button";

interface SavedRowProps {
  scope: string;
  search: SavedSearch;
  zone: string;
  mayWrite: boolean;
  onTask: (task: SavedAct) => void;
}

/** One saved search: its name opens it, the menu holds what else can be done. */
export function SavedRow({ scope, search, zone, mayWrite, onTask }: SavedRowProps) {
  const wordsOf = useValueWords();
  const items = useSavedMenu({ scope, search, mayWrite, onTask });
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)_1.875rem] items-start gap-x-2 border-line border-b py-2 md:grid-cols-[1.75rem_minmax(0,1fr)_13rem_1.875rem]">
      <StarButton scope={scope} search={search} />
      <div className="min-w-0">
        <h3 className="wrap-anywhere font-semibold">
          <Link
            href={savedPath(scope, search)}
            prefetch={false}
            className="inline-flex min-h-6 items-center hover:underline"
          >
            {search.name}
          </Link>
        </h3>
        {search.description ? <p className="wrap-anywhere">{search.description}</p> : null}
        <p className="wrap-anywhere line-clamp-2 text-ink2">{contentWords(search, zone, wordsOf)}</p>
        <Labels search={search} />
      </div>
      <div className="text-ink2 text-sm max-md:col-start-2 md:pt-1">
        <p className="wrap-anywhere">
          {search.owner.name} · {SHARING[search.visibility].short}
        </p>
        <p className="wrap-anywhere text-ink3">
          {formatInstant(Date.parse(search.updatedAt), zone, "day-time")} by {search.updatedBy}
        </p>
      </div>
      <div className="max-md:col-start-3 max-md:row-start-1">
        <Menu
          label={`Actions: ${search.name}`}
          align="end"
          items={items}
          trigger={
            <IconButton label={`Actions: ${search.name}`}>
              <EllipsisVertical aria-hidden size={16} strokeWidth={1.5} />
            </IconButton>
          }
        />
      </div>
    </li>
  );
}

/** What it looks for; its range only where that is kept. */
function contentWords(search: SavedSearch, zone: string, wordsOf: ValueWords): string {
  const words = describeSearch(searchOf(search), zone, wordsOf);
  return search.keepsRange ? words : words.split(" · ").slice(1).join(" · ");
}

function Labels({ search: { folder, tags } }: { search: SavedSearch }) {
  if (folder === "" && tags.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 pt-1">
      {folder ? (
        <span className="wrap-anywhere inline-flex items-center gap-1 text-ink2 text-sm">
          <Folder aria-hidden size={14} strokeWidth={1.5} className="shrink-0" />
          {folder}
        </span>
      ) : null}
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </div>
  );
}
