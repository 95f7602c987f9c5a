/**
 * What opens on demand (the content of menus and popovers, tooltips) in one piece of code that the first
 * paint does not wait for. The triggers are there from the start, with their listeners and ARIA state.
 */
import { onDemand } from "./on-demand";

const load = () => import("./surface-parts");

const menu = onDemand(async () => (await load()).MenuSurface);
const popover = onDemand(async () => (await load()).PopoverSurface);
const tooltip = onDemand(async () => (await load()).TooltipSurface);

export const MenuSurface = menu.Component;
export const PopoverSurface = popover.Component;
export const TooltipSurface = tooltip.Component;

/** Fetches the code of all of them. Never rejects. */
export async function preloadSurfaces(): Promise<void> {
  await Promise.all([menu.preload(), popover.preload(), tooltip.preload()]);
}
