import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, useState } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type SearchActions, SearchActionsProvider } from "@/components/explorer/search-actions";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import type { RawEvent } from "@/lib/insights/wire";
import { DEFAULT_COLUMNS } from "@/lib/search/scope-columns";
import { EventTable, type EventTableProps } from "./event-table";
import type { EventTableHandle } from "./use-table-handle";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const START = Date.UTC(2026, 10, 21, 14);

function event(n: number): RawEvent {
  return {
    id: `e${n}`,
    event_type: "admin_login_attempt",
    service: "directory",
    success: n % 2 === 0,
    initiated_by: { type: "admin", email: `admin${n}@example.com` },
    client_ip: `203.0.113.${n % 250}`,
    timestamp: new Date(START - n * 1_000).toISOString(),
  };
}

const events = (count: number) => Array.from({ length: count }, (_, n) => event(n));

const actions = {
  include: vi.fn(),
  exclude: vi.fn(),
  only: vi.fn(),
  release: vi.fn(),
} satisfies SearchActions;

function Page(props: Partial<EventTableProps>) {
  const [selected, setSelected] = useState<string | null>(props.selectedId ?? null);
  const [columns, setColumns] = useState<readonly string[]>(props.columns ?? DEFAULT_COLUMNS);
  return (
    <SearchActionsProvider actions={actions}>
      <ValueMenuProvider>
        <EventTable
          rows={events(50)}
          total={{ count: 50, exact: true }}
          hasMore={false}
          loadingMore={false}
          onLoadMore={() => {}}
          zone="Europe/Paris"
          sort="desc"
          onSortChange={() => {}}
          complete
          {...props}
          columns={columns}
          onColumnsChange={setColumns}
          selectedId={selected}
          onOpen={(id) => {
            setSelected(id);
            props.onOpen?.(id);
          }}
        />
        {selected !== null && (
          <aside>
            <button type="button" onClick={() => setSelected(null)}>
              Close
            </button>
          </aside>
        )}
      </ValueMenuProvider>
    </SearchActionsProvider>
  );
}

function show(props: Partial<EventTableProps> = {}) {
  const user = userEvent.setup({ delay: null });
  const view = render(<Page {...props} />);
  return { user, rerender: (next: Partial<EventTableProps>) => view.rerender(<Page {...next} />) };
}

const table = () => screen.getByRole("table", { name: "Events" });
const rowAt = (index: number) => {
  const row = table().querySelector<HTMLElement>(`tr[data-index="${index}"]`);
  if (!row) throw new Error(`row ${index} is not in the document`);
  return row;
};
const focused = () => document.activeElement?.getAttribute("data-index");

// Loaded on demand: how long that takes is not what these tests are about.
beforeAll(() =>
  Promise.all([
    import("./column-menu"),
    import("./column-picker"),
    import("./find-bar"),
    import("./row-menu"),
    import("./selection-bar"),
    import("./time-card"),
  ]),
);

beforeEach(() => {
  // The document of these tests has no layout: a scroller of 600 px that can be scrolled.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(1_000);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(3_000_000);
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    this.scrollTop = typeof options === "object" ? (options.top ?? 0) : 0;
    this.dispatchEvent(new Event("scroll"));
  } as typeof Element.prototype.scrollTo;
});

afterEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});

