import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Explorer } from "@/components/explorer/explorer";
import { OrgSwitcher } from "@/components/shell/org-switcher";
import { ThemeMenu } from "@/components/shell/theme-menu";
import type { OrgSummary } from "@/lib/contract/orgs";
import { decodeSearch } from "@/lib/search/codec";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { CommandCenter } from "./command-center";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const org = (scope: string, name: string): OrgSummary => ({
  scope,
  name,
  colour: "teal",
  region: "us",
  kind: "org",
  upstreamId: null,
  retentionDays: 90,
});
const SCOPES = [org("acme", "Acme"), org("north", "Northwind Retail")];

const events = Array.from({ length: 3 }, (_, n) => ({
  id: `e${n}`,
  event_type: "user_login_attempt",
  service: "directory",
  success: true,
  client_ip: "203.0.113.9",
  timestamp: "2026-11-21T04:12:07.921Z",
  organization: "o1",
}));

function show(address: string, page: "explore" | "other" = "explore") {
  history.replaceState(null, "", address);
  const calls = stubApi({
    search: () => ({
      events,
      page: { count: 3, limit: 200, sort: "desc", cursor: null, complete: true, requestIds: [], notes: [] },
    }),
    count: () => ({ count: 3, exact: true }),
    facets: ({ body }) => ({ field: body.field, values: [], other: 0, errorBound: 0, ignores: [] }),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OrgSwitcher scopes={SCOPES} />
      <CommandCenter scopes={SCOPES} isAdmin={false} />
      <ThemeMenu initial={{ theme: "light", motion: "system" }} />
      {page === "explore" ? (
        <Explorer
          scope="acme"
          userRole="analyst"
          serverNow={Date.parse("2026-11-21T12:00:00Z")}
          retentionDays={90}
        />
      ) : (
        <p>Another page</p>
      )}
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const box = () => screen.findByRole("combobox", { name: "Find a command" });
const options = () => screen.getAllByRole("option").map((option) => option.textContent?.trim());
const search = () => decodeSearch(location.search).search;

async function run(user: ReturnType<typeof userEvent.setup>, typed: string): Promise<void> {
  await user.keyboard("{Control>}k{/Control}");
  await box();
  await user.paste(typed);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("combobox", { name: "Find a command" })).toBeNull());
}

// Loaded on demand: how long that takes is not what these tests are about.
beforeAll(async () => {
  await Promise.all([
    import("./palette"),
    import("./shortcut-sheet"),
    import("@/components/explorer/condition-editor"),
    import("@/components/explorer/time-range-form"),
    import("@/components/explorer/copy-link"),
    import("@/components/events/column-picker"),
  ]);
}, 30_000);

beforeEach(() =>
  vi.stubGlobal("matchMedia", () => ({
    matches: true,
    addEventListener: () => {},
    removeEventListener: () => {},
  })),
);
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const loaded = () => screen.findByText("3 loaded, newest first");

describe("the palette", () => {
  it("opens by its button and by Ctrl+K while typing, and closes by Ctrl+K and Escape", async () => {
    const { user } = show("/o/acme");
    await loaded();
    const button = screen.getByRole("button", { name: "Command palette, Ctrl+K" });
    await user.click(button);
    await box();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(button);
    const field = screen.getByRole("textbox", { name: "Search text in events" });
    await user.click(field);
    await user.keyboard("{Control>}k{/Control}");
    expect(document.activeElement).toBe(await box());
    await user.keyboard("{Control>}k{/Control}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it("is a combobox whose list the arrows walk through, and says how much fits", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await user.keyboard("{Control>}k{/Control}");
    const field = await box();
    await user.type(field, "last 7 d");
    const dialog = within(screen.getByRole("dialog", { name: "Command palette" }));
    expect(dialog.getByRole("status").textContent).toBe("2 commands");
    expect(options()).toEqual(["Last 7 days", "Search text in events: last 7 d"]);
    const active = () =>
      document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;
    await user.keyboard("{ArrowUp}");
    expect(active()).toContain("Search text in events");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(search().range).toEqual({ last: "7d" });
  });

  it("takes a range as typed before names that only look like it", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await run(user, "3 days");
    expect(search().range).toEqual({ last: "3d" });
  });

  it("runs, turns the order, clears the conditions", async () => {
    const { user, calls } = show("/o/acme?where=client_ip:10.0.0.8");
    await loaded();
    const before = calls.filter(({ route }) => route === "search").length;
    await run(user, "run");
    await waitFor(() => expect(calls.filter(({ route }) => route === "search").length).toBe(before + 1));
    await run(user, "oldest");
    expect(search().sort).toBe("asc");
    await run(user, "clear cond");
    expect(search().where.items).toEqual([]);
  });

  it("opens the editor of a condition on a field", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await run(user, "filter by client_ip");
    const editor = within(await screen.findByRole("dialog", { name: "New condition" }));
    const value = await editor.findByRole("combobox", { name: "Value" });
    await waitFor(() => expect(document.activeElement).toBe(value));
    await user.paste("10.0.0.8");
    await user.click(editor.getByRole("button", { name: "Add" }));
    expect(search().where.items).toEqual([{ field: "client_ip", op: "is", values: ["10.0.0.8"] }]);
  });

  it("shows the week, the bars again, and facets beside those of the time before", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await run(user, "weekday");
    expect(location.search).toBe("?chart=week");
    await run(user, "as bars");
    await run(user, "compared");
    expect(location.search).toBe("?compare=before");
    await run(user, "without the time before");
    expect(location.search).toBe("");
  });

  it("opens a lens with its columns, and keeps a longer range", async () => {
    const { user } = show("/o/acme?range=90d");
    await loaded();
    await run(user, "lockouts");
    expect(search()).toMatchObject({ range: { last: "90d" }, breakdown: "event_type" });
    expect(search().where.items[0]).toMatchObject({ field: "event_type" });
    await run(user, "offboarding");
    expect(location.pathname + location.hash).toBe("/o/acme/lenses#offboarding-check");
  });

  it("searches for what is typed when nothing has that name", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await run(user, "jane doe qq");
    expect(search().text).toBe("jane doe qq");
  });

  it("switches org and theme", async () => {
    const { user } = show("/o/acme?range=7d");
    await loaded();
    await run(user, "dark");
    expect(document.documentElement.dataset.theme).toBe("dark");
    await run(user, "northwind");
    expect(location.pathname + location.search).toBe("/o/north?range=7d");
  });

  it("offers nothing that changes a search where there is none", async () => {
    const { user } = show("/o/acme/lenses", "other");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await box(), "filter by");
    expect(screen.queryAllByRole("option")).toEqual([]);
    expect(screen.getByText("Nothing has these words.")).toBeTruthy();
  });
});

