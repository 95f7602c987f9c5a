"use client";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

interface DisclosureButtonProps {
  isOpen: boolean;
  /** Id of what opens; it is there only while it is open. */
  controls: string;
  onToggle: () => void;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** The heading of a part that opens and closes (ARIA practices: disclosure). */
export function DisclosureButton({
  isOpen,
  controls,
  onToggle,
  id,
  className,
  children,
}: DisclosureButtonProps) {
  return (
    <button
      type="button"
      id={id}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
      className={cx("flex min-h-6 items-center gap-1 rounded-sm font-semibold", className)}
    >
      <ChevronRight
        aria-hidden
        size={12}
        strokeWidth={2}
        className={cx("shrink-0 text-ink3", isOpen && "rotate-90")}
      />
      {children}
    </button>
  );
}
