/**
 * The open layers (menus, popovers, dialogs) in the order they opened. One Escape closes the topmost only; a
 * press outside closes every layer above the pressed one. The platform's own light dismiss is not used: it
 * closes and reopens a layer when its trigger is pressed.
 */

export type CloseReason = "escape" | "outside";

export interface OpenLayer {
  element: HTMLElement;
  /** A press on it counts as inside: it toggles the layer itself. */
  anchor: HTMLElement | null;
  close: (reason: CloseReason) => void;
}

const layers: OpenLayer[] = [];

function onKeyDown(event: KeyboardEvent): void {
  const top = layers.at(-1);
  if (event.key !== "Escape" || event.isComposing || !top) return;
  // Without this a modal dialog below would close as well.
  event.preventDefault();
  event.stopPropagation();
  top.close("escape");
}

function onPointerDown(event: PointerEvent): void {
  const target = event.target instanceof Node ? event.target : null;
  for (const layer of [...layers].reverse()) {
    if (layer.element.contains(target) || layer.anchor?.contains(target)) return;
    layer.close("outside");
  }
}

/** Registers an open layer; the answer takes it off again. */
export function pushLayer(layer: OpenLayer): () => void {
  if (layers.length === 0) {
    document.addEventListener("keydown", onKeyDown, true);
    document.addEventListener("pointerdown", onPointerDown, true);
  }
  layers.push(layer);
  return () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
    if (layers.length > 0) return;
    document.removeEventListener("keydown", onKeyDown, true);
    document.removeEventListener("pointerdown", onPointerDown, true);
  };
}
