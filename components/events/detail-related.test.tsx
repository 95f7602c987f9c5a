import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import { serverClock } from "@/lib/client/clock";
import type { RawEvent } from "@/lib/insights/wire";
import { ACCOUNT_FIELDS } from "@/lib/search/account";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { DetailRelated } from "./detail-related";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const MS = Date.parse("2026-11-21T03:12:07.921Z");
const eventAt = (offsetMs: number, more: RawEvent = {}): RawEvent => ({
  id: `e${offsetMs}`,
  event_type: "admin_login_attempt",
  service: "directory",
  success: offsetMs >= 0,
  initiated_by: { type: "admin", email: "dolores@example.com" },
  client_ip: "203.0.113.9",
  timestamp: new Date(MS + offsetMs).toISOString(),
  ...more,
});
const EVENT = eventAt(0, { correlation: { id: "c-1" } });

const pageOf = (events: RawEvent[], cursor: string | null = null) => ({
  events,
  page: {
    count: events.length,
    limit: 20,
    sort: "desc",
    cursor,
    complete: cursor === null,
    requestIds: [],
    notes: [],
  },
});

/** Rows each 10 seconds on the asked side, as many as `count` says for a search. */
function answer(count: number) {
  return ({ body }: ApiCall) => {
    const { sort } = body.search as { sort: string };
    const step = sort === "asc" ? 10_000 : -10_000;
    const events = Array.from({ length: Math.min(20, count) }, (_, n) => eventAt((n + 1) * step));
    return pageOf(sort === "asc" ? events : [EVENT, ...events].slice(0, 20), count > 19 ? "more" : null);
  };
}

const onOpen = vi.fn();

