/** Rows and their buttons as the document holds them: the table hears events for all its rows. */

const BUTTON = "button, [role=button]";

/** The row that `target` lies in, or null. Portals of React lie outside, and spacers are no rows. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("tr[data-index]") : null;
}

/** The place of a row in the list. */
export function indexOf(row: HTMLElement): number {
  return Number(row.dataset.index);
}

/** Moves the focus between a row and the buttons inside it: into it, along, and back out. */
export function stepInside(
  step: "enter" | "leave" | "next" | "previous",
  row: HTMLElement,
  from: HTMLElement,
): void {
  const buttons = [...row.querySelectorAll<HTMLElement>(BUTTON)];
  const at = buttons.indexOf(from);
  const to = { enter: buttons[0], leave: row, next: buttons[at + 1], previous: buttons[at - 1] ?? row }[step];
  to?.focus();
}

/**
 * True when a click means the row itself: not a value in it (whose menu it opens), and not the end of
 * selecting text. The time is a button too, but opening the row is what it does.
 */
export function isPlainClick(event: { target: EventTarget | null; defaultPrevented: boolean }): boolean {
  if (event.defaultPrevented || !(event.target instanceof Element)) return false;
  if (event.target.closest(BUTTON)?.matches(":not([data-open])")) return false;
  const selection = window.getSelection();
  return selection === null || selection.isCollapsed || !selection.containsNode(event.target, true);
}

interface Click {
  target: EventTarget | null;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * What a click in a row selects: the row, with Shift all up to it. Null for a click that selects nothing, and
 * "none" for the one on a checkbox's label, which the browser follows with one on the checkbox itself.
 */
export function selectClick({ target, shiftKey, ctrlKey, metaKey }: Click): "row" | "range" | "none" | null {
  if (!(target instanceof Element)) return null;
  const isLabel = target.closest("[data-select]") !== null;
  if (isLabel && !(target instanceof HTMLInputElement)) return "none";
  if (target.closest(BUTTON) !== null) return null;
  if (shiftKey) return "range";
  return isLabel || ctrlKey || metaKey ? "row" : null;
}

/** `aria-rowcount`: all the rows there are and the header, or -1 while that is not known. */
export function rowCount(
  total: { count: number; exact: boolean } | null,
  loaded: number,
  hasMore: boolean,
): number {
  if (!hasMore) return loaded + 1;
  return total?.exact && total.count >= loaded ? total.count + 1 : -1;
}
