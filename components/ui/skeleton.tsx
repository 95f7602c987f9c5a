import { cx } from "./cx";

/** A grey place for content that comes for the first time. Give it the size of what replaces it. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden className={cx("block animate-pulse rounded bg-line", className)} />;
}
