import { act, render, screen } from "@testing-library/react";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { addCondition, include, setSort, setText } from "@/lib/search/edit";
import { normaliseSearch } from "@/lib/search/normalise";
import { anySearch } from "@/lib/testing/search/arbitrary";
import {
  dropProblems,
  editScreen,
  editSearch,
  readQuery,
  useSearchState,
  writeQuery,
} from "./use-search-state";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

beforeEach(() => history.replaceState(null, "", "/o/acme"));

describe("readQuery and writeQuery", () => {
  it("give back the search and the screen, whatever they hold", () => {
    fc.assert(
      fc.property(anySearch, fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (search, event) => {
        const screen = event === undefined ? {} : { event: event.toWellFormed() };
        const read = readQuery(writeQuery({ search, unread: [], screen }));
        expect(read).toEqual({ search: normaliseSearch(search), problems: [], unread: [], screen });
      }),
    );
  });

  it("keep what could not be read until it is replaced or dropped", () => {
    const state = readQuery("range=soon&text=jane&event=e1");
    expect(state.search).toEqual({ ...DEFAULT_SEARCH, text: "jane" });
    expect(state.problems).toMatchObject([{ param: "range", text: "soon" }]);
    expect(new URLSearchParams(writeQuery(state)).get("range")).toBe("soon");
    expect(writeQuery({ ...state, search: { ...state.search, range: { last: "7d" } } })).not.toContain(
      "soon",
    );
  });
});

describe("what could not be read", () => {
  const param = (name: string): string[] => new URLSearchParams(location.search).getAll(name);

  it.each([
    ["where", "success:false and client_ip:"],
    ["where", "((( nonsense"],
    ["services", "directory,b@d"],
    ["columns", "time,not a field,outcome"],
    ["v", "9"],
  ])("survives edits elsewhere, as it was written: %s=%s", (name, written) => {
    history.replaceState(null, "", `?${new URLSearchParams([[name, written]])}`);
    const before = readQuery(location.search);
    expect(before.problems.length).toBeGreaterThan(0);
    editSearch((search) => setText(search, "jane"));
    editSearch((search) => setSort(search, "asc"));
    editScreen({ event: "e1" });
    expect(param(name)).toEqual([written]);
    expect(readQuery(location.search).problems).toEqual(before.problems);
    dropProblems();
    expect(readQuery(location.search)).toEqual({
      search: { ...before.search, text: "jane", sort: "asc" },
      problems: [],
      unread: [],
      screen: { event: "e1" },
    });
  });

  it("keeps a parameter that is given twice, twice", () => {
    history.replaceState(null, "", "?text=jane&text=joe");
    editSearch((search) => setSort(search, "asc"));
    expect(param("text")).toEqual(["jane", "joe"]);
  });

  it("gives way to a change of its own part, which Back undoes", () => {
    history.replaceState(null, "", "?where=success:false+and+client_ip:&services=sso,b@d");
    editSearch((search) => include(search, "mfa", "true"));
    expect(param("where")).toEqual(["success:false and mfa:true"]);
    expect(param("services")).toEqual(["sso,b@d"]);
    expect(readQuery(location.search).problems).toMatchObject([{ param: "services", text: "b@d" }]);
  });
});

describe("editSearch", () => {
  const text = (): string | null => new URLSearchParams(location.search).get("text");

  it("computes from the address as it is, so that quick changes add up", () => {
    editSearch((search) => setText(search, "jane"));
    editSearch((search) => include(search, "client_ip", "10.0.0.8"));
    editSearch((search) => include(search, "success", "false"));
    expect(readQuery(location.search).search).toMatchObject({
      text: "jane",
      where: { items: [{ field: "client_ip" }, { field: "success" }] },
    });
  });

  it("pushes what Back shall undo and replaces what it shall not stop at", () => {
    const before = history.length;
    editSearch((search) => setText(search, "a"));
    expect(history.length).toBe(before + 1);
    editSearch((search) => setText(search, "ab"), "replace");
    expect(history.length).toBe(before + 1);
    expect(text()).toBe("ab");
  });

  it("does nothing when nothing changes", () => {
    const before = history.length;
    editSearch((search) => search);
    editSearch((search) => setText(search, ""));
    expect(history.length).toBe(before);
  });

  it("leaves the open event alone, and the search when an event opens", () => {
    editSearch((search) => setText(search, "jane"));
    editScreen({ event: "e1", tab: "json" });
    editSearch((search) => include(search, "a", "b"));
    expect(readQuery(location.search).screen).toEqual({ event: "e1", tab: "json" });
    editScreen({ tab: undefined });
    expect(readQuery(location.search).screen).toEqual({ event: "e1" });
    expect(text()).toBe("jane");
  });

  it("goes back to a bare path when everything is taken off", () => {
    editSearch((search) => setText(search, "jane"));
    editSearch((search) => setText(search, ""));
    expect(location.pathname + location.search).toBe("/o/acme");
  });
});

function Shown() {
  const { search, problems } = useSearchState();
  return (
    <output>
      {JSON.stringify({ text: search.text, problems: problems.length, items: search.where.items.length })}
    </output>
  );
}

describe("useSearchState", () => {
  it("follows edits", () => {
    render(<Shown />);
    act(() => editSearch((search) => addCondition(search, { field: "a", op: "is", values: ["b"] })));
    expect(screen.getByRole("status").textContent).toBe('{"problems":0,"items":1}');
  });

  it("shows problems until they are dropped", () => {
    history.replaceState(null, "", "?sort=up&text=x");
    render(<Shown />);
    expect(screen.getByRole("status").textContent).toContain('"problems":1');
    act(() => dropProblems());
    expect(screen.getByRole("status").textContent).toBe('{"text":"x","problems":0,"items":0}');
    expect(location.search).toBe("?text=x");
  });
});