describe("rows", () => {
  test("are few however many are loaded, and say where they stand", () => {
    const rows = events(100_000);
    show({ rows, total: { count: 123_456, exact: true }, hasMore: true });
    expect(table().querySelectorAll("tbody tr").length).toBeLessThanOrEqual(80);
    expect(table().getAttribute("aria-rowcount")).toBe("123457");
    expect(rowAt(0).getAttribute("aria-rowindex")).toBe("2");
  });

  test("tell time, outcome and what happened", () => {
    show();
    const cells = within(rowAt(1)).getAllByRole("cell");
    expect(cells.slice(0, 2).map((cell) => cell.textContent)).toEqual(["14:59:59.000", "failure"]);
    expect(cells[2]?.textContent).toMatch(
      /^admin1@example.com failed to sign in to the Admin Portal from 203.0.113.1/,
    );
    expect(
      within(rowAt(1)).getByRole("button", {
        name: /^Open details: 2026-11-21 14:59:59.000, admin1.*, row 2$/,
      }),
    ).toBeTruthy();
  });

  test("survive content that is no event, and ids that repeat", () => {
    const rows = ["text", null, event(1), event(1), { id: 7 }] as unknown as RawEvent[];
    show({ rows, total: null });
    expect(rowAt(0).textContent).toContain("unreadable event");
    expect(rowAt(1).textContent).toContain("unreadable event");
    expect(rowAt(2).textContent).toBe(rowAt(3).textContent);
    expect(table().getAttribute("aria-rowcount")).toBe("6");
  });

  test("show any field as a column, hidden characters marked", () => {
    const rows = [{ ...event(0), device: { name: "lap\u202Etop" }, tags: ["a", "b", "c", "d", "e"] }];
    show({ rows, columns: ["device.name", "tags", "absent"] });
    const cells = within(rowAt(0)).getAllByRole("cell");
    expect(cells.map((cell) => cell.textContent)).toEqual(["lap⟨U+202E⟩top", "a, b, c +2", "—none"]);
  });
});

describe("keys", () => {
  test("move between rows, which are one tab stop", async () => {
    const { user } = show();
    rowAt(0).focus();
    await user.keyboard("jj{ArrowDown}k");
    expect(focused()).toBe("2");
    expect(table().querySelectorAll('tr[data-index][tabindex="0"]').length).toBe(1);
    await user.keyboard("{End}");
    expect(focused()).toBe("49");
    await user.keyboard("{ArrowDown}{Home}{ArrowUp}");
    expect(focused()).toBe("0");
    await user.keyboard("{PageDown}");
    expect(focused()).toBe("18");
  });

  test("outside of the rows lead to them, and to the columns", async () => {
    const onOpen = vi.fn();
    const { user } = show({ onOpen });
    screen.getByRole("button", { name: "Time: column actions" }).focus();
    await user.keyboard(".");
    expect(screen.queryByRole("menu")).toBeNull();
    await user.keyboard("j");
    expect(focused()).toBe("0");
    await user.keyboard("c");
    expect(await screen.findByRole("dialog", { name: "Columns" })).toBeTruthy();
    expect(onOpen).not.toHaveBeenCalled();
  });

  test("Enter opens, Escape closes and the row has the focus", async () => {
    const onOpen = vi.fn();
    const { user } = show({ onOpen });
    rowAt(0).focus();
    await user.keyboard("j{Enter}");
    expect(onOpen).toHaveBeenLastCalledWith("e1");
    expect(rowAt(1).getAttribute("aria-current")).toBe("true");
    await user.keyboard("{Escape}");
    expect(onOpen).toHaveBeenLastCalledWith(null);
    expect(focused()).toBe("1");
  });

  test("the focus comes back from the detail to its row, also after scrolling away", async () => {
    const { user } = show({ rows: events(5_000), total: null });
    rowAt(0).focus();
    await user.keyboard("j{Enter}");
    const scroller = table().parentElement as HTMLElement;
    scroller.scrollTop = 60_000;
    fireEvent.scroll(scroller);
    await vi.waitFor(() => expect(rowAt(2_000)).toBeTruthy());
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(focused()).toBe("1");
    expect(scroller.scrollTop).toBeLessThan(60);
  });

  test("→ goes to the values of a row, ← and Escape back", async () => {
    const { user } = show();
    rowAt(3).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe(
      "initiated_by.email admin3@example.com: actions",
    );
    await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(focused()).toBe("3");
    await user.keyboard("{ArrowRight}{Escape}");
    expect(focused()).toBe("3");
  });

  test("a value's menu filters, and the focus is back on the value", async () => {
    const { user } = show();
    rowAt(3).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Enter}");
    const items = (await screen.findAllByRole("menuitem")).map((item) => item.textContent);
    expect(items).toEqual(["Filter", "Exclude", "Only this", "Copy"]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(actions.exclude).toHaveBeenCalledWith("initiated_by.email", "admin3@example.com");
    expect(document.activeElement?.closest("tr")?.dataset.index).toBe("3");
  });

  test(". opens the row's own menu", async () => {
    const { user } = show();
    rowAt(2).focus();
    await user.keyboard(".");
    expect(await screen.findByRole("menu", { name: "Actions for row 3" })).toBeTruthy();
    await user.click(screen.getByRole("menuitem", { name: "Exclude address 203.0.113.2" }));
    expect(actions.exclude).toHaveBeenCalledWith("client_ip", "203.0.113.2");
    expect(focused()).toBe("2");
  });

  test("c opens the columns", async () => {
    const { user } = show();
    rowAt(0).focus();
    await user.keyboard("c");
    await user.click(await screen.findByRole("checkbox", { name: /^Device/ }));
    expect(screen.getByRole("columnheader", { name: /Device/ })).toBeTruthy();
  });
});

