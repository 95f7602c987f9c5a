import { RotateCw } from "lucide-react";
import { isAppError } from "@/lib/core/errors";

interface InlineFaultProps {
  /** What did not happen: `Not counted`. */
  what: string;
  fault: unknown;
  /** The reason to give for a fault that has no text of its own. */
  fallback: string;
  onRetry: () => void;
}

/** A fault told in one line beside what still holds, with the way to try again. */
export function InlineFault({ what, fault, fallback, onRetry }: InlineFaultProps) {
  return (
    <span role="alert" className="flex min-w-0 items-center gap-1.5">
      <span className="truncate text-bad @max-xl:whitespace-normal">{`${what}: ${isAppError(fault) ? fault.message : fallback}`}</span>
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
