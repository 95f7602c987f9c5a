import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import type { HistogramResponse } from "@/lib/contract/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { HistogramPanel } from "./histogram";
import { createOnScreen } from "./on-screen";

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

function show(
  histogram: (call: ApiCall) => unknown,
  search: Search = DEFAULT_SEARCH,
  facets: (call: ApiCall) => unknown = () => new Promise(() => {}),
) {
  const calls = stubApi({ histogram, facets });
  const onZoom = vi.fn();
  const onBreakdown = vi.fn();
  const onShow = vi.fn();
  const onScreen = createOnScreen();
  function Panel({ of }: { of: Search }) {
    const [view, setView] = useState<string>();
    return (
      <ValueMenuProvider>
        <HistogramPanel
          scope="acme"
          search={of}
          window={WINDOW}
          zone="Europe/Paris"
          onZoom={onZoom}
          onShow={onShow}
          onScreen={onScreen}
          view={view}
          onView={setView}
          onBreakdown={onBreakdown}
        />
      </ValueMenuProvider>
    );
  }
  const panel = (of: Search) => (
    <QueryClientProvider client={client}>
      <Panel of={of} />
    </QueryClientProvider>
  );
  const client = new QueryClient();
  const { rerender } = render(panel(search));
  return {
    calls,
    onZoom,
    onShow,
    onScreen,
    onBreakdown,
    rerender: (of: Search) => rerender(panel(of)),
    user: userEvent.setup({ delay: null }),
  };
}

