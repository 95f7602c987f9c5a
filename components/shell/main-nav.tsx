"use client";
import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { cx } from "@/components/ui/cx";
import type { OrgSummary } from "@/lib/contract/orgs";
import { scopePath } from "./scope-path";
import { useScope } from "./use-scope";

/** The places of the product. Explore starts a fresh search; Back brings the old one back. */
export function MainNav({ scopes }: { scopes: readonly OrgSummary[] }) {
  const scope = useScope(scopes);
  const pathname = usePathname();
  const router = useRouter();
  const href = scope ? scopePath(scope.scope) : "/";
  const isHere = scope !== null && pathname === href;
  return (
    <nav aria-label="Main" className="flex shrink-0 items-center gap-1">
      <a
        href={href}
        onClick={(event) => {
          if (!isOwnClick(event)) return;
          event.preventDefault();
          router.push(href);
        }}
        aria-current={isHere ? "page" : undefined}
        className={cx(
          "inline-flex h-7.5 items-center rounded-md px-2.5 max-sm:px-1.5",
          isHere ? "bg-sunk font-semibold text-ink" : "text-ink2 hover:bg-sunk hover:text-ink",
        )}
      >
        Explore
      </a>
    </nav>
  );
}

/** True for a plain click, which moves within the page; others open tabs and windows, as of any link. */
function isOwnClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
