/** Dragging a column by its heading. The document shows the drag; only the drop changes the table. */

interface Press {
  pointerId: number;
  clientX: number;
}

/** Less than this is a click that shook. */
const THRESHOLD_PX = 5;

/**
 * Follows the pointer that presses `handle`, a button in a heading, until it lets go, and calls `onDrop`
 * with the gap it was dropped into: 0 is before the first column. Escape gives up.
 */
export function dragColumn(handle: HTMLElement, press: Press, onDrop: (gap: number) => void): void {
  const heading = handle.closest("th");
  if (!heading || !handle.hasPointerCapture?.(press.pointerId)) return;
  const end = new AbortController();
  let gap: number | null = null;
  const onMove = ({ clientX }: PointerEvent) => {
    if (gap === null && Math.abs(clientX - press.clientX) < THRESHOLD_PX) return;
    const headings = headingsBeside(heading);
    gap = gapAt(
      clientX,
      headings.map((element) => element.getBoundingClientRect()),
    );
    mark(heading, headings, gap);
  };
  const stop = () => {
    end.abort();
    mark(heading, headingsBeside(heading), null);
  };
  const onUp = () => {
    stop();
    if (gap === null) return;
    swallowClick();
    onDrop(gap);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || gap === null) return;
    event.stopPropagation();
    swallowClick();
    stop();
  };
  const { signal } = end;
  handle.addEventListener("pointermove", onMove, { signal });
  handle.addEventListener("pointerup", onUp, { signal });
  handle.addEventListener("lostpointercapture", stop, { signal });
  document.addEventListener("keydown", onKey, { signal, capture: true });
}

function headingsBeside(heading: Element): Element[] {
  return [...(heading.parentElement?.children ?? [])].filter((element) =>
    element.querySelector("[data-column]"),
  );
}

/** The gap nearest to `x`, among columns that lie side by side. */
export function gapAt(x: number, columns: readonly { left: number; width: number }[]): number {
  return columns.filter(({ left, width }) => x > left + width / 2).length;
}

/** Shows what is dragged and where it would go, by attributes that the style of headings knows. */
function mark(dragged: HTMLElement, headings: readonly Element[], gap: number | null): void {
  dragged.toggleAttribute("data-dragged", gap !== null);
  for (const [place, element] of headings.entries()) {
    const isLast = gap === headings.length && place === headings.length - 1;
    if (place === gap || isLast) element.setAttribute("data-drop", isLast ? "after" : "before");
    else element.removeAttribute("data-drop");
  }
}

/** The release of a drag is a click as well, which would open the menu. The next press is a new matter. */
function swallowClick(): void {
  const end = new AbortController();
  const options = { capture: true, once: true, signal: end.signal };
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
    end.abort();
  };
  document.addEventListener("click", swallow, options);
  document.addEventListener("pointerdown", () => end.abort(), options);
}
