import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { Explorer } from "./explorer";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const event = (n: number) => ({
  id: `e${n}`,
  event_type: "user_login_attempt",
  service: "directory",
  success: true,
  timestamp: "2026-11-21T04:12:07.921Z",
  organization: "o1",
});

const page = (count: number, more: object = {}) => ({
  events: Array.from({ length: count }, (_, index) => event(index)),
  page: { count, limit: 200, sort: "desc", cursor: null, complete: true, requestIds: [], notes: [], ...more },
});

const bars = (call: ApiCall) => {
  const { start, end } = call.body.window as { start: string; end: string };
  return {
    interval: { unit: "h", value: 24 },
    buckets: [{ start: Date.parse(start), end: Date.parse(end), count: 3 }],
    source: "interval",
    exact: true,
  };
};

type Answers = Parameters<typeof stubApi>[0];

function show(query = "", answers: Answers = {}, retentionDays = 90) {
  history.replaceState(null, "", `/o/acme${query}`);
  const calls = stubApi({
    search: () => page(3),
    count: () => ({ count: 3, exact: true }),
    histogram: bars,
    facets: (call) => ({ field: call.body.field, values: [], other: 0, errorBound: 0, ignores: [] }),
    ...answers,
  });
  const client = new QueryClient();
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <Explorer
        scope="acme"
        userRole="analyst"
        serverNow={Date.parse("2026-11-21T12:00:00Z")}
        retentionDays={retentionDays}
      />
    </QueryClientProvider>,
  );
  const of = (route: string) => calls.filter((call) => call.route === route);
  return { calls, of, unmount, user: userEvent.setup({ delay: null }) };
}

/** A desktop, or a phone. */
function screenOf(width: number): void {
  vi.stubGlobal("matchMedia", (query: string) => {
    const least = Number(/min-width: (\d+)rem/.exec(query)?.[1] ?? 0) * 16;
    return { matches: width >= least, addEventListener: () => {}, removeEventListener: () => {} };
  });
}

beforeEach(() => screenOf(1440));
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

describe("a run", () => {
  it("asks for rows, count and bars at once, over one window, with a first page", async () => {
    const { of } = show("?range=7d&where=client_ip:10.0.0.8");
    await screen.findByText("3 loaded, newest first");
    const [search, count, histogram] = ["search", "count", "histogram"].map((route) => of(route));
    expect([search?.length, count?.length, histogram?.length]).toEqual([1, 1, 1]);
    expect(search?.[0]?.body.limit).toBe(500);
    expect(count?.[0]?.body.window).toEqual(search?.[0]?.body.window);
    expect(histogram?.[0]?.body.window).toEqual(search?.[0]?.body.window);
    expect(search?.[0]?.path).toBe("/api/orgs/acme/events/search");
  });

  it("keeps the facets' place while it loads, so that nothing moves aside for them", async () => {
    show("", { search: () => new Promise(() => {}), count: () => new Promise(() => {}) });
    expect(await screen.findByRole("separator", { name: "Width of the facets" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "Events are loading" })).toBeTruthy();
    expect(screen.queryByText(/0 loaded/)).toBeNull();
  });

  it("says how many there are and how sure that is", async () => {
    show("", { count: () => ({ count: 1284, exact: true }) });
    const line = (await screen.findByText("1,284")).parentElement?.parentElement;
    expect(line?.textContent).toBe("1,284 eventsexact");
  });

  it("takes the typed text on Enter, and never while typing", async () => {
    const { user, of } = show();
    await screen.findByText("3 loaded, newest first");
    await user.type(screen.getByRole("textbox", { name: "Search text in events" }), "jane");
    expect(of("search")).toHaveLength(1);
    expect(location.search).toBe("");
    await user.keyboard("{Enter}");
    expect(location.search).toBe("?text=jane");
    await waitFor(() => expect(of("search")).toHaveLength(2));
    expect(of("search")[1]?.body.search).toMatchObject({ text: "jane" });
  });

  it("keeps a draft when the search changes elsewhere", async () => {
    const { user } = show("?where=client_ip:10.0.0.8");
    const field = (await screen.findByRole("textbox", { name: "Search text in events" })) as HTMLInputElement;
    await user.type(field, "half a thou");
    await user.click(screen.getByRole("button", { name: "Remove: client_ip is 10.0.0.8" }));
    expect(field.value).toBe("half a thou");
  });

  it("finds a draft again after a reload, until the search gets another text", async () => {
    const first = show("?text=bob");
    const field = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Search text in events" });
    await first.user.type(await field(), "by half");
    first.unmount();

    const { user } = show("?text=bob");
    expect((await field()).value).toBe("bobby half");
    await user.type(await field(), "{Enter}");
    expect(location.search).toBe("?text=bobby+half");
    act(() => history.replaceState(null, "", "?text=bob"));
    await waitFor(async () => expect((await field()).value).toBe("bob"));
  });

  it("runs again at Run and at Ctrl+Enter, which also takes the draft", async () => {
    const { user, of } = show();
    await screen.findByText("3 loaded, newest first");
    await user.click(screen.getByRole("button", { name: "Run" }));
    await waitFor(() => expect(of("search")).toHaveLength(2));
    await user.type(screen.getByRole("textbox", { name: "Search text in events" }), "bob");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(location.search).toBe("?text=bob");
  });

  it("stops a run that somebody replaces", async () => {
    const { user, of } = show("", { search: undefined as never });
    await waitFor(() => expect(of("search")).toHaveLength(1));
    await user.type(screen.getByRole("textbox", { name: "Search text in events" }), "bob{Enter}");
    await waitFor(() => expect(of("search")).toHaveLength(2));
    expect(of("search")[0]?.signal?.aborted).toBe(true);
    expect(of("search")[1]?.signal?.aborted).toBe(false);
  });
});

