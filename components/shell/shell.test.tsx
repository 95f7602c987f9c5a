import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, PathParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OrgSummary } from "@/lib/contract/orgs";
import { AppShell } from "./app-shell";
import { OrgSwitcher } from "./org-switcher";
import type { OtherApi } from "./other-api-badge";
import { readTheme } from "./theme";
import { ThemeMenu } from "./theme-menu";

const org = (scope: string, name: string, colour = "teal"): OrgSummary => ({
  scope,
  name,
  colour,
  region: "us",
  kind: "org",
  upstreamId: null,
  retentionDays: 90,
});
const all: OrgSummary = {
  scope: "all",
  name: "All organisations",
  colour: "slate",
  region: "us",
  kind: "all",
  upstreamId: null,
  retentionDays: 90,
};
const LOOK = { theme: "system", motion: "system" } as const;
const few = [org("acme", "Acme"), org("north", "Northwind Retail", "violet"), all];
const many = Array.from({ length: 30 }, (_, at) => org(`org-${at}`, `Client ${at}`));

const push = vi.fn();
let client = new QueryClient();

function inApp(children: ReactNode, scope: string | null = "acme") {
  const router = {
    push,
    replace: vi.fn(),
    prefetch: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    refresh: vi.fn(),
  };
  return render(
    <AppRouterContext value={router as never}>
      <PathParamsContext value={scope ? { scope } : {}}>
        <PathnameContext value={scope ? `/o/${scope}` : "/"}>
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        </PathnameContext>
      </PathParamsContext>
    </AppRouterContext>,
  );
}

beforeEach(() => {
  localStorage.clear();
  client = new QueryClient();
  push.mockReset();
  window.history.replaceState(null, "", "/o/acme?last=3h&where=outcome%3Afailure&event=e1&tab=json");
});

describe("OrgSwitcher", () => {
  it("names the org that is on screen and ticks it", async () => {
    inApp(<OrgSwitcher scopes={few} />);
    await userEvent.setup().click(screen.getByRole("button", { name: /^Organisation: ?Acme$/ }));
    expect(screen.getByRole("menuitemradio", { checked: true }).textContent).toBe("Acme");
    expect(screen.getAllByRole("menuitemradio")).toHaveLength(3);
  });

  it("forgets the old org's answers before it leads to the same search in the new one", async () => {
    client.setQueryData(["events", "acme"], ["an event of acme"]);
    push.mockImplementation(() => expect(client.getQueryCache().getAll()).toEqual([]));
    inApp(<OrgSwitcher scopes={few} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /Acme/ }));
    await user.click(screen.getByRole("menuitemradio", { name: "Northwind Retail" }));
    expect(push.mock.calls).toEqual([["/o/north?last=3h&where=outcome%3Afailure"]]);
  });

  it("stays where it is when the current org is chosen", async () => {
    client.setQueryData(["events", "acme"], ["an event of acme"]);
    inApp(<OrgSwitcher scopes={few} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /Acme/ }));
    await user.click(screen.getByRole("menuitemradio", { name: "Acme" }));
    expect(push).not.toHaveBeenCalled();
    expect(client.getQueryData(["events", "acme"])).toBeTruthy();
  });

  it("finds one of many by typing, with the keyboard alone", async () => {
    inApp(<OrgSwitcher scopes={many} />, "org-3");
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Enter}");
    const box = screen.getByRole("combobox", { name: "Find an organisation" });
    expect(document.activeElement).toBe(box);
    expect(document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent).toBe(
      "Client 3",
    );
    await user.type(box, "client 2");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
      "Client 2",
      ...Array.from({ length: 10 }, (_, at) => `Client ${20 + at}`),
    ]);
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    expect(push).toHaveBeenCalledWith("/o/org-20?last=3h&where=outcome%3Afailure");
    expect(screen.queryByRole("combobox")).toBeNull();
  });

  it("has those looked at last first, the one on screen before them, and no one that is not granted", async () => {
    localStorage.setItem("recent-scopes", "org-9 gone org-20 org-3");
    inApp(<OrgSwitcher scopes={many} />, "org-3");
    await userEvent.setup().click(screen.getByRole("button"));
    const recent = within(screen.getByRole("group", { name: "Recent" })).getAllByRole("option");
    expect(recent.map((option) => option.textContent)).toEqual(["Client 3", "Client 9", "Client 20"]);
    expect(screen.getAllByRole("option")).toHaveLength(many.length);
    expect(localStorage.getItem("recent-scopes")).toBe("org-3 org-9 gone org-20");
  });

  it("leads from a page without a scope to the start of one", async () => {
    window.history.replaceState(null, "", "/admin/orgs?q=x");
    inApp(<OrgSwitcher scopes={few} />, null);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /Choose an organisation/ }));
    await user.click(screen.getByRole("menuitemradio", { name: "Acme" }));
    expect(push.mock.calls).toEqual([["/o/acme"]]);
  });

  it("says when no name fits", async () => {
    inApp(<OrgSwitcher scopes={many} />, "org-3");
    const user = userEvent.setup();
    await user.click(screen.getByRole("button"));
    await user.keyboard("zzz{Enter}");
    expect(screen.getByRole("status").textContent).toBe("No organisation has this in its name.");
    expect(push).not.toHaveBeenCalled();
  });
});

