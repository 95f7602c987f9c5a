const SELECTOR = "a[href],button,input,select,textarea,summary,[tabindex],[contenteditable=true]";

/** The elements inside `root` that Tab stops at, in document order. */
export function tabbables(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(SELECTOR)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(":disabled,[hidden],[type=hidden]") && isShown(element),
  );
}

function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility !== "function" || element.checkVisibility();
}