describe("each panel alone", () => {
  const down = () => {
    throw new ApiFailure(503, "UPSTREAM_DOWN", "JumpCloud is not available right now.");
  };

  it("keeps count and bars when the rows fail", async () => {
    let isDown = true;
    const { user, of } = show("", { search: () => (isDown ? down() : page(3)) });
    expect((await screen.findByRole("alert")).textContent).toBe("JumpCloud is not available right now.");
    expect((await screen.findByText("events")).textContent).toBe("3 events");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(await screen.findByText("3 loaded, newest first")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(of("histogram"), "bars that were whole").toHaveLength(1);
  });

  it("gives the bars their colours once the rows can be had again", async () => {
    let isDown = true;
    const note = { code: "breakdown_failed", message: "The outcome of the events could not be read." };
    const { user, of } = show("", {
      search: () => (isDown ? down() : page(3)),
      histogram: (call) => ({ ...bars(call), series: [], ...(isDown ? { notes: [note] } : {}) }),
    });
    await screen.findByRole("button", { name: "1 note" });
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "1 note" })).toBeNull());
    expect(of("histogram")).toHaveLength(2);
  });

  it("keeps the rows when the count fails, and says so", async () => {
    show("", { count: down });
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Not counted: JumpCloud is not available right now.",
    );
    expect(await screen.findByText("3 loaded, newest first")).toBeTruthy();
  });
});

