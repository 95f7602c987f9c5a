import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { HistogramResponse } from "@/lib/contract/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { HistogramPanel } from "./histogram";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-20T13:00:00Z");
const WINDOW = { start: "2026-11-20T13:00:00.000Z", end: "2026-11-20T17:00:00.000Z" };
const COUNTS = [10, 312, 0, 40];

const answer = (more: Partial<HistogramResponse> = {}): HistogramResponse => ({
  interval: { unit: "h", value: 1 },
  buckets: COUNTS.map((count, index) => ({
    start: START + index * HOUR,
    end: START + (index + 1) * HOUR,
    count,
  })),
  series: [{ value: "failure", counts: [1, 12, 0, 0], exact: true }],
  source: "interval",
  exact: true,
  ...more,
});

function show(histogram: (call: ApiCall) => unknown, search: Search = DEFAULT_SEARCH) {
  const calls = stubApi({ histogram });
  const onZoom = vi.fn();
  const onBreakdown = vi.fn();
  const panel = (of: Search) => (
    <QueryClientProvider client={client}>
      <HistogramPanel
        scope="acme"
        search={of}
        window={WINDOW}
        zone="Europe/Paris"
        onZoom={onZoom}
        onBreakdown={onBreakdown}
      />
    </QueryClientProvider>
  );
  const client = new QueryClient();
  const { rerender } = render(panel(search));
  return {
    calls,
    onZoom,
    onBreakdown,
    rerender: (of: Search) => rerender(panel(of)),
    user: userEvent.setup({ delay: null }),
  };
}

const thumb = (name: RegExp) => screen.findByRole("slider", { name });

afterEach(() => vi.unstubAllGlobals());

describe("histogram", () => {
  it("asks for outcomes by default and says the picture in words", async () => {
    const { calls } = show(() => answer());
    const picture = await screen.findByRole("img");
    expect(picture.getAttribute("aria-label")).toBe(
      "4 bars of 1 hour, Fri 20 Nov 14:00 to 18:00. Peak: 312 events, Fri 20 Nov 15:00 to 16:00. 4 % failed.",
    );
    expect(calls[0]?.body).toMatchObject({ breakdown: "outcome", zone: "Europe/Paris", window: WINDOW });
  });

  it("draws failures with a pattern, not by colour alone", async () => {
    show(() => answer());
    const picture = await screen.findByRole("img");
    const hatched = [...picture.querySelectorAll("rect[fill^='url(#']")].filter(
      (rect) => rect.closest("pattern") === null,
    );
    expect(hatched).toHaveLength(2);
  });

  it("is selected and zoomed by keys alone", async () => {
    const { user, onZoom } = show(() => answer());
    const end = await thumb(/End/);
    expect(end.getAttribute("aria-valuetext")).toContain("Nothing selected.");
    (await thumb(/Start/)).focus();
    await user.keyboard("{ArrowRight}");
    end.focus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(end.getAttribute("aria-valuetext")).toBe("Fri 20 Nov 15:00 to 16:00, 312 events, 12 failed");
    await user.keyboard("{Enter}");
    expect(onZoom).toHaveBeenCalledExactlyOnceWith(START + HOUR, START + 2 * HOUR);
  });

  it("lets go of a selection with Escape", async () => {
    const { user, onZoom } = show(() => answer());
    const start = await thumb(/Start/);
    start.focus();
    await user.keyboard("{ArrowRight}{Escape}{Enter}");
    expect(start.getAttribute("aria-valuetext")).toContain("Nothing selected.");
    expect(onZoom).not.toHaveBeenCalled();
  });

  it("offers zoom and clear after a drag, and zooms only then", async () => {
    const { user, onZoom } = show(() => answer());
    const picture = await screen.findByRole("img");
    const surface = picture.parentElement as HTMLElement;
    surface.getBoundingClientRect = () => ({ left: 0, width: 400 }) as DOMRect;
    fireEvent.pointerDown(surface, { button: 0, clientX: 150 });
    fireEvent.pointerMove(surface, { clientX: 350 });
    expect(screen.queryByRole("button", { name: "Zoom" })).toBeNull();
    fireEvent.pointerUp(surface);
    expect(onZoom).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Zoom" }));
    expect(onZoom).toHaveBeenCalledExactlyOnceWith(START + HOUR, START + 4 * HOUR);
  });

  it("shows the same numbers as a table, each row a way in", async () => {
    const { user, onZoom } = show(() => answer());
    await screen.findByRole("img");
    await user.click(screen.getByRole("button", { name: "Table view" }));
    const rows = within(screen.getByRole("table"))
      .getAllByRole("row")
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows[0]).toEqual(["Time", "Events", "failure"]);
    expect(rows[2]).toEqual(["Fri 20 Nov 15:00 to 16:00", "312", "12"]);
    expect(rows).toHaveLength(5);
    await user.click(screen.getByRole("button", { name: "Zoom to Fri 20 Nov 15:00 to 16:00" }));
    expect(onZoom).toHaveBeenCalledExactlyOnceWith(START + HOUR, START + 2 * HOUR);
  });

  it("says when numbers are not plainly exact", async () => {
    show(() =>
      answer({ source: "counts", exact: false, notes: [{ code: "X", message: "Outcome is an estimate." }] }),
    );
    expect(await screen.findByText("1 h bars, approximate")).toBeTruthy();
    expect(screen.getByRole("button", { name: "1 note" })).toBeTruthy();
  });

  it("fails alone and can be tried again", async () => {
    let isDown = true;
    const { user } = show(() => {
      if (isDown) throw new ApiFailure(503, "UPSTREAM_DOWN", "JumpCloud is not available right now.");
      return answer();
    });
    expect((await screen.findByRole("alert")).textContent).toBe("JumpCloud is not available right now.");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(await screen.findByRole("img")).toBeTruthy();
  });

  it("keeps the old bars while new ones load, and a failed search does not leave them as its own", async () => {
    let fails = false;
    const { rerender } = show(() => {
      if (fails) throw new ApiFailure(502, "UPSTREAM_ERROR");
      return answer();
    });
    await screen.findByRole("img");
    fails = true;
    rerender({ ...DEFAULT_SEARCH, text: "jane" });
    expect(screen.getByRole("figure").getAttribute("aria-busy")).toBe("true");
    expect(screen.getByRole("img")).toBeTruthy();
    await screen.findByRole("alert");
    await waitFor(() => expect(screen.queryByRole("img")).toBeNull());
  });

  it("splits by another field", async () => {
    const { user, onBreakdown } = show(() => answer());
    await user.click(screen.getByRole("button", { name: "by outcome" }));
    await user.click(screen.getByRole("menuitemradio", { name: "service" }));
    expect(onBreakdown).toHaveBeenCalledExactlyOnceWith("service");
  });
});
