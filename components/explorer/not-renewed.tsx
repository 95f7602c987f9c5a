import { InlineFault } from "./inline-fault";

interface NotRenewedProps {
  /** Why the answer on screen could not be renewed, or null. */
  fault: unknown;
  onRetry: () => void;
}

/** Stands beside an answer that still holds but is not the newest. */
export function NotRenewed({ fault, onRetry }: NotRenewedProps) {
  if (fault === null) return null;
  return <InlineFault what="Not renewed" fault={fault} fallback="The request failed." onRetry={onRetry} />;
}