describe("clicks", () => {
  test("on a row open it, on a value in it do not", async () => {
    const onOpen = vi.fn();
    const { user } = show({ onOpen });
    await user.click(
      within(rowAt(4)).getAllByRole("button", { name: "client_ip 203.0.113.4: actions" })[0] as HTMLElement,
    );
    expect(onOpen).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    await user.click(within(rowAt(4)).getAllByRole("cell")[3] as HTMLElement);
    expect(onOpen).toHaveBeenCalledWith("e4");
  });
});

describe("selecting", () => {
  const selected = () =>
    screen
      .getAllByRole<HTMLInputElement>("checkbox", { name: /^Select row/, checked: true })
      .map((box) => box.ariaLabel);
  const bar = () => screen.findByRole("toolbar", { name: "Selected events" });
  const copied = () => navigator.clipboard.readText();

  test("by key: Space takes and lets go, Shift with arrows goes on, Escape ends it", async () => {
    const onOpen = vi.fn();
    const { user } = show({ onOpen });
    rowAt(0).focus();
    await user.keyboard("j ");
    expect(selected()).toEqual(["Select row 2"]);
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}");
    expect(selected()).toEqual(["Select row 2", "Select row 3", "Select row 4"]);
    expect(focused()).toBe("3");
    expect((await bar()).textContent).toMatch(/^3 selected · Copy as/);
    await user.keyboard(" ");
    expect(selected()).toEqual(["Select row 2", "Select row 3"]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("toolbar", { name: "Selected events" })).toBeNull();
    expect(onOpen).not.toHaveBeenCalled();
  });

  test("by mouse: the checkbox, Ctrl and Shift, none of which opens the row", async () => {
    const onOpen = vi.fn();
    const { user } = show({ onOpen });
    await user.click(screen.getByRole("checkbox", { name: "Select row 2" }));
    await user.keyboard("{Control>}");
    await user.click(within(rowAt(5)).getAllByRole("cell")[3] as HTMLElement);
    await user.keyboard("{/Control}{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "Select row 8" }));
    await user.keyboard("{/Shift}");
    expect(selected()).toEqual(["Select row 2", "Select row 6", "Select row 7", "Select row 8"]);
    expect(onOpen).not.toHaveBeenCalled();
    expect(focused()).toBe("7");
    await user.click(screen.getByRole("button", { name: "Clear selection" }));
    expect(screen.queryAllByRole("checkbox", { checked: true })).toEqual([]);
    expect(focused()).toBe("7");
  });

  test("copies the events in the list's order, in each format", async () => {
    const { user } = show();
    rowAt(4).focus();
    await user.keyboard(" {Home} ");
    await bar();
    await user.click(screen.getByRole("button", { name: "Copy as JSON" }));
    expect(JSON.parse(await copied())).toEqual([event(0), event(4)]);
    expect((await bar()).textContent).toMatch(/^2 selected · Copied as JSON/);
    await user.click(screen.getByRole("button", { name: "Copy as CSV" }));
    expect((await copied()).split("\r\n")[0]).toBe("Time,Outcome,What happened,Actor,Address");
    await user.click(screen.getByRole("button", { name: "Copy as Markdown" }));
    expect((await copied()).split("\n")).toHaveLength(5);
  });

  test("outlives more pages and a new run of the same events", async () => {
    const { user, rerender } = show();
    rowAt(1).focus();
    await user.keyboard(" ");
    rerender({ rows: [event(-1), ...events(60)] });
    expect(selected()).toEqual(["Select row 3"]);
    rerender({ rows: [] });
    expect(screen.queryByRole("toolbar", { name: "Selected events" })).toBeNull();
  });

  test("is in the row's menu", async () => {
    const { user } = show();
    rowAt(2).focus();
    await user.keyboard(".");
    await user.click(await screen.findByRole("menuitem", { name: /^Select/ }));
    expect(selected()).toEqual(["Select row 3"]);
  });
});

