"use client";

import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Content of a popover whose code comes when it is first opened; the focus goes into it when it is there. */
export function LazyContent({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <Suspense fallback={<Skeleton className={className ?? "h-48 w-72"} />}>
      <FocusFirst>{children}</FocusFirst>
    </Suspense>
  );
}

function FocusFirst({ children }: { children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    if (element && !element.contains(document.activeElement)) {
      element.querySelector<HTMLElement>("[data-autofocus]")?.focus({ preventScroll: true });
    }
  }, []);
  return <div ref={content}>{children}</div>;
}
