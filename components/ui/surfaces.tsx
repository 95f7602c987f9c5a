/**
 * What opens on demand (the content of menus and popovers, tooltips) in one piece of code that the first
 * paint does not wait for. The triggers are there from the start, with their listeners and ARIA state.
 */
import type { ReactNode } from "react";
import type { LayerProps } from "./layer";
import { Late, onDemand } from "./on-demand";
import { SurfaceError } from "./surface-error";
import type { MenuSurfaceProps, PopoverSurfaceProps } from "./surface-parts";

const surfaces = onDemand(() => import("./surface-parts"));

export function MenuSurface(props: MenuSurfaceProps): ReactNode {
  return (
    <Late part={surfaces} failed={(failure) => <SurfaceError {...props} failure={failure} />}>
      {(parts) => <parts.MenuSurface {...props} />}
    </Late>
  );
}

export function PopoverSurface(props: PopoverSurfaceProps): ReactNode {
  return (
    <Late part={surfaces} failed={(failure) => <SurfaceError {...props} failure={failure} />}>
      {(parts) => <parts.PopoverSurface {...props} />}
    </Late>
  );
}

/** It comes and goes with the pointer: where its code is missing, nothing is said. */
export function TooltipSurface(props: LayerProps): ReactNode {
  return (
    <Late part={surfaces} failed={() => null}>
      {(parts) => <parts.TooltipSurface {...props} />}
    </Late>
  );
}

/** Fetches the code of all of them. Never rejects. */
export const preloadSurfaces = surfaces.preload;
