import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { SearchActionsProvider } from "@/components/explorer/search-actions";
import { ValueMenuProvider } from "@/components/explorer/value-menu";
import type { FacetsResponse } from "@/lib/contract/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { exclude, include, only, release } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
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

let search: Search;

function Page({ start }: { start: Search }) {
  const [now, setSearch] = useState(start);
  search = now;
  const edit = (change: typeof include) => (field: string, value: string) =>
    setSearch((before) => change(before, field, value));
  return (
    <SearchActionsProvider
      actions={{ include: edit(include), exclude: edit(exclude), only: edit(only), release: edit(release) }}
    >
      <ValueMenuProvider>
        <FacetPanel scope="acme" search={now} window={WINDOW} />
      </ValueMenuProvider>
    </SearchActionsProvider>
  );
}

function show(more: Partial<FacetsResponse> = {}, start: Search = DEFAULT_SEARCH) {
  const calls = stubApi({ facets: (call) => answerOf(call.body.field, more) });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page start={start} />
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
    expect(items).toEqual(["Filter", "Exclude", "Only this", "Copy"]);
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

test("counts say how far they can be trusted", async () => {
  show({ errorBound: 12, ignores: ["text"], other: 31 });
  await box("type_0");
  const text = facet("event_type").textContent;
  for (const part of ["6 of 14+", "± 12", "ignores text", "other31"]) expect(text).toContain(part);
  expect(text).not.toContain("exact");
});
