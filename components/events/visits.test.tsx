import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import { EventTable, type EventTableProps } from "./event-table";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const START = Date.UTC(2026, 10, 21, 14);
const PEOPLE = ["jane", "omar", "li"];

/** One a minute, newest first, by three people in turn; every tenth fails. */
const event = (n: number) => ({
  id: `e${n}`,
  event_type: "user_login_attempt",
  service: "directory",
  success: n % 10 !== 9,
  initiated_by: { type: "user", username: PEOPLE[n % 3] },
  client_ip: "203.0.113.7",
  timestamp: new Date(START - n * 60_000).toISOString(),
});
const events = (count: number) => Array.from({ length: count }, (_, n) => event(n));
/** One list, as a page that is loaded is. */
const HALF_AN_HOUR = events(30);

function Page(props: Partial<EventTableProps>) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ValueMenuProvider>
      <EventTable
        rows={HALF_AN_HOUR}
        total={null}
        hasMore={false}
        loadingMore={false}
        onLoadMore={() => {}}
        columns={["time", "sentence"]}
        onColumnsChange={() => {}}
        zone="UTC"
        window={{ start: "2026-11-21T00:00:00Z", end: "2026-11-21T16:00:00Z" }}
        sort="desc"
        onSortChange={() => {}}
        complete
        {...props}
        selectedId={open}
        onOpen={setOpen}
      />
      <button type="button" onClick={() => setOpen("e7")}>
        Another event
      </button>
    </ValueMenuProvider>
  );
}

function show(props: Partial<EventTableProps> = {}) {
  localStorage.setItem("events.grouped", "session");
  const user = userEvent.setup({ delay: null });
  const view = render(<Page {...props} />);
  return { user, rerender: (next: Partial<EventTableProps>) => view.rerender(<Page {...next} />) };
}

const table = () => screen.getByRole("table", { name: "Events" });
const lines = () => [...table().querySelectorAll<HTMLElement>("tr[data-index]")];
const head = async (name: string) => {
  const button = await screen.findByRole("button", { name: `Session of ${name}` });
  return button.closest("tr") as HTMLElement;
};
const focused = () => document.activeElement?.getAttribute("data-index");

beforeAll(() =>
  Promise.all([import("./visits"), import("./visit-row"), import("./find-bar"), import("./selection-bar")]),
);

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(3_000_000);
});

afterEach(() => localStorage.clear());

describe("events grouped by session", () => {
  test("show a head for each, with who, where, how many, when and how many failed", async () => {
    show();
    const row = await head("jane");
    expect(lines().length).toBe(3);
    expect(row.textContent).toBe(
      "jane203.0.113.7no browser or device10 events13:33:00–14:00:00, 27 min1 failed",
    );
    expect(screen.getByText("3 sessions in 30 loaded events")).toBeTruthy();
    expect(table().getAttribute("aria-rowcount")).toBe("4");
  });

  test("say which may go on beyond what is loaded", async () => {
    const { rerender } = show();
    expect(within(await head("jane")).queryByText("partial")).toBeNull();
    rerender({ hasMore: true });
    await waitFor(async () => expect(within(await head("jane")).getByText("partial")).toBeTruthy());
  });

  test("open and close by click, and by the arrows", async () => {
    const { user } = show();
    await user.click(await head("jane"));
    await waitFor(() => expect(lines().length).toBe(13));
    await user.click(within(await head("jane")).getByRole("button"));
    expect(lines().length).toBe(3);
    (await head("omar")).focus();
    await user.keyboard("{ArrowRight}");
    expect(within(await head("omar")).getByRole("button", { expanded: true })).toBeTruthy();
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(focused()).toBe("4");
    await user.keyboard("{ArrowLeft}");
    expect(focused()).toBe("-2");
    await user.keyboard("{ArrowLeft}");
    expect(lines().length).toBe(3);
    expect(table().querySelectorAll('tr[data-index][tabindex="0"]').length).toBe(1);
  });

  test("open one event, and lead to another whose session is closed", async () => {
    const { user } = show();
    await user.click(await head("jane"));
    await user.keyboard("{ArrowDown}{Enter}");
    expect(table().querySelector('[aria-current="true"]')?.getAttribute("data-index")).toBe("0");
    await user.click(screen.getByRole("button", { name: "Another event" }));
    expect(table().querySelector('[aria-current="true"]')?.getAttribute("data-index")).toBe("7");
    expect(within(await head("omar")).getByRole("button", { expanded: true })).toBeTruthy();
  });

  test("are searched, open or not", async () => {
    const { user } = show();
    (await head("jane")).focus();
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "Find in loaded events" }), "e11");
    await waitFor(() => expect(table().querySelector("[data-found]")?.getAttribute("data-index")).toBe("11"));
  });

  test("are selected in the order that one sees", async () => {
    const { user } = show();
    await user.click(await head("jane"));
    await user.keyboard("{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(await screen.findByText("3 selected")).toBeTruthy();
    const selected = lines().filter((line) => line.querySelector("input:checked"));
    expect(selected.map((line) => line.dataset.index)).toEqual(["0", "3", "6"]);
  });

  test("stay open as more pages come, and end with a new list", async () => {
    const { user, rerender } = show({ hasMore: true });
    await user.click(await head("jane"));
    await waitFor(() => expect(lines().length).toBe(13));
    rerender({ rows: [...HALF_AN_HOUR, ...events(33).slice(30)] });
    await waitFor(() => expect(lines().length).toBe(14));
    rerender({ rows: events(6) });
    await waitFor(() => expect(lines().length).toBe(3));
  });

  test("open and close all together, and end at a press", async () => {
    const { user } = show();
    await head("jane");
    await user.click(screen.getByRole("button", { name: "Open all" }));
    expect(table().getAttribute("aria-rowcount")).toBe("34");
    expect(within(await head("jane")).getByRole("button", { expanded: true })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close all" }));
    expect(lines().length).toBe(3);
    await user.click(screen.getByRole("button", { name: "Ungroup" }));
    expect(table().getAttribute("aria-rowcount")).toBe("31");
    expect(screen.queryByRole("button", { name: /^Session of/ })).toBeNull();
    expect(localStorage.getItem("events.grouped")).toBeNull();
  });

  test("ask for no page unasked, and keep the document small", async () => {
    const onLoadMore = vi.fn();
    show({ rows: events(3_000), hasMore: true, onLoadMore });
    await screen.findByText(/^[\d,]+ sessions in 3,000 loaded events/);
    onLoadMore.mockClear();
    await act(async () => screen.getByRole("button", { name: "Open all" }).click());
    expect(table().querySelectorAll("tbody tr").length).toBeLessThanOrEqual(80);
    expect(onLoadMore).not.toHaveBeenCalled();
  });
});
