import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { SearchActionsProvider } from "@/components/explorer/search-actions";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import { hostileEvents } from "@/lib/emulator/scenarios/hostile";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { EventDetail, type EventDetailProps } from "./event-detail";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const EVENT: RawEvent = {
  id: "648c6c758c2ac07fa1fdee94",
  event_type: "admin_login_attempt",
  service: "directory",
  success: false,
  mfa: false,
  initiated_by: { type: "admin", email: "dolores@example.com" },
  client_ip: "203.0.113.9",
  timestamp: "2026-11-21T03:12:07.92134445Z",
  note: "a\u0000b\u202Ec",
};

const nothing = () => {};
const source = {
  scope: "acme",
  search: DEFAULT_SEARCH,
  window: { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" },
  onOpen: nothing,
};
const actions = { include: nothing, exclude: nothing, only: nothing, release: nothing };

function Page(props: Partial<EventDetailProps>) {
  const [client] = useState(() => new QueryClient());
  const [tab, setTab] = useState<string>(props.tab ?? "summary");
  return (
    <QueryClientProvider client={client}>
      <SearchActionsProvider actions={actions}>
        <ValueMenuProvider>
          <EventDetail
            event={EVENT}
            source={source}
            zone="Europe/Paris"
            onClose={nothing}
            {...props}
            tab={tab}
            onTabChange={setTab}
          />
        </ValueMenuProvider>
      </SearchActionsProvider>
    </QueryClientProvider>
  );
}

// Loaded on demand: how long that takes is not what these tests are about.
beforeAll(() => import("./detail-changes"));

function show(props: Partial<EventDetailProps> = {}) {
  render(<Page {...props} />);
  return userEvent.setup({ delay: null });
}

describe("what it shows", () => {
  test("the sentence, and the time in its zone and as it was sent", () => {
    show();
    const detail = screen.getByRole("complementary", { name: "Event details" });
    expect(within(detail).getByRole("heading", { level: 2 }).textContent).toMatch(
      /^dolores@example.com failed to sign in to the Admin Portal/,
    );
    expect(detail.textContent).toContain("2026-11-21 04:12:07.921 UTC+01:00");
    expect(detail.textContent).toContain("2026-11-21T03:12:07.92134445Z");
    expect(within(detail).getByRole("button", { name: "outcome failure: actions" })).toBeTruthy();
  });

  test("every field, found by name or value", async () => {
    const user = show({ tab: "fields" });
    expect(screen.getByRole("tab", { name: "Fields 10" })).toBeTruthy();
    expect(screen.getAllByRole("term").length).toBe(10);
    expect(screen.getByRole("button", { name: "note a␀b⟨U+202E⟩c: actions" })).toBeTruthy();
    await user.type(screen.getByRole("searchbox"), "dolores");
    expect(screen.getAllByRole("term").map((term) => term.textContent)).toEqual(["initiated_by.email"]);
    await user.type(screen.getByRole("searchbox"), " nowhere");
    expect(screen.getByText("No name or value holds “dolores nowhere”.")).toBeTruthy();
  });

  test("JSON that is still JSON", async () => {
    const user = show();
    await user.click(screen.getByRole("tab", { name: "JSON" }));
    const text = screen.getByRole("tabpanel").querySelector("pre")?.textContent ?? "";
    expect(JSON.parse(text)).toEqual(EVENT);
    expect(text).toContain("a\\u0000b\\u202ec");
  });

  test("a tab that does not exist is the summary", () => {
    show({ tab: "history" });
    expect(screen.getByRole("tab", { name: "Summary" }).getAttribute("aria-selected")).toBe("true");
  });

  test("a value of a million characters and thousands of fields, a part at a time", async () => {
    const fields = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`key_${n}`, n]));
    const user = show({ event: { blob: "x".repeat(1_000_000), ...fields }, tab: "fields" });
    const listed = () => document.querySelectorAll("dt").length;
    expect(listed()).toBe(250);
    expect(document.body.textContent.length).toBeLessThan(20_000);
    await user.click(screen.getByText("Show 250 more (4,751 left)"));
    expect(listed()).toBe(500);
    await user.click(screen.getByText("Show more (999,600 characters left)"));
    expect(screen.getByText("Show more (949,600 characters left)")).toBeTruthy();
  });

  test("a field can become a column", async () => {
    const onAddColumn = vi.fn();
    const user = show({ tab: "fields", onAddColumn });
    const panel = within(screen.getByRole("tabpanel"));
    await user.click(panel.getByRole("button", { name: "client_ip 203.0.113.9: actions" }));
    await user.click(screen.getByRole("menuitem", { name: "Add column" }));
    expect(onAddColumn).toHaveBeenCalledWith("client_ip");
  });
});

