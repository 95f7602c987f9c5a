import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";

export interface PartFailure {
  /** Loads that failed since the part was asked for. */
  tries: number;
  isRetrying: boolean;
  onRetry: () => void;
}

/** In the place of a part whose code did not come: offline, or gone since a newer version was deployed. */
export function PartError({ tries, isRetrying, onRetry }: PartFailure) {
  const isStubborn = tries > 1;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.5} className="shrink-0 text-bad" />
      <p role="alert" className="font-semibold">
        This part could not be loaded.{isStubborn ? " There may be a newer version of this page." : null}
      </p>
      {/* It keeps its place, and the focus, while it works. */}
      <Button
        size="sm"
        aria-disabled={isRetrying || undefined}
        onClick={() => (isRetrying ? undefined : onRetry())}
      >
        <RotateCw aria-hidden size={14} strokeWidth={1.5} />
        Retry
      </Button>
      {isStubborn ? (
        <Button size="sm" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      ) : null}
    </div>
  );
}
