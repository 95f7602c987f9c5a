"use client";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";

/** A server that answers in JumpCloud's place. */
export interface OtherApi {
  /** What its data is called: "Demo data" for the demo's. */
  label: string;
  /** With its port. */
  host: string;
}

const look = "flex h-6 min-w-0 shrink-20 items-center overflow-clip rounded-full @max-2xl:hidden";

/** Says that events do not come from JumpCloud's own address, and from where they do. */
export function OtherApiBadge({ api }: { api: OtherApi }) {
  return (
    <Tooltip text={`Not JumpCloud: events come from ${api.host}.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip must be reached by keyboard too */}
      <span tabIndex={0} className={look}>
        <Badge tone="step">{api.label}</Badge>
      </span>
    </Tooltip>
  );
}
