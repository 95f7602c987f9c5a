import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tell } from "@/components/commands/commands";
import { SearchActionsProvider } from "@/components/explorer/search-actions";
import { readQuery } from "@/components/explorer/use-search-state";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import type { FacetsResponse } from "@/lib/contract/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { exclude, include, only, release, toggleMissing } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import type { LoadedEvents } from "./facet-loaded";
import { FacetPanel } from "./facet-panel";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" };
const types = Array.from({ length: 14 }, (_, n) => ({ value: `type_${n}`, count: 1_400 - n * 100 }));
const answerOf = (field: unknown, more: Partial<FacetsResponse> = {}) => ({
  field,
  values: field === "event_type" ? types : [],
  other: 0,
  errorBound: 0,
  ignores: [],
  ...more,
});

const NONE: LoadedEvents = { rows: [], isWhole: true, isStale: false };

let search: Search;

function Page({ start, loaded = NONE }: { start: Search; loaded?: LoadedEvents | undefined }) {
  const [now, setSearch] = useState(start);
  const [isCompared, setCompared] = useState(false);
  search = now;
  const edit = (change: typeof include) => (field: string, value: string) =>
    setSearch((before) => change(before, field, value));
  return (
    <SearchActionsProvider
      actions={{ include: edit(include), exclude: edit(exclude), only: edit(only), release: edit(release) }}
    >
      <ValueMenuProvider>
        <FacetPanel
          scope="acme"
          search={now}
          window={WINDOW}
          loaded={loaded}
          isCompared={isCompared}
          onCompare={setCompared}
        />
      </ValueMenuProvider>
    </SearchActionsProvider>
  );
}

function show(more: Partial<FacetsResponse> = {}, start: Search = DEFAULT_SEARCH, loaded?: LoadedEvents) {
  const calls = stubApi({ facets: (call) => answerOf(call.body.field, more) });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page start={start} loaded={loaded} />
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }), asked: () => calls.map((call) => call.body.field) };
}

const facet = (field: string) => screen.getByRole("group", { name: new RegExp(`^${field}`) });
const box = (name: string) =>
  screen.findByRole<HTMLInputElement>("checkbox", { name: new RegExp(`^${name}, `) });

// Loaded on demand: how long that takes is not what these tests are about.
beforeAll(() => import("@/components/explorer/field-picker"));

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  history.replaceState(null, "", "/");
});