describe("keys", () => {
  it("lead to a part of the page each", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Search text in events" }));
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("j");
    expect(document.activeElement?.getAttribute("data-index")).toBe("0");
    await user.keyboard("c");
    expect(await screen.findByRole("dialog", { name: "Columns" })).toBeTruthy();
    await user.keyboard("{Escape}");
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("t");
    expect(await screen.findByRole("dialog", { name: "Time range" })).toBeTruthy();
  });

  it("f filters by the value in focus, x excludes it", async () => {
    const { user } = show("/o/acme");
    await loaded();
    const value = () =>
      within(screen.getByRole("table", { name: "Events" })).getAllByRole("button", {
        name: "client_ip 203.0.113.9: actions",
      })[0];
    value()?.focus();
    await user.keyboard("f");
    expect(search().where.items).toEqual([{ field: "client_ip", op: "is", values: ["203.0.113.9"] }]);
    await waitFor(() => expect(value()).toBeTruthy());
    value()?.focus();
    await user.keyboard("x");
    expect(search().where.items).toEqual([{ field: "client_ip", op: "is_not", values: ["203.0.113.9"] }]);
  });

  it("y copies a link whose range is fixed, and says so", async () => {
    const { user } = show("/o/acme?range=7d&event=e1");
    await loaded();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("y");
    expect(await screen.findByText("Link copied, its time range fixed.")).toBeTruthy();
    const link = new URL(await navigator.clipboard.readText());
    const [from = "", to = ""] = (link.searchParams.get("range") ?? "").split("..");
    expect(Date.parse(to) - Date.parse(from)).toBe(7 * 86_400_000);
    expect(link.searchParams.get("event")).toBe("e1");
  });

  it("g and a letter lead to a page", async () => {
    const { user } = show("/o/acme?range=7d");
    await loaded();
    await user.keyboard("l");
    expect(location.pathname).toBe("/o/acme");
    await user.keyboard("gl");
    expect(location.pathname).toBe("/o/acme/lenses");
    await user.keyboard("ge");
    expect(location.pathname + location.search).toBe("/o/acme");
  });

  it("are shown by ?, and can be switched off there", async () => {
    const { user } = show("/o/acme");
    await loaded();
    await user.keyboard("?");
    const sheet = within(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }));
    expect(sheet.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent)).toContain(
      "Events on a row of the table",
    );
    const box = sheet.getByRole<HTMLInputElement>("checkbox");
    expect(box.checked).toBe(true);
    await user.click(box);
    expect(box.checked).toBe(false);
    await user.keyboard("{Escape}");
    await user.keyboard("t?gl");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(location.pathname).toBe("/o/acme");
    await user.keyboard("{Control>}k{/Control}");
    expect(await screen.findByRole("combobox", { name: "Find a command" })).toBeTruthy();
  });
});
