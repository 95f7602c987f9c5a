"use client";

import { useSyncExternalStore } from "react";
import { Late, onDemand } from "@/components/ui/on-demand";
import type { Role } from "@/lib/contract/session";
import { ExplorerSkeleton } from "./explorer-skeleton";

const view = onDemand(() => import("./explorer-view"));

// The explorer's code starts on its way as soon as this module runs, not when React gets to it: it comes
// while the page wakes up. A failed load is tried again, and told, where the component is needed.
if (typeof window !== "undefined") void view.preload();

interface ExplorerProps {
  /** The `{scope}` of the path. */
  scope: string;
  /** The server's clock when it rendered the page, ms since the epoch. */
  serverNow: number;
  /** How many days of events the scope can be searched for. */
  retentionDays: number;
  userRole: Role;
}

/**
 * The explorer of one scope. The server draws its frame only: zone, pane widths and the clock are the
 * browser's, and drawing twice with different ones would make the page jump.
 */
export function Explorer({ scope, ...rest }: ExplorerProps) {
  const isBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  if (!isBrowser) return <ExplorerSkeleton />;
  return (
    <Late part={view} pending={<ExplorerSkeleton />}>
      {({ ExplorerView }) => <ExplorerView key={scope} scope={scope} {...rest} />}
    </Late>
  );
}
