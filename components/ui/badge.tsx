import type { ReactNode } from "react";
import { cx } from "./cx";

const tones = {
  ok: "border-current text-ok",
  bad: "border-current text-bad",
  step: "border-current text-step",
  accent: "border-current text-accent",
  neutral: "border-line2 text-ink3",
};

interface BadgeProps {
  tone?: keyof typeof tones | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A word about the thing beside it: "exact", "demo data". */
export function Badge({ tone = "neutral", className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center whitespace-nowrap rounded-full border px-1.75 text-xs",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
