"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { ExplorerSkeleton } from "./explorer-skeleton";
import { ExplorerView } from "./explorer-view";
import { ValueMenuProvider } from "./value-menu";

interface ExplorerProps {
  /** The `{scope}` of the path. */
  scope: string;
  /** The server's clock when it rendered the page, ms since the epoch. */
  serverNow: number;
}

/**
 * The explorer of one scope. The server draws its frame only: zone, pane widths and the clock are the
 * browser's, and drawing twice with different ones would make the page jump.
 */
export function Explorer({ scope, serverNow }: ExplorerProps): ReactNode {
  const isBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  if (!isBrowser) return <ExplorerSkeleton />;
  return (
    <ValueMenuProvider>
      <ExplorerView key={scope} scope={scope} serverNow={serverNow} />
    </ValueMenuProvider>
  );
}