describe("a run that is asked for again", () => {
  it("keeps its rows and says that they could not be renewed", async () => {
    let isDown = false;
    const { user } = show("?range=2026-11-20T00:00:00Z..2026-11-21T00:00:00Z", {
      search: () => {
        if (isDown) throw new ApiFailure(503, "UPSTREAM_DOWN", "JumpCloud is not available right now.");
        return page(3);
      },
    });
    await screen.findByText("3 loaded, newest first");
    isDown = true;
    await user.click(screen.getByRole("button", { name: "Run" }));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Not renewed: JumpCloud is not available",
    );
    expect(screen.getByRole("table", { name: "Events" })).toBeTruthy();
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("asks for the rows before anything else", async () => {
    const { calls } = show();
    await screen.findByText("3 loaded, newest first");
    // The others wait for a frame: the rows may be there before they are asked for.
    await waitFor(() => expect(calls.length).toBeGreaterThan(2));
    expect(calls.slice(0, 3).map(({ route }) => route)).toEqual(["search", "count", "histogram"]);
  });
});

describe("nothing found", () => {
  const conditions = "?where=client_ip:10.0.0.8+and+success:false";
  const none = { search: () => page(0) };
  const countOf = (whole: number) => (call: ApiCall) => {
    const { where } = call.body.search as { where: { items: unknown[] } };
    return { count: where.items.length === 0 ? whole : 0, exact: true };
  };

  it("says that the conditions leave everything out, and takes one off", async () => {
    const { user } = show(conditions, { ...none, count: countOf(412) });
    await screen.findByText(/412 events lie in this time range, but none matches/);
    expect(screen.getByRole("button", { name: "Remove all 2 conditions" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Search without: success is false" }));
    expect(location.search).toBe("?where=client_ip:10.0.0.8");
  });

  it("says that the range itself is empty, and widens it", async () => {
    const { user } = show(conditions, { ...none, count: countOf(0) });
    await screen.findByText("There are none without the conditions either.");
    await user.click(screen.getByRole("button", { name: "Search the last 7 days" }));
    expect(new URLSearchParams(location.search).get("range")).toBe("7d");
  });

  it("says that a range lies beyond what is kept", async () => {
    show("?range=2026-01-01T00:00:00Z..2026-01-02T00:00:00Z", none);
    expect(await screen.findByText("Beyond what is kept")).toBeTruthy();
  });

  it("asks for no more than the licence keeps, says so, and offers no more", async () => {
    const { user, of } = show("?range=30d", {}, 15);
    await user.click(await screen.findByRole("button", { name: "1 note" }));
    expect(screen.getByText(/^Events are kept for 15 days/)).toBeTruthy();
    expect(of("search")[0]?.body.window).toMatchObject({ start: expect.stringMatching(/^2026-11-06T12:0/) });
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: /^Time range/ }));
    const presets = await screen.findByRole("list", { name: "Usual ranges" });
    expect(within(presets).queryByRole("button", { name: "Last 30 days" })).toBeNull();
    expect(screen.getByText(/keeps the events of this organisation for 15 days/)).toBeTruthy();
  });
});

describe("an address", () => {
  it("shows what it could not read and forgets it only when told", async () => {
    const { user, of } = show("?range=soon&text=jane");
    expect((await screen.findByText("range=soon")).tagName).toBe("CODE");
    expect(of("search")[0]?.body.search).toMatchObject({ text: "jane", range: { last: "24h" } });
    await user.click(screen.getByRole("button", { name: "Remove from the address" }));
    expect(location.search).toBe("?text=jane");
    expect(screen.queryByText("range=soon")).toBeNull();
  });

  it("says what would replace it, and gives it out as it was written", async () => {
    const { user } = show(`?${new URLSearchParams({ where: "success:false and client_ip:" })}`);
    const notice = within(
      await screen.findByRole("region", { name: "Parts of the address that could not be read" }),
    );
    expect(notice.getByText(/changing the conditions replaces it/)).toBeTruthy();
    await user.click(notice.getByRole("button", { name: "Copy as written" }));
    expect(await navigator.clipboard.readText()).toBe("where=success:false and client_ip:");
  });

  it("opens an event that is not among the loaded rows", async () => {
    const { of } = show("?event=far", {
      search: (call) =>
        call.body.limit === 1 ? { ...page(1), events: [{ ...event(9), id: "far" }] } : page(3),
    });
    expect(await screen.findByRole("complementary", { name: "Event details" })).toBeTruthy();
    expect(of("search").at(-1)?.body.search).toMatchObject({
      where: { items: [{ field: "id", values: ["far"] }] },
    });
  });

  it("says when the linked event is not there", async () => {
    const { user } = show("?event=gone", { search: (call) => (call.body.limit === 1 ? page(0) : page(3)) });
    expect(await screen.findByText("The linked event is not here")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(location.search).toBe("");
  });

  it("follows Back", async () => {
    const { user } = show("?text=first");
    const field = (await screen.findByRole("textbox", { name: "Search text in events" })) as HTMLInputElement;
    await user.clear(field);
    await user.type(field, "second{Enter}");
    expect(field.value).toBe("second");
    act(() => history.back());
    await waitFor(() => expect(field.value).toBe("first"));
  });
});

it("keeps facets in a drawer on a small screen", async () => {
  screenOf(700);
  const { user } = show();
  const opener = await screen.findByRole("button", { name: "Facets" });
  for (const close of [
    () => user.click(screen.getByRole("button", { name: "Close" })),
    () => user.keyboard("{Escape}"),
  ]) {
    await user.click(opener);
    expect(await screen.findByRole("region", { name: "Facets" })).toBeTruthy();
    await close();
    expect(screen.queryByRole("region", { name: "Facets" })).toBeNull();
    expect(document.activeElement).toBe(opener);
  }
});
