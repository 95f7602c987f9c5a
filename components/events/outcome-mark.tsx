import { cx } from "@/components/ui/cx";
import type { OutcomeKind } from "@/lib/insights/outcome";

/** Shape, word and colour each tell the outcome alone, so that none of them has to be seen. */
const MARKS: Record<OutcomeKind, { word: string; tone: string; shape: React.ReactNode }> = {
  success: { word: "success", tone: "text-ok", shape: <path d="m3 8.5 3.5 3.5L13 4.5" /> },
  failure: { word: "failure", tone: "text-bad", shape: <path d="m4 4 8 8m0-8-8 8" /> },
  step: {
    word: "MFA step",
    tone: "text-step",
    shape: (
      <>
        <circle cx="8" cy="8" r="5.25" />
        <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
      </>
    ),
  },
  unknown: { word: "event", tone: "text-ink3", shape: <circle cx="8" cy="8" r="3.5" fill="currentColor" /> },
};

/** The word for an outcome, as every place on the screen writes it. */
export function outcomeWord(kind: OutcomeKind): string {
  return MARKS[kind].word;
}

/** ✓ success, ✕ failure, ◐ MFA step, ● event. */
export function OutcomeMark({ kind, className }: { kind: OutcomeKind; className?: string | undefined }) {
  const { word, tone, shape } = MARKS[kind];
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", tone, className)}>
      <svg
        aria-hidden
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="size-3.5 shrink-0"
      >
        {shape}
      </svg>
      {word}
    </span>
  );
}
