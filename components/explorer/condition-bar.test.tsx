import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Group } from "@/lib/search/schema";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { ConditionBar } from "./condition-bar";
import { editSearch, readQuery, useSearchState } from "./use-search-state";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const FACETS = {
  field: "client_ip",
  values: [
    { value: "203.0.113.9", count: 204 },
    { value: "81.2.69.144", count: 151 },
  ],
  other: 3,
  errorBound: 0,
  ignores: [],
};

function Bar() {
  const { search } = useSearchState();
  return <ConditionBar scope="acme" search={search} window={WINDOW} />;
}

/** The bar over an address with these conditions. */
function show(where: Group, facets: (call: ApiCall) => unknown = () => FACETS) {
  history.replaceState(null, "", "/o/acme");
  editSearch(() => ({ ...DEFAULT_SEARCH, where }), "replace");
  const calls = stubApi({ facets });
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <Bar />
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const is = (field: string, ...values: string[]) => ({ field, op: "is" as const, values });
const all = (...items: Group["items"]): Group => ({ op: "and", items });
const where = (): Group => readQuery(location.search).search.where;
const pill = (name: RegExp) => screen.getByRole("button", { name });

beforeEach(() => {
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("a pinned condition", () => {
  const kept = () => localStorage.getItem("pinned-conditions:");

  it("is pinned from its editor, says so, follows an edit, and goes with its pill", async () => {
    const { user } = show(all(is("client_ip", "1.2.3.4"), is("b", "2")));
    await user.click(pill(/^client_ip is 1\.2\.3\.4/));
    await user.click(await screen.findByRole("button", { name: "Pin" }));
    expect(kept()).toBe("client_ip:1.2.3.4");
    await user.click(pill(/^client_ip is 1\.2\.3\.4, pinned/));
    await user.click(await screen.findByRole("button", { name: "Negate" }));
    expect(kept()).toBe("not client_ip:1.2.3.4");
    await user.click(pill(/^client_ip is not 1\.2\.3\.4, pinned/));
    await user.click(await screen.findByRole("button", { name: "Switch off" }));
    expect(pill(/^client_ip is not 1\.2\.3\.4, pinned, switched off/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Remove: client_ip/ }));
    expect(kept()).toBeNull();
    expect(where()).toEqual(all(is("b", "2")));
  });

  it("stands alone: one that is joined by or cannot be pinned", async () => {
    const { user } = show({ op: "or", items: [is("a", "1"), is("b", "2")] });
    await user.click(pill(/^a is 1/));
    expect(await screen.findByRole("button", { name: "Switch off" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Pin" })).toBeNull();
  });
});

describe("pills", () => {
  const three = all(is("a", "1"), is("b", "2"), is("c", "3"));

  it.each(["{Delete}", "{Backspace}"])("%s removes the focused one and goes on to the next", async (key) => {
    const { user } = show(three);
    pill(/^b is 2/).focus();
    await user.keyboard(key);
    expect(where()).toEqual(all(is("a", "1"), is("c", "3")));
    expect(document.activeElement).toBe(pill(/^c is 3/));
  });

  it("shows eight, and the rest when one asks for it", async () => {
    const letters = [..."abcdefghij"];
    const { user } = show(all(...letters.map((letter) => is(letter, "1"))));
    const pills = () => screen.getAllByRole("button", { name: / is 1. Edit$/ });
    expect(pills()).toHaveLength(8);
    await user.click(screen.getByRole("button", { name: "+2: show 2 more conditions" }));
    expect(pills()).toHaveLength(10);
    expect(document.activeElement).toBe(pill(/^i is 1/));
    await user.click(screen.getByRole("button", { name: "Fewer" }));
    expect(pills()).toHaveLength(8);
  });

  it("ends at the button for a new one", async () => {
    const { user } = show(all(is("a", "1")));
    pill(/^a is 1/).focus();
    await user.keyboard("{Delete}");
    expect(where().items).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Condition" }));
  });

  it("goes on to a group that takes its place", async () => {
    const { user } = show(all(is("a", "1"), { op: "or", items: [is("b", "2"), is("c", "3")] }));
    pill(/^a is 1/).focus();
    await user.keyboard("{Delete}");
    expect(document.activeElement).toBe(pill(/^any of 2 conditions/));
  });

  it("are walked with the arrows", async () => {
    const { user } = show(three);
    pill(/^a is 1/).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}");
    expect(document.activeElement).toBe(pill(/^b is 2/));
  });

  it("go by their cross", async () => {
    const { user } = show(three);
    await user.click(screen.getByRole("button", { name: "Remove: b is 2" }));
    expect(where().items).toHaveLength(2);
  });

  it("turn from all to any at the word between them", async () => {
    const { user } = show(three);
    await user.click(screen.getAllByRole("button", { name: /^and: / })[0] as HTMLElement);
    expect(where().op).toBe("or");
    expect(screen.getAllByRole("button", { name: /^or: / })).toHaveLength(2);
  });
});

describe("editor", () => {
  const open = async (group: Group, name: RegExp, facets?: (call: ApiCall) => unknown) => {
    const shown = show(group, facets);
    await shown.user.click(pill(name));
    await screen.findByRole("button", { name: "Apply" });
    return shown;
  };

  it("adds a value from the run's own, counted without this condition", async () => {
    const { calls, user } = await open(
      all(is("client_ip", "10.0.0.8"), is("success", "false")),
      /^client_ip/,
    );
    const option = await screen.findByRole("option", { name: /81\.2\.69\.144/ });
    expect(within(option).getByText("151")).toBeTruthy();
    expect(calls[0]?.body.search).toMatchObject({ where: all(is("success", "false")) });
    await user.click(option);
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(where().items[0]).toEqual(is("client_ip", "10.0.0.8", "81.2.69.144"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("takes what is typed as a value, with Enter or left in the field", async () => {
    const { user } = await open(all(is("username", "jane")), /^username/);
    await user.type(screen.getByRole("combobox", { name: "Value" }), "bob{Enter}carol");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(where().items[0]).toEqual(is("username", "jane", "bob", "carol"));
  });

  it("takes a pasted list line by line", async () => {
    const { user } = await open(all(is("username", "jane")), /^username/);
    await user.click(screen.getByRole("combobox", { name: "Value" }));
    await user.paste("bob\ncarol\n");
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(where().items[0]).toEqual(is("username", "jane", "bob", "carol"));
  });

  it("says at the field what is wrong and keeps the search", async () => {
    const group = all(is("client_ip", "10.0.0.8"));
    const { user } = await open(group, /^client_ip/);
    await user.selectOptions(screen.getByRole("combobox", { name: "Operator" }), "in_cidr");
    await user.type(screen.getByRole("combobox", { name: "Value" }), "10.0.0.0/99");
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(screen.getByRole("alert").textContent).toContain("“10.0.0.0/99” is no network");
    expect(screen.getByRole("combobox", { name: "Value" }).getAttribute("aria-invalid")).toBe("true");
    expect(where()).toEqual(group);
  });

  it("works without suggestions when they fail", async () => {
    const { user } = await open(all(is("client_ip", "10.0.0.8")), /^client_ip/, () => {
      throw new ApiFailure(503, "UPSTREAM_DOWN");
    });
    await screen.findByText(/could not be loaded. Any value can be typed/);
    await user.type(screen.getByRole("combobox", { name: "Value" }), "1.2.3.4{Enter}{Enter}");
    expect(where().items[0]).toEqual(is("client_ip", "10.0.0.8", "1.2.3.4"));
  });

  it("negates, switches off and removes", async () => {
    const group = all(is("success", "true"));
    const { user } = await open(group, /^success/);
    await user.click(screen.getByRole("button", { name: "Negate" }));
    expect(where().items[0]).toMatchObject({ op: "is_not" });

    await user.click(pill(/^success is not true/));
    await user.click(await screen.findByRole("button", { name: "Switch off" }));
    expect(where().items[0]).toMatchObject({ disabled: true });

    await user.click(pill(/^success is not true, switched off/));
    await user.click(await screen.findByRole("button", { name: "Remove" }));
    expect(where().items).toEqual([]);
  });

  it("makes a group from a condition and an alternative", async () => {
    const { user } = await open(all(is("client_ip", "10.0.0.8"), is("success", "false")), /^client_ip/);
    await user.click(screen.getByRole("button", { name: "Or…" }));
    await user.type(await screen.findByRole("combobox", { name: "Field" }), "username{Enter}");
    await user.type(await screen.findByRole("combobox", { name: "Value" }), "jane");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(where()).toEqual(
      all({ op: "or", items: [is("client_ip", "10.0.0.8"), is("username", "jane")] }, is("success", "false")),
    );
    expect(pill(/^any of 2 conditions/)).toBeTruthy();
  });
});

describe("new condition", () => {
  const start = async () => {
    const shown = show(all());
    await shown.user.click(screen.getByRole("button", { name: "Condition" }));
    const field = await screen.findByRole("combobox", { name: "Field" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    return { ...shown, field };
  };

  it("is made by keys alone", async () => {
    const { user } = await start();
    await user.keyboard("mfa used{ArrowDown}{Enter}");
    await user.click(await screen.findByRole("button", { name: "true" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(where().items).toEqual([is("mfa", "true")]);
  });

  it("takes a field that no list has", async () => {
    const { user } = await start();
    await user.keyboard("vendor.thing{Enter}");
    await user.type(await screen.findByRole("combobox", { name: "Value" }), "x{Enter}{Enter}");
    expect(where().items).toEqual([is("vendor.thing", "x")]);
  });

  it("refuses a field that cannot be searched, and says why", async () => {
    const { user } = await start();
    await user.keyboard("changes{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("does not search inside the list of changes");
    expect(
      screen.getByRole("option", { name: /^Changes object changes JumpCloud/ }).getAttribute("aria-disabled"),
    ).toBe("true");
  });

  it("refuses what can be no field", async () => {
    const { user } = await start();
    await user.keyboard("two words{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("dotted path");
  });
});

describe("group", () => {
  it("lists its conditions, edits one, joins them otherwise, and goes with its last", async () => {
    const { user } = show(all({ op: "or", items: [is("a", "1"), is("username", "jane")] }));
    await user.click(pill(/^any of 2 conditions/));
    await user.click(await screen.findByRole("button", { name: "username is jane" }));
    await user.type(await screen.findByRole("combobox", { name: "Value" }), "bob");
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(where().items[0]).toEqual({ op: "or", items: [is("a", "1"), is("username", "jane", "bob")] });

    await user.selectOptions(await screen.findByRole("combobox", { name: /joined/ }), "not");
    expect(where().items[0]).toMatchObject({ op: "not" });

    await user.click(screen.getByRole("button", { name: "Remove: a is 1" }));
    await user.click(screen.getByRole("button", { name: /^Remove: username/ }));
    expect(where().items).toEqual([]);
  });
});
