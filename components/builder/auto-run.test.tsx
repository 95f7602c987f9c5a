import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { include } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { BuilderSlot } from "../explorer/builder-slot";
import { refineSearch } from "../explorer/refine-search";
import { SearchBar } from "../explorer/search-bar";
import { useBuilder } from "../explorer/use-builder";
import { editSearch, readQuery, useSearchState } from "../explorer/use-search-state";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const now = () => Date.parse(WINDOW.end);
const nothing = () => {};

function Page() {
  const { search } = useSearchState();
  const builder = useBuilder(true);
  const run = { builder, scope: "acme", search, window: WINDOW, zone: "UTC", now };
  return (
    <>
      <SearchBar {...run} onZone={nothing} onRun={nothing} tools={null} />
      <BuilderSlot {...run} />
      <button
        type="button"
        onClick={() => refineSearch((search) => include(search, "event_type", "sso_auth"))}
      >
        Filter a value
      </button>
    </>
  );
}

async function show(line: string, more: Partial<Search> = {}) {
  history.replaceState(null, "", "/o/acme");
  editSearch(() => ({ ...DEFAULT_SEARCH, where: parseWhere(line).where, ...more }), "replace");
  stubApi({ count: () => ({ count: 412, exact: true }) });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  return userEvent.setup({ delay: null });
}

const address = () => printWhere(readQuery(location.search).search.where);
const toggle = () => screen.getByRole("checkbox", { name: "Auto-run" });
const removal = (text: string) => screen.getByRole("button", { name: `Remove: ${text}` });
const mainRun = () => within(screen.getByRole("search")).getByRole("button", { name: "Run" });
const waiting = () => screen.findByRole("region", { name: "Changes that have not run" });

async function openBuilder(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole("button", { name: "Builder" }));
  return within(await screen.findByRole("region", { name: "Search builder" }));
}

beforeEach(() => import("./builder"));
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("with auto-run", () => {
  it("pills run at once, and the tree once nobody has changed it for a moment", async () => {
    const user = await show("a:1 and b:2 and c:3");
    await user.click(removal("a is 1"));
    expect(address()).toBe("b:2 and c:3");
    const builder = await openBuilder(user);
    await user.click(builder.getByRole("button", { name: "Delete: b is 2" }));
    expect(builder.getByText("Runs by itself in a moment.")).toBeTruthy();
    expect(address()).toBe("b:2 and c:3");
    await waitFor(() => expect(address()).toBe("c:3"));
    expect(builder.getByText("This is the search that ran.")).toBeTruthy();
  });

  it("waits with what is typed, and with a group that asks for nothing yet", async () => {
    const user = await show("a:1");
    const builder = await openBuilder(user);
    await user.click(builder.getByRole("button", { name: /^Group: add to/ }));
    await user.click(builder.getByRole("tab", { name: "Text" }));
    await user.type(builder.getByRole("textbox"), " and b:2");
    expect(await builder.findByText("events would match")).toBeTruthy();
    expect(address()).toBe("a:1");
    await user.click(builder.getByRole("button", { name: "Run" }));
    expect(address()).toBe("a:1 and any() and b:2");
  });
});

describe("without auto-run", () => {
  it("every change of conditions and services waits for Run, with its count", async () => {
    const user = await show("a:1 and b:2");
    await user.click(toggle());
    expect(localStorage.getItem("explore-auto-run")).toBe("off");
    await user.click(removal("a is 1"));
    await user.click(screen.getByRole("button", { name: "Filter a value" }));
    expect(await screen.findByRole("button", { name: "Remove: event_type is sso_auth" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Remove: a is 1" })).toBeNull();
    expect(address()).toBe("a:1 and b:2");
    const notice = within(await waiting());
    expect(await notice.findByText("412")).toBeTruthy();
    await user.click(mainRun());
    expect(address()).toBe("b:2 and event_type:sso_auth");
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "Changes that have not run" })).toBeNull(),
    );
  });

  it("a range, and a text that is taken off, wait too; Enter in the text is Run", async () => {
    const user = await show("a:1", { text: "jane" });
    await user.click(toggle());
    await user.click(screen.getByRole("button", { name: "Clear the text" }));
    await user.click(screen.getByRole("button", { name: /^Earlier by half/ }));
    // The tests' DOM leaves out the space that a browser keeps between the words of the name.
    expect(await screen.findByRole("button", { name: /^Time range: ?2026-11-20,/ })).toBeTruthy();
    await waiting();
    expect(readQuery(location.search).search).toMatchObject({ text: "jane", range: { last: "24h" } });
    await user.type(screen.getByRole("textbox", { name: "Search text in events" }), "paul{Enter}");
    expect(readQuery(location.search).search).toMatchObject({
      text: "paul",
      range: { from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00Z" },
    });
  });

  it("drafts are undone, discarded, and run once it is switched on again", async () => {
    const user = await show("a:1 and b:2 and c:3");
    await user.click(toggle());
    await user.click(removal("a is 1"));
    await waiting();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => removal("a is 1"));
    await user.click(removal("b is 2"));
    await user.click(within(await waiting()).getByRole("button", { name: "Discard changes" }));
    await waitFor(() => removal("b is 2"));
    await user.click(removal("c is 3"));
    await waiting();
    await user.click(toggle());
    await waitFor(() => expect(address()).toBe("a:1 and b:2"));
  });
});
