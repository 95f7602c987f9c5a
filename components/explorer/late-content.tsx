"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Late, type OnDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";

interface LateContentProps<M> {
  part: OnDemand<M>;
  /** The size of the content, reserved before it is there. */
  className: string;
  children: (code: M) => ReactNode;
}

/** Content of a popover whose code comes when it is first opened; the focus goes into it when it is there. */
export function LateContent<M>({ part, className, children }: LateContentProps<M>) {
  return (
    <Late part={part} pending={<Skeleton className={className} />}>
      {(code) => <FocusFirst>{children(code)}</FocusFirst>}
    </Late>
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
