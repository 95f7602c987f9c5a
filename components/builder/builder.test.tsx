import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveRegion } from "@/components/ui/live-status";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { setRange } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { BuilderButton, BuilderSlot } from "../explorer/builder-slot";
import { useBuilder } from "../explorer/use-builder";
import { editSearch, readQuery, useSearchState } from "../explorer/use-search-state";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const NOW = Date.parse("2026-11-21T12:00:00Z");
const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const now = () => NOW;

function Page() {
  const { search } = useSearchState();
  const builder = useBuilder(true);
  return (
    <>
      <BuilderButton builder={builder} />
      <button type="button" onClick={() => builder.openWith('{"and":[{"pasted":"elsewhere"}]}')}>
        Paste elsewhere
      </button>
      <BuilderSlot builder={builder} scope="acme" search={search} window={WINDOW} zone="UTC" now={now} />
      <LiveRegion />
    </>
  );
}

const searchOf = (line: string, more: Partial<Search> = {}): Search => ({
  ...DEFAULT_SEARCH,
  where: parseWhere(line).where,
  ...more,
});

/** The page over an address with these conditions, the builder open; changes wait for Run unless told otherwise. */
async function show(
  line: string,
  count: (call: ApiCall) => unknown = () => ({ count: 412, exact: true }),
  isAutoRun = false,
) {
  localStorage.setItem("explore-auto-run", isAutoRun ? "on" : "off");
  history.replaceState(null, "", "/o/acme");
  editSearch(() => searchOf(line), "replace");
  const calls = stubApi({
    count,
    facets: () => ({ field: "", values: [], other: 0, errorBound: 0, ignores: [] }),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  const user = userEvent.setup({ delay: null });
  await user.click(screen.getByRole("button", { name: "Builder" }));
  await screen.findByRole("region", { name: "Search builder" });
  return { calls, user };
}

const address = () => printWhere(readQuery(location.search).search.where);
const row = (name: RegExp) => within(screen.getByRole("tabpanel")).getByRole("button", { name });
const tab = (name: string) => screen.getByRole("tab", { name });
const run = () => screen.getByRole("button", { name: "Run" });
const said = () => screen.getByRole("status").textContent;
const field = (name: string) => screen.getByRole("textbox", { name }) as HTMLTextAreaElement;

beforeEach(() => {
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("several rows", () => {
  it("are selected by keys and put into one group", async () => {
    const { user } = await show("a:1 and b:2 and c:3");
    row(/^b is 2/).focus();
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(document.activeElement).toBe(row(/^c is 3, selected/));
    expect(said()).toBe("2 rows selected");
    await user.keyboard("{Control>}g{/Control}");
    expect(said()).toBe("Put 2 rows into a group, any of");
    expect(document.activeElement).toBe(row(/^Any of, 2 conditions\. Change/));
    await user.click(run());
    expect(address()).toBe("a:1 and (b:2 or c:3)");
  });

  it("are selected by clicks with Ctrl and Shift, and let go by Escape", async () => {
    const { user } = await show("a:1 and b:2 and (c:3 or d:4)");
    await user.keyboard("{Control>}");
    await user.click(row(/^a is 1/));
    await user.click(row(/^Any of, 2 conditions\. Change/));
    await user.keyboard("{/Control}");
    expect(screen.getByText("2 rows selected", { selector: "[role=tabpanel] *" })).toBeTruthy();
    await user.keyboard("{Shift>}");
    await user.click(row(/^b is 2/));
    await user.keyboard("{/Shift}");
    expect(row(/^Any of, 2 conditions, selected/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("{Escape}");
    expect(screen.queryByText(/selected/, { selector: "[role=tabpanel] *" })).toBeNull();
    await user.keyboard("{Control>}");
    // Rows of different groups do not go together: the last one begins anew.
    for (const name of [/^a is 1/, /^b is 2/, /^d is 4/, /^c is 3/]) await user.click(row(name));
    await user.keyboard("{/Control}");
    expect(row(/^a is 1\. Edit/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Put into a group" }));
    await user.click(run());
    expect(address()).toBe("a:1 and b:2 and any(c:3 or d:4)");
  });
});

describe("the panel", () => {
  it("opens with the focus inside, by button or b, and closes to its button", async () => {
    const { user } = await show("a:1");
    expect(document.activeElement).toBe(tab("Tree"));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("region", { name: "Search builder" })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Builder" }));
    await user.keyboard("b");
    expect(screen.getByRole("region", { name: "Search builder" })).toBeTruthy();
  });

  it("shows one draft in three views, counts it, and runs it at Run", async () => {
    const { calls, user } = await show("client_ip:1.2.3.4");
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), " or username:jane");
    expect(address()).toBe("client_ip:1.2.3.4");
    expect(await screen.findByText("events would match")).toBeTruthy();
    expect(screen.getByText("412")).toBeTruthy();
    expect(calls.filter(({ route }) => route === "count")).toHaveLength(1);

    await user.click(tab("API JSON"));
    expect(JSON.parse(field("Body of the request").value)).toMatchObject({
      search_term: { or: [{ client_ip: "1.2.3.4" }, { username: "jane" }] },
      start_time: WINDOW.start,
      sort: "DESC",
      limit: 500,
    });
    await user.click(tab("Tree"));
    expect(screen.getByRole("group", { name: "Any of, 2 conditions" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Builder, changes not run" })).toBeTruthy();
    await user.click(run());
    expect(address()).toBe("client_ip:1.2.3.4 or username:jane");
    expect(screen.getByRole("button", { name: "Builder" })).toBeTruthy();
  });

  it("tells of a draft that finds nothing what limits it, and takes that up", async () => {
    const { user } = await show("a:1 and b:2", ({ body }) => {
      const { items } = (body.search as Search).where;
      return { count: items.length > 1 ? 0 : 7, exact: true };
    });
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), " and c:3");
    await user.click(await screen.findByRole("button", { name: "What limits this?" }));
    await user.click(await screen.findByRole("button", { name: "Remove from the search: b is 2" }));
    expect(field("Conditions as text").value).toBe("a:1 and c:3");
    expect(address()).toBe("a:1 and b:2");
  });

  it("says when the draft could not be counted", async () => {
    const { user } = await show("a:1", () => {
      throw new ApiFailure(400, "INVALID_REQUEST");
    });
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), " b:2");
    expect(await screen.findByText("How many it finds is not known.")).toBeTruthy();
  });

  it("discards, and undo brings the draft back", async () => {
    const { user } = await show("a:1");
    await user.click(row(/^Delete: a is 1/));
    await user.click(screen.getByRole("button", { name: "Discard changes" }));
    expect(row(/^a is 1/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(screen.queryByRole("button", { name: /^a is 1/ })).toBeNull();
  });
});

describe("the text view", () => {
  it("keeps the last draft that could be read, marks the fault and says what it is", async () => {
    const { user } = await show("a:1");
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), " and b:2 and c:");
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toMatch(/^Character 17: A value is missing/);
    expect(document.querySelector("mark")?.textContent).toBe("c:");
    await user.click(within(alert).getByRole("button"));
    expect(field("Conditions as text").selectionStart).toBe(16);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(address()).toBe("a:1");
    expect(said()).toContain("Not run: A value is missing");
    await user.click(tab("Tree"));
    expect(row(/^b is 2/)).toBeTruthy();
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), "3");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(address()).toBe("a:1 and b:2 and c:3");
  });

  it("takes a cURL command, and says what of it is not used", async () => {
    const { user } = await show("a:1");
    await user.click(tab("Text"));
    await user.click(field("Conditions as text"));
    await user.paste(
      `curl -H 'x-api-key: SECRET' -d '{"search_term":{"or":[{"b":"2"},{"c":"3"}]}}' https://x`,
    );
    expect(field("Conditions as text").value).toBe("b:2 or c:3");
    expect(screen.getByText("The key in the command is neither used nor kept.")).toBeTruthy();
    await user.paste('{"and": [{"x": null}]}');
    expect(screen.getByRole("alert").textContent).toContain("x must be a text");
    expect(field("Conditions as text").value).toBe("b:2 or c:3");
  });
});

describe("the view of the request", () => {
  it("reads a whole body, and keeps the range whose window it shows", async () => {
    const { user } = await show("a:1");
    await user.click(tab("API JSON"));
    const body = field("Body of the request");
    fireEvent.change(body, { target: { value: body.value.replace('"1"', '"2"') } });
    await user.click(run());
    expect(readQuery(location.search).search).toEqual(searchOf("a:2"));
    await user.clear(body);
    await user.paste(
      '{"service":["sso"],"start_time":"2026-11-19T00:00:00Z","end_time":"2026-11-20T00:00:00Z","fields":["id"]}',
    );
    expect(body.value).toContain('"start_time": "2026-11-19T00:00:00.000Z"');
    expect(screen.getByText(/^fields: /)).toBeTruthy();
    await user.click(run());
    expect(readQuery(location.search).search).toEqual(
      searchOf("", {
        services: ["sso"],
        range: { from: "2026-11-19T00:00:00Z", to: "2026-11-20T00:00:00Z" },
      }),
    );
  });

  it("says in words what no request can, and keeps that when the body is edited", async () => {
    const { user } = await show("a:1 and username contains jane");
    await user.click(tab("API JSON"));
    const panel = screen.getByRole("tabpanel");
    expect(panel.textContent).toContain("is also checked here: username contains jane");
    expect(panel.textContent).toContain("JumpCloud compares whole values only");
    const body = field("Body of the request");
    fireEvent.change(body, { target: { value: body.value.replace('"1"', '"2"') } });
    await user.click(run());
    expect(address()).toBe("a:2 and username contains jane");
  });

  it("marks where the JSON stops being JSON", async () => {
    const { user } = await show("a:1");
    await user.click(tab("API JSON"));
    fireEvent.change(field("Body of the request"), { target: { value: '{\n  "and" [] }' } });
    expect(screen.getByRole("alert").textContent).toMatch(/^Line 2, column 9: The JSON is not valid/);
  });

  it("takes what was pasted elsewhere on the page", async () => {
    const { user } = await show("a:1");
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Paste elsewhere" }));
    expect(await screen.findByRole("tab", { name: "API JSON", selected: true })).toBeTruthy();
    await user.click(run());
    expect(address()).toBe("pasted:elsewhere");
  });
});

describe("the tree", () => {
  const NESTED = "a:1 and b:2 and (c:3 or d:4)";

  it.each([
    [
      "{Alt>}{ArrowDown}{/Alt}",
      /^a is 1/,
      "b:2 and a:1 and (c:3 or d:4)",
      "Moved a to position 2 of 3 in all of",
    ],
    [
      "{Alt>}{ArrowUp}{/Alt}",
      /^d is 4/,
      "a:1 and b:2 and (d:4 or c:3)",
      "Moved d to position 1 of 2 in any of",
    ],
    [
      "{Alt>}{ArrowLeft}{/Alt}",
      /^c is 3/,
      "a:1 and b:2 and any(d:4) and c:3",
      "Moved c to position 4 of 4 in all of",
    ],
    ["{Control>}g{/Control}", /^b is 2/, "a:1 and any(b:2) and (c:3 or d:4)", "Put b into a group, any of"],
    ["|", /^b is 2/, "(a:1 or b:2) and (c:3 or d:4)", "Any of 2 now: a, b"],
    ["(", /^a is 1/, "any(a:1) and b:2 and (c:3 or d:4)", "Put a into a group, any of"],
    ["{Meta>}d{/Meta}", /^b is 2/, "a:1 and b:2 and b:2 and (c:3 or d:4)", "Duplicated b"],
    ["{Delete}", /^b is 2/, "a:1 and (c:3 or d:4)", "Deleted b"],
    [
      "{Alt>}{ArrowUp}{/Alt}",
      /^Any of, 2 conditions\. /,
      "a:1 and (c:3 or d:4) and b:2",
      "Moved group any of to position 2 of 3 in all of",
    ],
    ["{Alt>}{ArrowRight}{/Alt}", /^b is 2/, NESTED, "There is no group above b to go into"],
  ])("%s on %s", async (keys, name, line, words) => {
    const { user } = await show(NESTED);
    row(name).focus();
    await user.keyboard(keys);
    expect(said()).toContain(words);
    expect(within(screen.getByRole("tabpanel")).getByRole("group", { name: /^All of/ })).toBeTruthy();
    await user.click(run());
    expect(address()).toBe(line);
  });

  it("keeps the focus on what was moved, into a group and out of it", async () => {
    const { user } = await show("(c:3 or d:4) and a:1");
    row(/^a is 1/).focus();
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(said()).toContain("Moved a to position 3 of 3 in any of");
    expect(document.activeElement).toBe(row(/^a is 1/));
    await user.keyboard("{Alt>}{ArrowUp}{ArrowLeft}{/Alt}");
    expect(document.activeElement).toBe(row(/^a is 1/));
    expect(said()).toContain("Moved a to position 2 of 2 in all of");
  });

  it("is walked with the arrows, from group to condition", async () => {
    const { user } = await show("a:1 and (b:2 or c:3)");
    row(/^All of/).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(row(/^Any of/));
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(row(/^b is 2/));
  });

  it("does the same by menu, and shows what cannot be done", async () => {
    const { user } = await show("a:1 and b:2");
    await user.click(screen.getByRole("button", { name: "Actions: a is 1" }));
    expect(screen.getByRole("menuitem", { name: /^Move up/ }).getAttribute("aria-disabled")).toBe("true");
    await user.click(screen.getByRole("menuitem", { name: /^Switch off/ }));
    expect(row(/^a is 1, switched off/)).toBeTruthy();
    await user.click(row(/^All of, 2 conditions/));
    await user.click(screen.getByRole("menuitemradio", { name: "None of these" }));
    await user.click(run());
    expect(address()).toBe("*not (off a:1, b:2)");
  });

  it("adds a group and a condition in it, and edits one in place", async () => {
    const { user } = await show("a:1");
    await user.click(screen.getByRole("button", { name: /^Group: add to All of/ }));
    expect(document.activeElement).toBe(row(/^Any of, 0 conditions/));
    await user.click(screen.getByRole("button", { name: "Condition: add to Any of, 0 conditions" }));
    await user.type(await screen.findByRole("combobox", { name: "Field" }), "username{Enter}");
    await user.type(await screen.findByRole("combobox", { name: "Value" }), "jane");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await user.click(row(/^username is jane/));
    await user.click(await screen.findByRole("button", { name: "Negate" }));
    expect(document.activeElement).toBe(row(/^username is not jane/));
    await user.click(run());
    expect(address()).toBe("a:1 and any(not username:jane)");
  });
});

describe("undo and redo", () => {
  const undo = "{Control>}z{/Control}";
  const redo = "{Control>}{Shift>}z{/Shift}{/Control}";

  it("take steps of the draft back first, then searches that ran, which the address then holds", async () => {
    const { user } = await show("a:1");
    act(() => editSearch(() => searchOf("a:1 and b:2")));
    await user.click(screen.getByRole("button", { name: "Delete: a is 1" }));
    await user.keyboard(undo);
    expect(said()).toContain("Undone");
    expect(screen.queryByRole("button", { name: "Discard changes" })).toBeNull();
    expect(address()).toBe("a:1 and b:2");
    await user.keyboard(undo);
    expect(address()).toBe("a:1");
    await user.keyboard(undo);
    expect(said()).toContain("nothing to undo");
    await user.keyboard(redo);
    expect(address()).toBe("a:1 and b:2");
    await user.keyboard(redo);
    expect(said()).toContain("not run yet");
    expect(address()).toBe("a:1 and b:2");
    await user.click(run());
    expect(address()).toBe("b:2");
  });

  it("pass over drafts that nobody sees", async () => {
    const { user } = await show("a:1", undefined, true);
    act(() => editSearch(() => searchOf("b:2")));
    await user.click(tab("Text"));
    await user.type(field("Conditions as text"), "3");
    await user.click(tab("Tree"));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: /^Builder.*changes not run/ })).toBeTruthy();
    await user.keyboard(undo);
    expect(address()).toBe("a:1");
  });

  it("leave typed text to the browser", async () => {
    const { user } = await show("a:1");
    act(() => editSearch(() => searchOf("b:2")));
    await user.click(tab("Text"));
    await user.click(field("Conditions as text"));
    await user.keyboard(undo);
    expect(address()).toBe("b:2");
  });

  it("a draft goes on when the range changes elsewhere", async () => {
    const { user } = await show("a:1 and b:2");
    await user.click(screen.getByRole("button", { name: "Delete: a is 1" }));
    act(() => editSearch((search) => setRange(search, { last: "7d" })));
    await waitFor(() => expect(screen.getByRole("button", { name: "Discard changes" })).toBeTruthy());
    await user.click(run());
    expect(readQuery(location.search).search).toEqual(searchOf("b:2", { range: { last: "7d" } }));
  });
});
