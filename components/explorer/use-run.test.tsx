import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { countQuery } from "@/lib/client/queries/count";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Search } from "@/lib/search/schema";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { useRun } from "./use-run";

afterEach(() => vi.unstubAllGlobals());

const NOON = Date.parse("2026-11-21T12:00:00.000Z");
const ABSOLUTE: Search = {
  ...DEFAULT_SEARCH,
  range: { from: "2026-11-20T00:00:00Z", to: "2026-11-20T06:00:00Z" },
};

function run(initial: Search) {
  let now = NOON;
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(
    ({ search, zone }) => {
      const held = useRun("acme", search, zone, () => now);
      const { isSuccess, isFetching } = useQuery(countQuery("acme", search, held.run.window));
      return { ...held, isCounted: isSuccess && !isFetching };
    },
    { wrapper, initialProps: { search: initial, zone: "UTC" } },
  );
  return {
    hook,
    window: () => hook.result.current.run.window,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const answering = () => stubApi({ count: () => ({ count: 3, exact: true }) });

describe("useRun", () => {
  it("fixes the window when it starts", () => {
    answering();
    const { hook, window, pass } = run(DEFAULT_SEARCH);
    const first = window();
    expect(first).toEqual({ start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" });
    pass(60_000);
    hook.rerender({ search: { ...DEFAULT_SEARCH }, zone: "UTC" });
    expect(window()).toBe(first);
  });

  it("starts a new run for a new search, not for columns or breakdown", () => {
    answering();
    const { hook, window, pass } = run(DEFAULT_SEARCH);
    const first = window();
    pass(60_000);
    hook.rerender({ search: { ...DEFAULT_SEARCH, columns: ["time"], breakdown: "service" }, zone: "UTC" });
    expect(window()).toBe(first);
    hook.rerender({ search: { ...DEFAULT_SEARCH, text: "jane" }, zone: "UTC" });
    expect(window().end).toBe("2026-11-21T12:01:00.000Z");
  });

  it("follows the zone for calendar ranges alone", () => {
    answering();
    const rolling = run(DEFAULT_SEARCH);
    const before = rolling.window();
    rolling.hook.rerender({ search: DEFAULT_SEARCH, zone: "Asia/Tokyo" });
    expect(rolling.window()).toBe(before);

    const today: Search = { ...DEFAULT_SEARCH, range: { last: "today" } };
    const calendar = run(today);
    expect(calendar.window().start).toBe("2026-11-21T00:00:00.000Z");
    calendar.hook.rerender({ search: today, zone: "Asia/Tokyo" });
    expect(calendar.window().start).toBe("2026-11-20T15:00:00.000Z");
  });

  it("ends a relative range now when it is run again", async () => {
    const calls = answering();
    const { hook, window, pass } = run(DEFAULT_SEARCH);
    await waitFor(() => expect(hook.result.current.isCounted).toBe(true));
    pass(60_000);
    act(() => hook.result.current.rerun());
    expect(window().end).toBe("2026-11-21T12:01:00.000Z");
    await waitFor(() => expect(calls).toHaveLength(2));
  });

  it("asks again for an absolute range, whose window stays", async () => {
    const calls = answering();
    const { hook, window } = run(ABSOLUTE);
    await waitFor(() => expect(hook.result.current.isCounted).toBe(true));
    const before = window();
    act(() => hook.result.current.rerun());
    await waitFor(() => expect(calls).toHaveLength(2));
    expect(window()).toEqual(before);
    expect(calls[1]?.body.window).toEqual(calls[0]?.body.window);
    await waitFor(() => expect(hook.result.current.isCounted).toBe(true));
  });
});