describe("which facets ask", () => {
  test("only the open ones; opening one asks for it, and is remembered", async () => {
    const { user, asked } = show();
    await box("type_0");
    expect(asked()).toEqual(["event_type", "outcome", "client_ip", "initiated_by.email"]);
    await user.click(screen.getByRole("button", { name: /^service/ }));
    await waitFor(() => expect(asked()).toContain("service"));
    expect(localStorage.getItem("facets")).toContain('{"field":"service","isOpen":true}');
  });

  test("choosing a value asks every other facet anew, not its own", async () => {
    const { user, asked } = show();
    await user.click(await box("type_0"));
    await waitFor(() => expect(asked().length).toBe(7));
    expect(asked().filter((field) => field === "event_type")).toEqual(["event_type"]);
    expect((await box("type_0")).checked).toBe(true);
  });

  test("a removed one is gone until it is added", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Remove facet outcome" }));
    expect(screen.queryByRole("group", { name: /^outcome/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Facet" }));
    await user.type(await screen.findByRole("combobox", { name: "Field" }), "device.hostname");
    await user.click(await screen.findByRole("option", { name: /device\.hostname/ }));
    expect(facet("device.hostname")).toBeTruthy();
  });

  test("that of the field which splits the bars, until it is closed or pinned", async () => {
    const { user, asked } = show({}, { ...DEFAULT_SEARCH, breakdown: "service" });
    await box("type_0");
    expect(asked()[0]).toBe("service");
    expect(screen.getAllByRole("group")[0]).toBe(facet("service"));
    await user.click(screen.getByRole("button", { name: /^service/ }));
    expect(screen.getAllByRole("group")[0]).toBe(facet("event_type"));
    expect(screen.getByRole("button", { name: /^service/ }).getAttribute("aria-expanded")).toBe("false");
    cleanup();
    const again = show({}, { ...DEFAULT_SEARCH, breakdown: "auth_context.x" });
    await again.user.click(screen.getByRole("button", { name: "Pin facet auth_context.x" }));
    expect(localStorage.getItem("facets")).toMatch(/^\[\{"field":"auth_context.x","isOpen":true\}/);
    expect(screen.getByRole("button", { name: "Remove facet auth_context.x" })).toBeTruthy();
  });

  test("one that fails does so alone", async () => {
    stubApi({
      facets: (call) => {
        if (call.body.field === "outcome") throw new ApiFailure(504, "UPSTREAM_TIMEOUT");
        return answerOf(call.body.field);
      },
    });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Page start={DEFAULT_SEARCH} />
      </QueryClientProvider>,
    );
    expect(await within(facet("outcome")).findByRole("button", { name: "Retry" })).toBeTruthy();
    expect(await box("type_0")).toBeTruthy();
  });
});

describe("values", () => {
  test("boxes join into one condition, and leave it again", async () => {
    const { user } = show();
    await user.click(await box("type_0"));
    await user.click(await box("type_2"));
    expect(search.where.items).toEqual([{ field: "event_type", op: "is", values: ["type_0", "type_2"] }]);
    await user.click(await box("type_0"));
    expect(search.where.items).toEqual([{ field: "event_type", op: "is", values: ["type_2"] }]);
  });

  test("Exclude is a toggle that says its state", async () => {
    const { user } = show();
    await box("type_1");
    const toggle = screen.getByRole("button", { name: "Exclude type_1" });
    expect(toggle.getAttribute("aria-pressed")).toBe("false");
    await user.click(toggle);
    expect(toggle.getAttribute("aria-pressed")).toBe("true");
    expect(search.where.items).toEqual([{ field: "event_type", op: "is_not", values: ["type_1"] }]);
    expect(screen.getByRole("checkbox", { name: "type_1, 1,300 events, excluded" })).toBeTruthy();
    await user.click(toggle);
    expect(search.where.items).toEqual([]);
  });

  test("Only replaces every condition", async () => {
    const { user } = show({}, include(DEFAULT_SEARCH, "client_ip", "203.0.113.9"));
    await box("type_1");
    await user.click(screen.getByRole("button", { name: "Only type_1" }));
    expect(search.where.items).toEqual([{ field: "event_type", op: "is", values: ["type_1"] }]);
  });

  test("have the menu of every value", async () => {
    const { user } = show();
    await box("type_1");
    await user.click(screen.getByRole("button", { name: "event_type type_1: actions" }));
    const items = screen.getAllByRole("menuitem").map((item) => item.textContent);
    expect(items).toEqual(["Filter", "Exclude", "Only this", "Copy", "Pin"]);
  });

  test("stay listed when chosen, though the answer lacks them or writes them in another case", async () => {
    show({}, include(include(DEFAULT_SEARCH, "event_type", "gone"), "event_type", "TYPE_13"));
    expect((await box("gone")).checked).toBe(true);
    expect(screen.getByRole("checkbox", { name: "gone, 0 events" })).toBeTruthy();
    expect((await box("type_13")).checked).toBe(true);
  });

  test("six at first, then more; many can be searched", async () => {
    const { user } = show();
    await box("type_0");
    const shown = () => within(facet("event_type")).getAllByRole("checkbox").length;
    expect(shown()).toBe(6);
    await user.click(screen.getByRole("button", { name: "8 more…" }));
    expect(shown()).toBe(14);
    await user.click(screen.getByRole("button", { name: "fewer" }));
    await user.type(screen.getByRole("searchbox", { name: "Search the 14 values of event_type" }), "_12");
    expect(shown()).toBe(1);
  });

  test("arrows move between the boxes, of which Tab reaches one", async () => {
    const { user } = show();
    (await box("type_0")).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(await box("type_2"));
    const stops = within(facet("event_type"))
      .getAllByRole("checkbox")
      .filter((item) => item.tabIndex === 0);
    expect(stops).toEqual([await box("type_2")]);
  });
});

describe("values in sections", () => {
  const names = (section: string) =>
    within(facet("event_type"))
      .queryAllByRole("list", { name: section })
      .flatMap((list) => within(list).getAllByRole("checkbox"))
      .map((item) => item.getAttribute("aria-label"));
  const choose = async (user: ReturnType<typeof userEvent.setup>, value: string, item: string) => {
    await user.click(screen.getByRole("button", { name: `event_type ${value}: actions` }));
    await user.click(screen.getByRole("menuitem", { name: item }));
  };

  test("a ticked one moves up once pointer and focus have left, an excluded one with it", async () => {
    const { user } = show();
    await user.click(await box("type_2"));
    await user.click(screen.getByRole("button", { name: "Exclude type_4" }));
    expect(names("Chosen values")).toEqual([]);
    expect(names("Other values")[2]).toBe("type_2, 1,200 events");
    await user.click(screen.getByRole("heading", { name: "Facets" }));
    expect(names("Chosen values")).toEqual(["type_2, 1,200 events", "type_4, 1,000 events, excluded"]);
    expect(names("Other values")).toHaveLength(4);
  });

  test("a pinned one stands over the others, is kept, and stays when nothing has it", async () => {
    const { user } = show();
    await box("type_3");
    await choose(user, "type_3", "Pin");
    expect(names("Other values")[3]).toBe("type_3, 1,100 events, pinned");
    await user.click(screen.getByRole("heading", { name: "Facets" }));
    expect(names("Pinned values")).toEqual(["type_3, 1,100 events, pinned"]);
    cleanup();
    const again = show({ values: [] });
    expect(await box("type_3")).toBeTruthy();
    expect(names("Pinned values")).toEqual(["type_3, 0 events, pinned"]);
    await choose(again.user, "type_3", "Unpin");
    await again.user.click(screen.getByRole("heading", { name: "Facets" }));
    expect(facet("event_type").textContent).toContain("No event has this field.");
    expect(localStorage.getItem("facet-pins:acme:")).toBeNull();
  });

  test("arrows lead from one section into the next", async () => {
    const { user } = show({}, include(DEFAULT_SEARCH, "event_type", "type_5"));
    (await box("type_5")).focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(await box("type_0"));
  });
});

describe("events without the field", () => {
  const entry = (field: string) =>
    within(facet(field)).queryByRole("button", { name: "Events without this field" });

  test("are an entry without a number, which is one condition", async () => {
    const { user } = show({}, include(DEFAULT_SEARCH, "event_type", "type_0"));
    await box("type_1");
    await user.click(entry("event_type") as HTMLElement);
    expect(readQuery(location.search).search.where.items).toEqual([
      { field: "event_type", op: "missing", values: [] },
    ]);
    // Every event has an outcome, and where none has the field they would be all.
    expect(entry("outcome")).toBeNull();
    expect(entry("client_ip")).toBeNull();
  });

  test("leave the facet its values, to choose one instead", async () => {
    const { user, calls } = show({}, toggleMissing(DEFAULT_SEARCH, "event_type"));
    await box("type_1");
    expect(entry("event_type")?.getAttribute("aria-pressed")).toBe("true");
    expect(calls.find(({ body }) => body.field === "event_type")?.body.search).toEqual(DEFAULT_SEARCH);
    await user.click(await box("type_1"));
    expect(search.where.items).toEqual([{ field: "event_type", op: "is", values: ["type_1"] }]);
  });
});

test("counts say how far they can be trusted", async () => {
  show({ errorBound: 12, ignores: ["mfa"], other: 31 });
  await box("type_0");
  const text = facet("event_type").textContent;
  for (const part of ["6 of 14+", "± 12", "ignores mfa", "other31"]) expect(text).toContain(part);
  expect(text).not.toContain("exact");
});

describe("with full text, which the API's counts ignore", () => {
  const start = { ...DEFAULT_SEARCH, text: "jane" };
  const rows = ["a", "b", "a"].map((event_type) => ({ event_type }));

  test("the loaded events are counted, and only outcomes are asked for", async () => {
    const { asked, user } = show({}, start, { rows, isWhole: false, isStale: false });
    expect(await screen.findByRole("checkbox", { name: "a, 2 events" })).toBeTruthy();
    const text = facet("event_type").textContent;
    expect(text).toContain("of loaded");
    expect(text).toContain("Counted in the first 3 events, which are loaded");
    await user.click(screen.getByRole("button", { name: "Compare" }));
    expect(facet("event_type").textContent).toContain("Not compared with the time before.");
    await waitFor(() => expect(asked()).toEqual(["outcome", "outcome"]));
  });

  test("all of them are an exact count", () => {
    show({}, start, { rows, isWhole: true, isStale: false });
    expect(facet("event_type").textContent).toMatch(/^event_typeexact.*Counted in all 3 events/);
  });
});

test("a field's facet is opened and gone to from elsewhere, whether it was there or not", async () => {
  const { asked } = show();
  await box("type_0");
  for (const field of ["service", "event_type", "device.hostname"]) {
    act(() => tell("show-facet", field));
    const head = within(facet(field)).getByRole("button", { expanded: true });
    expect(document.activeElement).toBe(head);
  }
  await waitFor(() => expect(asked()).toContain("device.hostname"));
});

describe("the order of facets", () => {
  const move = async (user: ReturnType<typeof userEvent.setup>, field: string, item: string) => {
    await user.click(screen.getByRole("button", { name: `Move facet ${field}` }));
    await user.click(screen.getByRole("menuitem", { name: item }));
  };

  test("is the user's own, and is kept", async () => {
    const { user } = show();
    await box("type_0");
    await move(user, "event_type", "Move down");
    expect(screen.getAllByRole("group").slice(0, 2)).toEqual([facet("outcome"), facet("event_type")]);
    await move(user, "service", "Move to the top");
    expect(screen.getAllByRole("group")[0]).toBe(facet("service"));
    const kept = JSON.parse(localStorage.getItem("facets") ?? "[]").map(
      (one: { field: string }) => one.field,
    );
    expect(kept.slice(0, 3)).toEqual(["service", "outcome", "event_type"]);
    await user.click(screen.getByRole("button", { name: "Move facet service" }));
    expect(screen.getByRole("menuitem", { name: "Move up" }).getAttribute("aria-disabled")).toBe("true");
  });
});

describe("compared with the time before", () => {
  function compared(earlier: (field: unknown) => unknown) {
    const calls = stubApi({
      facets: ({ body }) => {
        const { start } = body.window as { start: string };
        return start < WINDOW.start ? earlier(body.field) : answerOf(body.field);
      },
    });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Page start={DEFAULT_SEARCH} />
      </QueryClientProvider>,
    );
    return { calls, user: userEvent.setup({ delay: null }) };
  }

  test("values say what is new, gone and grown, only while that is asked for", async () => {
    const { user, calls } = compared((field) =>
      answerOf(field, {
        values:
          field === "event_type"
            ? [
                { value: "type_0", count: 1_300 },
                { value: "type_1", count: 20 },
                { value: "lost", count: 7 },
              ]
            : [],
      }),
    );
    await box("type_0");
    expect(calls).toHaveLength(4);
    const toggle = screen.getByRole("button", { name: "Compare" });
    await user.click(toggle);
    expect(await screen.findByRole("checkbox", { name: "type_0, 1,400 events, 1,300 before" })).toBeTruthy();
    expect(calls).toHaveLength(8);
    expect(calls.at(-1)?.body.window).toEqual({
      start: "2026-11-19T14:00:00.000Z",
      end: "2026-11-20T13:59:59.999Z",
    });
    expect(screen.getByRole("checkbox", { name: "type_1, 1,300 events, grown, 20 before" })).toBeTruthy();
    expect(screen.getByRole("checkbox", { name: "type_2, 1,200 events, new, none before" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "9 more…" }));
    expect(screen.getByRole("checkbox", { name: "lost, 0 events, gone, 7 before" })).toBeTruthy();
    await user.click(toggle);
    expect(screen.getByRole("checkbox", { name: "type_1, 1,300 events" })).toBeTruthy();
    expect(screen.queryByRole("checkbox", { name: /^lost/ })).toBeNull();
  });

  test("says why it cannot be", async () => {
    const { user } = compared(() => {
      throw new ApiFailure(400, "INVALID_REQUEST", "Events are kept for 90 days: choose a later start");
    });
    await box("type_0");
    await user.click(screen.getByRole("button", { name: "Compare" }));
    const reason = /^Not compared with the time before\. Events are kept for 90 days/;
    await waitFor(() => expect(screen.getAllByText(reason)).toHaveLength(4));
    expect(screen.getByRole("checkbox", { name: "type_1, 1,300 events" })).toBeTruthy();
  });

  test("calls nothing new where there was nothing at all", async () => {
    const { user } = compared((field) => answerOf(field, { values: [] }));
    await box("type_0");
    await user.click(screen.getByRole("button", { name: "Compare" }));
    expect(await screen.findByRole("checkbox", { name: "type_1, 1,300 events, none before" })).toBeTruthy();
    expect(facet("event_type").textContent).toContain("or lies beyond what is kept");
  });
});
