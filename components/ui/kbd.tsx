import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block rounded border border-line2 px-1.25 font-mono text-ink3 text-xs leading-4">
      {children}
    </kbd>
  );
}
