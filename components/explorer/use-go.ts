"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/** Leads to a path of ours. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return useCallback(
    (path) => {
      const { pathname } = window.location;
      // The same page with another search: no page has to be asked for.
      if (path === pathname || path.startsWith(`${pathname}?`)) window.history.pushState(null, "", path);
      else router.push(path);
    },
    [router],
  );
}