describe("finding", () => {
  const marked = () => table().querySelector<HTMLElement>("tr[data-found]")?.dataset.index;
  const bar = () => screen.getByRole("search", { name: "Find in loaded events" });
  const field = () => screen.findByRole("textbox", { name: "Find in loaded events" });
  const rows = events(600).map((row, n) => (n % 120 === 7 ? { ...row, hidden: { note: "Needle" } } : row));

  test("looks at every loaded event, goes round, and gives the focus back", async () => {
    const { user } = show({ rows, total: { count: 9_000, exact: true }, hasMore: true });
    rowAt(9).focus();
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await field(), "needle");
    await within(bar()).findByText("2 of 5 in 600 loaded");
    expect(bar().textContent).toContain(", here in hidden.note");
    expect(marked()).toBe("127");
    await user.keyboard("{Enter}{Enter}{Enter}{Enter}");
    expect(marked()).toBe("7");
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(marked()).toBe("487");
    expect(bar().textContent).toContain("5 of 5 in 600 loaded");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("search")).toBeNull();
    expect(focused()).toBe("487");
    expect(marked()).toBeUndefined();
  });

  test("opens by its button, and says when there is nothing", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Find in loaded events" }));
    await user.type(await field(), "nowhere to be found");
    await within(bar()).findByText("None in 50 loaded");
    await user.clear(await field());
    expect(bar().textContent).toBe("in 50 loaded, in any field");
    await user.click(screen.getByRole("button", { name: "Close find" }));
    expect(focused()).toBe("0");
  });

  test("stays at its match while the text grows, and leaves the second Ctrl+F to the browser", async () => {
    const { user } = show({ rows });
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await field(), "need");
    await within(bar()).findByText("1 of 5 in 600 loaded");
    await user.keyboard("{Enter}le");
    await within(bar()).findByText("2 of 5 in 600 loaded");
    expect(marked()).toBe("127");
    const again = new KeyboardEvent("keydown", { key: "f", ctrlKey: true, bubbles: true, cancelable: true });
    (await field()).dispatchEvent(again);
    expect(again.defaultPrevented).toBe(false);
  });

  test("finds what comes later, and stays where it is", async () => {
    const { user, rerender } = show({ rows: rows.slice(0, 200), total: null });
    rowAt(0).focus();
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await field(), "needle");
    await within(bar()).findByText(/^1 of 2 in 200/);
    rerender({ rows, total: null });
    await within(bar()).findByText(/^1 of 5 in 600/);
    expect(marked()).toBe("7");
  });
});

describe("rows", () => {
  test("have the height that one chooses, kept in this browser", async () => {
    const { user } = show({ rows: events(5_000), total: null });
    const drawn = () => table().querySelectorAll("tbody tr[data-index]").length;
    const before = drawn();
    rowAt(0).focus();
    await user.keyboard("c");
    await user.click(await screen.findByRole("radio", { name: "Comfortable" }));
    expect(table().dataset.density).toBe("comfortable");
    expect(localStorage.getItem("events.density")).toBe("comfortable");
    expect(drawn()).toBeLessThan(before);
    await user.click(screen.getByRole("radio", { name: "Default" }));
    expect(localStorage.getItem("events.density")).toBeNull();
  });
});

