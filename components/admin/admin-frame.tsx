"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { ADMIN_TABS } from "./tabs";

/** What the pages of the administration share: the way from one to the other. Each has a heading of its own. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <nav
        aria-label="Administration"
        className="sticky top-0 z-10 flex shrink-0 overflow-x-auto border-line border-b bg-panel px-2.5"
      >
        {ADMIN_TABS.map(({ label, path }) => {
          const isHere = pathname === path;
          return (
            <Link
              key={path}
              href={path}
              prefetch={false}
              aria-current={isHere ? "page" : undefined}
              className={cx(
                "inline-flex h-8 shrink-0 items-center px-1.5 focus-visible:-outline-offset-2",
                isHere
                  ? "font-semibold text-ink shadow-[inset_0_-2px_var(--accent)]"
                  : "text-ink2 hover:text-ink",
              )}
            >
              {label}
            </Link>
          );
        })}
      </nav>
      {children}
    </div>
  );
}
