import { RotateCw } from "lucide-react";
import { isAppError } from "@/lib/core/errors";

interface NotRenewedProps {
  /** Why the answer on screen could not be renewed, or null. */
  fault: unknown;
  onRetry: () => void;
}

/** Stands beside an answer that still holds but is not the newest. */
export function NotRenewed({ fault, onRetry }: NotRenewedProps) {
  if (fault === null) return null;
  const reason = isAppError(fault) ? fault.message : "The request failed.";
  return (
    <span role="alert" className="flex min-w-0 items-center gap-1.5">
      <span className="truncate text-bad">Not renewed: {reason}</span>
      <button
        type="button"
        onClick={onRetry}
        className="flex h-6 shrink-0 items-center gap-1 text-ink2 hover:text-ink"
      >
        <RotateCw aria-hidden size={14} strokeWidth={1.5} />
        Retry
      </button>
    </span>
  );
}