describe("changes", () => {
  const CHANGED: RawEvent = {
    ...EVENT,
    changes: [
      { field: "suspended", from: false, to: true },
      { field: "tags", from: ["a", "b"], to: ["b", "c"] },
      { field: "password", from: "hunter2", to: "hunter3" },
      { field: "address", from: { city: "Oslo", zip: 1 }, to: { city: "Rome", zip: 1, api_token: "t0k3n" } },
      { field: "level", from: "1", to: 1 },
    ],
  };
  const fieldAt = (index: number) =>
    within(
      within(screen.getByRole("list", { name: "Changed fields" })).getAllByRole("heading")[index]
        ?.parentElement as HTMLElement,
    );

  test("have a tab with their number, only where there are any", () => {
    show();
    expect(screen.queryByRole("tab", { name: /^Changes/ })).toBeNull();
  });

  test("stand as before and after, each by its type, without secrets", async () => {
    const user = show({ event: CHANGED });
    await user.click(screen.getByRole("button", { name: "Before and after" }));
    expect(screen.getByRole("tab", { name: "Changes 5" }).getAttribute("aria-selected")).toBe("true");
    await screen.findByRole("list", { name: "Changed fields" });
    const sides = (index: number) =>
      fieldAt(index)
        .getAllByRole("definition")
        .map((side) => side.textContent);
    expect(sides(0)).toEqual(["false", "true"]);
    const items = (name: string) => within(fieldAt(1).getByRole("list", { name })).getAllByRole("listitem");
    expect(items("added").map((item) => item.textContent)).toEqual(["+ c"]);
    expect(items("removed").map((item) => item.textContent)).toEqual(["− a"]);
    expect(items("unchanged").map((item) => item.textContent)).toEqual(["b"]);
    expect(sides(2)).toEqual(["hidden: a secret", "hidden: a secret"]);
    expect(sides(3).slice(0, 2)).toEqual(["Oslo", "Rome"]);
    expect(fieldAt(3).getByText("1 key unchanged")).toBeTruthy();
    expect(sides(4)).toEqual(["1 (text)", "1 (number)"]);
    expect(screen.getByRole("tabpanel").textContent).not.toMatch(/hunter|t0k3n/);
  });

  test("a link to them shows the summary of an event without any", () => {
    show({ tab: "changes" });
    expect(screen.getByRole("tab", { name: "Summary" }).getAttribute("aria-selected")).toBe("true");
  });
});

describe("a link", () => {
  const copied = async () => decodeURIComponent(await navigator.clipboard.readText());

  test("to the event over this run's window, or over the moving range", async () => {
    history.replaceState(null, "", "/o/acme?x=1");
    const user = show({ tab: "json" });
    const choose = async (name: RegExp) => {
      await user.click(screen.getByRole("button", { name: /^Cop(y link|ied)$/ }));
      await user.click(screen.getByRole("menuitem", { name }));
    };
    await choose(/fixed time range/);
    expect(await copied()).toBe(
      `${location.origin}/o/acme?range=2026-11-20T14:00:00Z..2026-11-21T14:00:00Z&event=${EVENT.id}&tab=json`,
    );
    expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
    await choose(/moving range “Last 24 hours”/);
    expect(await copied()).toBe(`${location.origin}/o/acme?event=${EVENT.id}&tab=json`);
  });

  test("is only fixed where the range is, and not there for an event without an id", async () => {
    const range = { from: source.window.start, to: source.window.end };
    const user = show({ source: { ...source, search: { ...DEFAULT_SEARCH, range } } });
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(screen.getByRole("menuitem", { name: /moving range/ }).getAttribute("aria-disabled")).toBe("true");
    cleanup();
    show({ event: { event_type: "x" } });
    expect(screen.queryByRole("button", { name: "Copy link" })).toBeNull();
  });
});

describe("keys", () => {
  test("Alt with arrows, j and k go to the next and the previous event, Escape closes", async () => {
    const [onNext, onPrevious, onClose] = [vi.fn(), vi.fn(), vi.fn()];
    const user = show({ onNext, onPrevious, onClose });
    screen.getByRole("tab", { name: "Summary" }).focus();
    await user.keyboard("j{Alt>}{ArrowDown}{/Alt}");
    expect(onNext).toHaveBeenCalledTimes(2);
    await user.keyboard("k{Alt>}{ArrowUp}{/Alt}");
    expect(onPrevious).toHaveBeenCalledTimes(2);
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test("letters typed into the search stay there", async () => {
    const onNext = vi.fn();
    const user = show({ tab: "fields", onNext });
    await user.type(screen.getByRole("searchbox"), "jk");
    expect(onNext).not.toHaveBeenCalled();
  });

  test("Escape closes an open menu first", async () => {
    const onClose = vi.fn();
    const user = show({ onClose });
    await user.click(screen.getByRole("button", { name: "event_type admin_login_attempt: actions" }));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test("on a narrow screen it is a dialog with the focus in it", async () => {
    const onClose = vi.fn();
    const user = show({ modal: true, onClose });
    const dialog = screen.getByRole("dialog", { name: "Event details" });
    expect(dialog.contains(document.activeElement)).toBe(true);
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledTimes(1);
    fireEvent(dialog, new Event("cancel", { cancelable: true }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});

/** Controls, marks that turn the writing round, and letters without width. */
const DECEIVING = /[\p{Bidi_Control}\u{feff}\u{200b}]|(?![\n\t])\p{Cc}/u;

test("hostile events are text, with what would deceive the eye made visible", () => {
  for (const [index, event] of hostileEvents().entries()) {
    show({ event });
    const detail = screen.getByRole("complementary", { name: "Event details" });
    expect(detail.querySelector("script, img, iframe, [onerror], [onload]"), `event ${index}`).toBeNull();
    for (const link of detail.querySelectorAll("a")) expect(link.protocol).toMatch(/^https?:$/);
    expect(detail.textContent, `event ${index}`).not.toMatch(DECEIVING);
    cleanup();
  }
});
