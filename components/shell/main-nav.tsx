"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { useFreshPath } from "@/components/explorer/use-fresh-path";
import { cx } from "@/components/ui/cx";
import type { OrgSummary } from "@/lib/contract/orgs";
import { isAt, placesOf } from "./pages";
import { useRecentScopes } from "./recent-scopes";
import { useScope } from "./use-scope";

/**
 * The places of the product. Explore starts a fresh search with what is pinned, and Back brings the old one back; the lenses
 * are told the time range that one looks at.
 */
export function MainNav({ scopes, isAdmin }: { scopes: readonly OrgSummary[]; isAdmin: boolean }) {
  const current = useScope(scopes);
  const [last] = useRecentScopes(scopes);
  // From the administration one comes back to where one was.
  const scope = current ?? last ?? null;
  const pathname = usePathname();
  const router = useRouter();
  const range = useSearchParams()?.get("range") ?? null;
  const freshPath = useFreshPath();
  const explorePath = scope === null ? undefined : freshPath(scope.scope);
  const query = range === null ? "" : `?${new URLSearchParams({ range })}`;
  return (
    <nav aria-label="Main" className="flex shrink-0 items-center gap-1">
      {placesOf(scope?.scope ?? null, isAdmin).map((place) => {
        const { key, label, path, isRare } = place;
        const isHere = isAt(place, pathname);
        const href =
          key === "e" ? (explorePath ?? path) : key === "l" || key === "s" ? `${path}${query}` : path;
        return (
          <a
            key={key}
            href={href}
            onClick={(event) => {
              if (!isOwnClick(event)) return;
              event.preventDefault();
              router.push(href);
            }}
            aria-current={isHere ? "page" : undefined}
            className={cx(
              "inline-flex h-7.5 items-center rounded-md px-2.5 @max-2xl:px-1.5 @max-[24.25rem]:px-1",
              // Where there is no room for both, the way elsewhere stays.
              "@max-[24.25rem]:aria-[current=page]:hidden",
              isRare && "@max-2xl:hidden",
              isHere ? "bg-sunk font-semibold text-ink" : "text-ink2 hover:bg-sunk hover:text-ink",
            )}
          >
            {label}
          </a>
        );
      })}
    </nav>
  );
}

/** True for a plain click, which moves within the page; others open tabs and windows, as of any link. */
function isOwnClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
