"use client";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";

const look = "flex h-6 min-w-0 shrink-20 items-center overflow-clip rounded-full max-sm:hidden";

/** Says that events come from a stand-in for JumpCloud's API on this machine, and from where. */
export function LocalDataBadge({ host }: { host: string }) {
  return (
    <Tooltip text={`Events come from ${host}, not from JumpCloud.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip must be reached by keyboard too */}
      <span tabIndex={0} className={look}>
        <Badge tone="step">Local data</Badge>
      </span>
    </Tooltip>
  );
}