/** Selects the bars from one fraction of the width to another. */
async function brush(from: number, to: number) {
  const picture = await screen.findByRole("img");
  const surface = picture.parentElement as HTMLElement;
  surface.getBoundingClientRect = () => ({ left: 0, width: 400 }) as DOMRect;
  fireEvent.pointerDown(surface, { button: 0, clientX: 400 * from });
  fireEvent.pointerMove(surface, { clientX: 400 * to });
  fireEvent.pointerUp(surface);
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
    await user.click(await screen.findByRole("button", { name: "by outcome" }));
    await user.click(screen.getByRole("menuitemradio", { name: "service" }));
    expect(onBreakdown).toHaveBeenCalledExactlyOnceWith("service");
  });

  it("splits by any other field, named by its path", async () => {
    const { user, onBreakdown } = show(() => answer());
    const button = await screen.findByRole("button", { name: "by outcome" });
    await user.click(button);
    await user.click(screen.getByRole("menuitem", { name: "Another field…" }));
    const field = await screen.findByRole("combobox", { name: "Field" });
    expect(document.activeElement).toBe(field);
    await user.paste("auth_method");
    await user.keyboard("{Enter}");
    expect(onBreakdown).toHaveBeenCalledExactlyOnceWith("auth_method");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe("a selection", () => {
  it("can be shown in the table, and keeps the bars as they are", async () => {
    const { user, onShow, onZoom } = show(() => answer());
    await brush(0.3, 0.45);
    await user.click(screen.getByRole("button", { name: "Show these events" }));
    expect(onShow).toHaveBeenCalledExactlyOnceWith(START + HOUR, START + 2 * HOUR);
    expect(onZoom).not.toHaveBeenCalled();
  });

  it("offers no events to show where there are none", async () => {
    show(() => answer());
    await brush(0.55, 0.7);
    expect(screen.getByRole("button", { name: "Zoom" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show these events" })).toBeNull();
  });

  it("is compared with the rest: two calls a field, values with their menu, until the window changes", async () => {
    const facets = ({ body }: ApiCall) => {
      const { start } = body.window as { start: string };
      const isInside = start !== WINDOW.start;
      const values = isInside ? { odd: 30, usual: 10 } : { usual: 1_000, odd: 30, quiet: 50 };
      const list = Object.entries(values).map(([value, count]) => ({ value, count }));
      return {
        field: body.field,
        values: body.field === "client_ip" ? list : [],
        other: 0,
        errorBound: 0,
        ignores: [],
      };
    };
    const { user, calls } = show(() => answer(), DEFAULT_SEARCH, facets);
    await brush(0.3, 0.45);
    await user.click(screen.getByRole("button", { name: "Compare with the rest" }));
    const panel = within(await screen.findByRole("region", { name: "Compare with the rest" }));
    await panel.findByRole("button", { name: "client_ip odd: actions" });
    expect(document.activeElement).toBe(panel.getByRole("heading", { level: 2 }));
    expect(screen.queryByRole("button", { name: "Zoom" })).toBeNull();
    const asked = calls.filter(({ route }) => route === "facets");
    expect(asked).toHaveLength(10);
    expect(asked[0]?.body.window).toEqual({
      start: "2026-11-20T14:00:00.000Z",
      end: "2026-11-20T14:59:59.999Z",
    });
    const rows = panel.getAllByRole("row").map((row) => row.textContent);
    expect(rows.filter((row) => !row?.includes("Share"))).toEqual([
      "oddnew75 %0 %",
      "usual25 %95.2 %",
      "quietgone0 %4.8 %",
    ]);
    await user.click(panel.getByRole("button", { name: "Close the comparison" }));
    expect(screen.queryByRole("region", { name: "Compare with the rest" })).toBeNull();
    expect(document.activeElement).toBe(await thumb(/End/));
    await user.keyboard("{ArrowLeft}{ArrowRight}");
    expect(screen.getByRole("button", { name: "Zoom" })).toBeTruthy();
  });
});

it("marks the stretch that the table has on screen", async () => {
  const { onScreen } = show(() => answer());
  const picture = await screen.findByRole("img");
  const band = () => picture.parentElement?.querySelector<HTMLElement>("[data-on-screen]") ?? null;
  expect(band()).toBeNull();
  act(() => onScreen.set({ startMs: START + HOUR, endMs: START + 2 * HOUR }));
  expect([band()?.style.left, band()?.style.width]).toEqual(["25%", "25%"]);
  act(() => onScreen.set(null));
  expect(band()).toBeNull();
});

describe("the week", () => {
  const hours = (call: ApiCall) =>
    call.body.per === "hour"
      ? answer({
          series: undefined as never,
          buckets: COUNTS.map((count, n) => ({
            start: START + n * HOUR,
            end: START + (n + 1) * HOUR,
            count,
          })),
        })
      : answer();

  it("is asked for when it is looked at, and says each hour in words", async () => {
    const { user, calls } = show(hours);
    await screen.findByRole("img");
    expect(calls.filter(({ body }) => body.per === "hour")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Week" }));
    const grid = await screen.findByRole("grid", { name: "Events by hour and weekday" });
    expect(calls.at(-1)?.body).toMatchObject({ per: "hour", zone: "Europe/Paris" });
    expect(calls.at(-1)?.body).not.toHaveProperty("breakdown");
    expect(within(grid).getAllByRole("gridcell")).toHaveLength(7 * 24);
    // 14:00 UTC is 15:00 in Paris.
    const peak = within(grid).getByRole("gridcell", { name: "Fri 15:00 to 16:00: 312 events" });
    expect(
      within(grid).getByRole("gridcell", { name: "Sun 03:00 to 04:00: not in this time range" }),
    ).toBeTruthy();
    expect(screen.getByText(/^Most often Fri 15:00 to 16:00: 312 events/)).toBeTruthy();
    await user.hover(peak);
    expect(screen.getByText(/^Fri 15:00 to 16:00: 312 events/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Week" }));
    expect(await screen.findByRole("img")).toBeTruthy();
  });

  it("leads from a cell to each of its hours, by pointer and by key", async () => {
    const { user, onZoom } = show(hours);
    await user.click(screen.getByRole("button", { name: "Week" }));
    const grid = await screen.findByRole("grid");
    const cell = (name: RegExp) => within(grid).getByRole("gridcell", { name });
    await user.click(cell(/^Fri 15:00/));
    const item = await screen.findByRole("menuitem", { name: /^Fri 20 Nov 15:00 to 16:00/ });
    expect(item.textContent).toContain("312 events");
    await user.click(item);
    expect(onZoom).toHaveBeenCalledWith(START + HOUR, START + 2 * HOUR);
    await user.click(cell(/^Fri 16:00/));
    await user.click(cell(/^Sun 03:00/));
    expect(screen.queryByRole("menu")).toBeNull();
    cell(/^Fri 17:00/).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("menu");
    await user.keyboard("{Enter}");
    expect(onZoom).toHaveBeenLastCalledWith(START + 3 * HOUR, START + 4 * HOUR);
  });

  it("is walked by the arrows from one tab stop", async () => {
    const { user } = show(hours);
    await user.click(screen.getByRole("button", { name: "Week" }));
    const grid = await screen.findByRole("grid");
    const stops = within(grid)
      .getAllByRole("gridcell")
      .filter((cell) => cell.tabIndex === 0);
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    const name = () => document.activeElement?.getAttribute("aria-label")?.slice(0, 18);
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(name()).toBe("Sat 16:00 to 17:00");
    await user.keyboard("{Home}{ArrowLeft}{ArrowUp}{ArrowUp}");
    expect(name()).toBe("Thu 00:00 to 01:00");
    await user.keyboard("{Control>}{End}{/Control}{ArrowDown}");
    expect(name()).toBe("Sun 23:00 to 00:00");
  });
});