function show(answers: Parameters<typeof stubApi>[0] = {}, event: RawEvent = EVENT) {
  const calls = stubApi({ search: answer(2), count: () => ({ count: 1_284, exact: true }), ...answers });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ValueMenuProvider>
        <DetailRelated
          event={event}
          source={{ scope: "acme", search: DEFAULT_SEARCH, window: { start: "", end: "" }, onOpen }}
          zone="Europe/Paris"
        />
      </ValueMenuProvider>
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const group = (name: string) => within(screen.getByRole("region", { name }));
const windowsOf = (calls: readonly ApiCall[]) => calls.map(({ body }) => body.window);

beforeEach(() => {
  vi.spyOn(serverClock, "now").mockReturnValue(MS + 86_400_000);
  history.replaceState(null, "", "/o/acme?range=7d&where=service:sso&columns=time,sentence");
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe("groups", () => {
  test("are those that the event can have; two are open, the others ask nothing", async () => {
    const { calls } = show();
    expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual([
      "Same actor",
      "Same address",
      "Same correlation",
      "Everything around",
    ]);
    await waitFor(() => expect(group("Same address").getByText("5 events, this one included")).toBeTruthy());
    expect(calls.length).toBe(4);
    expect(group("Everything around").getByRole("button").getAttribute("aria-expanded")).toBe("false");
  });

  test("ask each way from the event, for the actor in any role", async () => {
    const { calls } = show();
    await group("Same actor").findByText("5 events, this one included");
    expect(windowsOf(calls.slice(0, 2))).toEqual([
      { start: "2026-11-21T03:12:07.922Z", end: "2026-11-21T03:27:07.921Z" },
      { start: "2026-11-21T02:57:07.921Z", end: "2026-11-21T03:12:07.922Z" },
    ]);
    expect(calls[0]?.body).toMatchObject({
      limit: 20,
      search: {
        services: ["all"],
        where: { items: [{ op: "or", items: ACCOUNT_FIELDS.map((field) => ({ field })) }] },
      },
    });
    expect(calls[0]?.body.search).not.toHaveProperty("text");
  });

  test("show the nearest rows, newest first, with this event among them", async () => {
    show();
    await group("Same actor").findByText("5 events, this one included");
    const rows = group("Same actor").getAllByRole("listitem");
    expect(rows.map((row) => row.getAttribute("aria-current"))).toEqual([null, null, "true", null, null]);
    expect(rows[0]?.textContent).toMatch(
      /^2026-11-21 04:12:27.92120 s later.*success.*dolores@example.com signed in/,
    );
    expect(rows[2]?.textContent).toContain("this event");
    expect(rows[4]?.textContent).toContain("20 s earlier");
  });

  test("say the true number when there are more", async () => {
    const { calls } = show({ search: answer(50) });
    await group("Same actor").findByText("20 nearest of 1,284 events");
    expect(group("Same actor").getAllByRole("listitem").length).toBe(20);
    const count = calls.find(({ route }) => route === "count");
    expect(count?.body.window).toEqual({
      start: "2026-11-21T02:57:07.921Z",
      end: "2026-11-21T03:27:07.921Z",
    });
  });

  test("say that there is nothing else", async () => {
    show({ search: answer(0) });
    await group("Same actor").findByText("Nothing else within 15 minutes: only this event.");
  });

  test("open and close by their button, and then ask", async () => {
    const { calls, user } = show();
    await group("Same actor").findAllByRole("listitem");
    await user.click(group("Everything around").getByRole("button"));
    await group("Everything around").findAllByRole("listitem");
    expect(calls.at(-1)?.body.search).toMatchObject({ where: { items: [] } });
    await user.click(group("Same actor").getByRole("button", { name: "Same actor" }));
    expect(group("Same actor").queryAllByRole("listitem")).toEqual([]);
  });

  test("fail alone and retry", async () => {
    let isDown = true;
    const isAddress = ({ body }: ApiCall) => JSON.stringify(body).includes("client_ip");
    const { user } = show({
      search: (call) => {
        if (isDown && isAddress(call)) throw new ApiFailure(400, "UPSTREAM_REJECTED", "No");
        return answer(2)(call);
      },
    });
    await group("Same address").findByRole("alert");
    await group("Same actor").findByText("5 events, this one included");
    isDown = false;
    await user.click(group("Same address").getByRole("button", { name: "Retry" }));
    await group("Same address").findByText("5 events, this one included");
  });
});

describe("a lockout", () => {
  const LOCKOUT: RawEvent = {
    id: "lock",
    event_type: "user_lockout",
    resource: { type: "user", username: "jo" },
    timestamp: new Date(MS).toISOString(),
  };
  const isChain = ({ body }: ApiCall) => JSON.stringify(body).includes("failure");
  const tries = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      eventAt((n + 1) * -10_000, {
        success: false,
        error_message: "wrong password",
        resource: LOCKOUT.resource,
      }),
    );
  const chain = () => within(screen.getByRole("region", { name: "Failures that led here" }));
  const search =
    (found: RawEvent[], cursor: string | null = null) =>
    (call: ApiCall) =>
      isChain(call) ? pageOf(found, cursor) : pageOf([]);

  test("tells how many failures came before it, from where and when", async () => {
    const { calls } = show({ search: search(tries(3)) }, LOCKOUT);
    await chain().findByText("3 failed sign-ins of this account in the 24 hours before.");
    expect(chain().getByRole("listitem").textContent).toBe(
      "3 tries from 203.0.113.9first 30 s earlier, last 10 s earlierwrong password",
    );
    expect(windowsOf(calls.filter(isChain))).toEqual([
      { start: "2026-11-20T03:12:07.921Z", end: "2026-11-21T03:12:07.922Z" },
    ]);
    // In the heading of the group, and in the row of the lockout itself.
    expect(
      group("Same target").getAllByRole("button", { name: "resource.username jo: actions" }),
    ).toHaveLength(2);
  });

  test("opens them as a search, oldest first", async () => {
    const { user } = show({ search: search(tries(1)) }, LOCKOUT);
    await chain().findByText("1 failed sign-in of this account in the 24 hours before.");
    await user.click(chain().getByRole("button", { name: "Open as search" }));
    const query = decodeURIComponent(location.search);
    expect(query).toContain("range=2026-11-20T03:12:07.921Z..2026-11-21T03:12:07.922Z");
    expect(query).toMatch(/outcome:failure/);
    expect(query).toContain("sort=asc");
  });

  test.each<[string, RawEvent[], string | null, RegExp]>([
    ["nothing", [], null, /^No failed sign-in of this account/],
    ["more than it reads", tries(100), "more", /^The 100 last failed sign-ins .* there may be more\.$/],
  ])("says so when there is %s", async (_name, found, cursor, text) => {
    show({ search: search(found, cursor) }, LOCKOUT);
    expect(await chain().findByText(text)).toBeTruthy();
  });

  test("that cannot be explained fails alone and retries", async () => {
    let isDown = true;
    const { user } = show(
      {
        search: (call) => {
          if (isDown && isChain(call)) throw new ApiFailure(400, "UPSTREAM_REJECTED", "No");
          return search(tries(2))(call);
        },
      },
      LOCKOUT,
    );
    await chain().findByRole("alert");
    await group("Same target").findByText(/only this event/);
    isDown = false;
    await user.click(chain().getByRole("button", { name: "Retry" }));
    await chain().findByText(/^2 failed sign-ins/);
  });

  test("is what the other events are not", async () => {
    const { calls } = show();
    await group("Same actor").findByText("5 events, this one included");
    expect(screen.queryByRole("region", { name: "Failures that led here" })).toBeNull();
    expect(calls.filter(isChain)).toEqual([]);
  });
});

describe("the span", () => {
  test("can be changed", async () => {
    const { calls, user } = show();
    await group("Same actor").findAllByRole("listitem");
    const before = calls.length;
    await user.selectOptions(screen.getByRole("combobox", { name: /^Within/ }), "6 hours");
    await waitFor(() => expect(calls.length).toBe(before + 4));
    expect(windowsOf(calls.slice(before, before + 1))).toEqual([
      { start: "2026-11-21T03:12:07.922Z", end: "2026-11-21T09:12:07.921Z" },
    ]);
  });

  test("ends at now", async () => {
    vi.mocked(serverClock.now).mockReturnValue(MS + 60_000);
    const { calls } = show();
    await group("Same actor").findAllByRole("listitem");
    expect(windowsOf(calls.slice(0, 1))).toEqual([
      { start: "2026-11-21T03:12:07.922Z", end: "2026-11-21T03:13:07.921Z" },
    ]);
  });

  test.each<[string, RawEvent, RegExp]>([
    ["without a time", { ...EVENT, timestamp: "yesterday" }, /no time that can be read/],
    ["that is too old", { ...EVENT, timestamp: "2020-01-01T00:00:00Z" }, /outside the 90 days/],
  ])("is not there for an event %s", (_name, event, message) => {
    const { calls } = show({}, event);
    expect(screen.getByText(message)).toBeTruthy();
    expect(calls).toEqual([]);
  });
});

describe("from a row on", () => {
  test("another event opens", async () => {
    const { user } = show();
    const rows = await group("Same actor").findAllByRole("listitem");
    await user.click(within(rows[0] as HTMLElement).getByRole("button", { name: /^Open details/ }));
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ id: "e20000" });
  });

  test("the group becomes the search, over the same absolute window", async () => {
    const { user } = show();
    await group("Same address").findAllByRole("listitem");
    await user.click(group("Same address").getByRole("button", { name: "Open as search" }));
    expect(decodeURIComponent(location.search)).toBe(
      "?range=2026-11-21T02:57:07.921Z..2026-11-21T03:27:07.921Z&where=client_ip:203.0.113.9&columns=time,sentence",
    );
  });
});
