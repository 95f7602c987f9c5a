/** Longest that is waited for a frame: a page in the background, or one under load, paints none. */
const LONGEST_MS = 100;

/**
 * Resolves once the browser has painted what the code so far has changed. To start a request takes some
 * milliseconds of the page's own time, and a search starts a dozen of them: what was clicked is shown first.
 * Throws the reason of `signal` when that ended the wait.
 */
export async function afterPaint(signal: AbortSignal): Promise<void> {
  if (typeof requestAnimationFrame === "function" && !document.hidden) await nextFrame();
  signal.throwIfAborted();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const latest = setTimeout(done, LONGEST_MS);
    // A frame's callbacks run before it is painted, a task that they queue runs after.
    const frame = requestAnimationFrame(() => setTimeout(done, 0));
    function done() {
      clearTimeout(latest);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}