describe("columns", () => {
  const headings = () => screen.getAllByRole("columnheader").map((cell) => cell.textContent);

  test("move and go by their menu; the order of time is the server's", async () => {
    const onSortChange = vi.fn();
    const { user } = show({ onSortChange });
    expect(screen.getByRole("columnheader", { name: /Time/ }).getAttribute("aria-sort")).toBe("descending");
    await user.click(screen.getByRole("button", { name: "Actor: column actions" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Move left/ }));
    expect(headings().slice(0, 4)).toEqual(["Time", "Outcome", "Actor", "What happened"]);
    await user.click(screen.getByRole("button", { name: "Outcome: column actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove column" }));
    expect(headings()).not.toContain("Outcome");
    await user.click(screen.getByRole("button", { name: "Time: column actions" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Oldest first" }));
    expect(onSortChange).toHaveBeenCalledWith("asc");
  });

  test("move by Shift with an arrow, and keep the focus", async () => {
    const { user } = show();
    screen.getByRole("button", { name: "Outcome: column actions" }).focus();
    await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
    expect(headings().slice(0, 4)).toEqual(["Time", "What happened", "Actor", "Outcome"]);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Outcome: column actions" }));
    expect(screen.getByText("Outcome is column 4 of 5 now")).toBeTruthy();
    await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
    expect(headings().slice(2, 4)).toEqual(["Outcome", "Actor"]);
  });

  test("get wider by key, and keep that", async () => {
    const { user } = show();
    const edge = await screen.findByRole("separator", { name: "Width of Actor" });
    expect(edge.getAttribute("aria-valuenow")).toBe("136");
    edge.focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(screen.getByRole("separator", { name: "Width of Actor" }).getAttribute("aria-valuenow")).toBe(
      "152",
    );
    expect(localStorage.getItem("events.column-widths")).toBe('{"actor":152}');
    const cols = [...table().querySelectorAll("col")].map((col) => col.style.width);
    const grown = expect.stringMatching(/^clamp\(8rem, .*cqi.*, 20rem\)$/);
    expect(cols).toEqual(["8.25rem", "6.5rem", "", "9.5rem", grown, "3.5rem"]);
  });
});

describe("the time", () => {
  const card = () => screen.findByRole("tooltip");

  test("shows all its forms to the keyboard, until Escape", async () => {
    const { user } = show({ zone: "Asia/Kathmandu" });
    rowAt(1).focus();
    await user.keyboard("{ArrowRight}");
    const text = (await card()).textContent;
    expect(text).toContain("Asia/Kathmandu");
    expect(text).toContain("UTC+05:45");
    expect(text).toMatch(/UTC2026-11-21T\d\d:59:59\.000Z/);
    expect(document.activeElement?.getAttribute("aria-describedby")).toBe((await card()).id);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  test("shows them under the pointer, which may go into them", async () => {
    const { user } = show();
    await user.hover(rowAt(3));
    await user.hover(within(rowAt(2)).getByRole("button", { name: /^Open details/ }));
    await user.hover(await card());
    expect(screen.getByRole("tooltip").textContent).toContain("Epoch ms");
    await user.hover(within(rowAt(4)).getAllByRole("cell")[2] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());
  });
});

describe("the end of the list", () => {
  test.each<[string, Partial<EventTableProps>]>([
    ["End of results: all 50 events", {}],
    ["50 of 1,284 loaded", { hasMore: true, total: { count: 1_284, exact: true } }],
    [
      "50 of about 1,284 loaded, loading more…",
      { hasMore: true, loadingMore: true, total: { count: 1_284, exact: false } },
    ],
    ["50 loaded", { hasMore: true, total: null }],
    [
      "The list stops here: 50 of 60 loaded, and some events are missing",
      { complete: false, total: { count: 60, exact: true } },
    ],
    ["End of results: 50 events loaded, though 60 were counted", { total: { count: 60, exact: true } }],
  ])("%s", (text, props) => {
    show(props);
    expect(screen.getByText(text)).toBeTruthy();
  });

  test("asks for more when it comes near, once, and not again after a failure", async () => {
    const onLoadMore = vi.fn();
    const { user, rerender } = show({ hasMore: true, onLoadMore });
    expect(onLoadMore).toHaveBeenCalledTimes(1);
    rerender({ hasMore: true, onLoadMore, loadMoreError: new Error("no") });
    expect(screen.getByRole("alert").textContent).toBe("The next events could not be loaded.");
    expect(onLoadMore).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(onLoadMore).toHaveBeenCalledTimes(2);
  });
});

test("a row is brought into view and focused from outside, and the rows in view are told", async () => {
  const ref = createRef<EventTableHandle>();
  const onInView = vi.fn();
  show({ ref, onInView, rows: events(200) });
  expect(onInView).toHaveBeenCalledWith(
    expect.objectContaining({ first: expect.objectContaining({ id: "e0" }) }),
  );
  act(() => ref.current?.showRow(150));
  await waitFor(() => expect(document.activeElement?.getAttribute("data-index")).toBe("150"));
});