describe("AppShell", () => {
  const user = { id: "u1", email: "anna@example.com", name: "Anna K.", role: "analyst" } as const;
  const shell = (otherApi: OtherApi | null = null) => (
    <AppShell user={user} scopes={few} look={LOOK} otherApi={otherApi}>
      content
    </AppShell>
  );

  it("has a way to the administration for administrators alone", () => {
    inApp(shell());
    expect(screen.queryByRole("link", { name: "Admin" })).toBeNull();
    inApp(
      <AppShell user={{ ...user, role: "admin" }} scopes={few} look={LOOK} otherApi={null}>
        content
      </AppShell>,
    );
    expect(screen.getByRole("link", { name: "Admin" }).getAttribute("href")).toBe("/admin");
  });

  it("marks where one is and says when the data is not JumpCloud's", async () => {
    inApp(shell({ label: "Demo data", host: "127.0.0.1:4010" }));
    expect(screen.getByRole("link", { name: "Explore" }).getAttribute("aria-current")).toBe("page");
    fireEvent.pointerEnter(screen.getByText("Demo data"));
    expect(await screen.findByRole("tooltip")).toHaveProperty(
      "textContent",
      "Not JumpCloud: events come from 127.0.0.1:4010.",
    );
    expect(screen.getByRole("main").textContent).toBe("content");
  });

  it("starts a fresh search within the page on a plain click, and leaves other clicks to the browser", () => {
    inApp(shell());
    const link = screen.getByRole("link", { name: "Explore" });
    expect(link.getAttribute("href")).toBe("/o/acme");
    // The document of these tests cannot navigate.
    link.addEventListener("click", (event) => event.preventDefault());
    fireEvent.click(link, { ctrlKey: true });
    fireEvent.click(link, { metaKey: true });
    expect(push).not.toHaveBeenCalled();
    fireEvent.click(link);
    expect(push.mock.calls).toEqual([["/o/acme"]]);
  });

  it("shows a segment for each org when all are looked at", () => {
    const { container } = inApp(shell(), "all");
    const strip = container.querySelector("[aria-hidden].flex");
    expect([...(strip?.children ?? [])].map((part) => part.getAttribute("data-org"))).toEqual([
      "teal",
      "violet",
    ]);
    expect(screen.queryByText("Demo data")).toBeNull();
  });

  it("tells who is signed in and as what", async () => {
    inApp(shell());
    await userEvent.setup().click(screen.getByRole("button", { name: "Anna K." }));
    expect(document.body.textContent).toContain("anna@example.com");
    expect(document.body.textContent).toContain("Analyst");
    expect(screen.getByRole("menuitem", { name: "Sign out" })).toBeTruthy();
  });

  describe("when sign-out fails", () => {
    afterEach(() => vi.unstubAllGlobals());

    it("says that one is still signed in", async () => {
      vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
      inApp(shell());
      const user = userEvent.setup();
      await user.click(screen.getByRole("button", { name: "Anna K." }));
      await user.click(screen.getByRole("menuitem", { name: "Sign out" }));
      const dialog = await screen.findByRole("dialog", { name: "You are still signed in" });
      expect(dialog.textContent).toContain("This server cannot be reached");
    });
  });
});

describe("theme", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    ["system", "system"],
    [undefined, "system"],
    ["<script>", "system"],
  ])("reads the cookie %j as %s", (text, theme) => expect(readTheme(text)).toBe(theme));

  it("changes the page at once and keeps the choice for the server", async () => {
    render(<ThemeMenu initial={LOOK} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Theme: as the system" }));
    await user.click(screen.getByRole("menuitemradio", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(document.cookie).toContain("theme=dark");
    await user.click(screen.getByRole("button", { name: "Theme: dark" }));
    await user.click(screen.getByRole("menuitemradio", { name: "Less motion" }));
    expect(document.documentElement.dataset).toMatchObject({ theme: "dark", motion: "reduced" });
    expect(document.cookie).toContain("motion=reduced");
  });
});
