import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signOut } from "@/components/auth/sign-out";
import { CommandCenter } from "@/components/commands/command-center";
import { Explorer } from "@/components/explorer/explorer";
import { OwnerProvider } from "@/components/explorer/use-own-stored";
import type { OrgSummary } from "@/lib/contract/orgs";
import { stubApi } from "@/lib/testing/browser/api-stub";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const SERVER_NOW = Date.parse("2026-11-21T12:00:00Z");

const SCOPES: OrgSummary[] = [
  {
    ...{ scope: "acme", name: "Acme", colour: "teal", region: "us", kind: "org" },
    upstreamId: null,
    retentionDays: 90,
  },
];

function show(query: string, userId = "ann", scope = "acme") {
  history.replaceState(null, "", `/o/${scope}${query}`);
  const page = {
    count: 0,
    limit: 200,
    sort: "desc",
    cursor: null,
    complete: true,
    requestIds: [],
    notes: [],
  };
  stubApi({
    search: () => ({ events: [], page }),
    count: () => ({ count: 412, exact: true }),
    facets: ({ body }) => ({ field: body.field, values: [], other: 0, errorBound: 0, ignores: [] }),
    searches: () => ({ searches: [] }),
  });
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <OwnerProvider userId={userId}>
        <CommandCenter scopes={SCOPES} isAdmin={false} />
        <Explorer scope={scope} userRole="analyst" serverNow={SERVER_NOW} retentionDays={90} />
      </OwnerProvider>
    </QueryClientProvider>,
  );
  return { unmount, user: userEvent.setup({ delay: null }) };
}

const keptFor = (userId: string, scope = "acme") =>
  localStorage.getItem(`earlier-searches:${scope}:${userId}`) ?? "";
const isKept = (text: string, userId = "ann", scope = "acme") =>
  waitFor(() => expect(keptFor(userId, scope)).toContain(text));
const opener = () => screen.findByRole("button", { name: "Earlier searches ( h )" });
const options = async () =>
  (await screen.findAllByRole("option")).map(({ textContent }) => textContent?.replace(/\d\d:\d\d/, "hh:mm"));

beforeAll(async () => {
  await Promise.all([import("./earlier-list"), import("./keep-earlier"), import("../commands/palette")]);
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

describe("earlier searches", () => {
  it("are kept once they are counted, found by their words, and opened as they were", async () => {
    const first = show("?range=7d&where=client_ip:1.2.3.4");
    await isKept("client_ip");
    first.unmount();
    const { user } = show("?where=mfa:false");
    await isKept("mfa");
    await user.click(await opener());
    expect(await options()).toEqual([
      "mfa is false 412 events Last 24 hours · all services · ran today hh:mm",
      "client_ip is 1.2.3.4 412 events Last 7 days · all services · ran today hh:mm",
    ]);
    await user.type(screen.getByRole("combobox", { name: "Find an earlier search" }), "1.2.3");
    expect(await options()).toHaveLength(1);
    await user.keyboard("{Enter}");
    expect(location.search).toBe("?range=7d&where=client_ip:1.2.3.4");
    expect(screen.queryByRole("dialog", { name: "Earlier searches" })).toBeNull();
  });

  it("open over the time that they covered, where one wants that", async () => {
    const { user } = show("?where=mfa:false");
    await isKept("mfa");
    await user.keyboard("h");
    await user.click(await screen.findByRole("checkbox", { name: "Over the time that it covered then" }));
    await user.click(screen.getByRole("option"));
    expect(decodeURIComponent(location.search)).toEqual(
      expect.stringMatching(
        /^\?range=2026-11-20T12:00:\d\d(\.\d+)?Z\.\.2026-11-21T12:00:\d\d(\.\d+)?Z&where=mfa:false$/,
      ),
    );
  });

  it("are in the palette", async () => {
    const { user } = show("?where=mfa:false");
    await isKept("mfa");
    history.pushState(null, "", "/o/acme?range=7d");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Find a command" }), "earlier searches mfa");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.search).toBe("?where=mfa:false"));
  });

  it("can all be forgotten, and brought back while the list is open", async () => {
    const { user } = show("?where=mfa:false");
    await isKept("mfa");
    await user.click(await opener());
    await user.click(await screen.findByRole("button", { name: "Forget all" }));
    expect(keptFor("ann")).toBe("");
    const undo = screen.getByRole("button", { name: "Undo" });
    expect(document.activeElement).toBe(undo);
    await user.click(undo);
    expect(await options()).toHaveLength(1);
  });

  it("are one's own, of one organisation", async () => {
    localStorage.setItem("earlier-searches:acme:bob", "bob's");
    const acme = show("?where=mfa:false");
    await isKept("mfa");
    expect(keptFor("bob")).toBe("");
    acme.unmount();
    const { user } = show("", "ann", "north");
    await user.click(await opener());
    expect(await screen.findByText("No earlier search")).toBeTruthy();
    expect(keptFor("ann")).toContain("mfa");
  });

  it("are gone when one signs out", async () => {
    show("?where=mfa:false");
    await isKept("mfa");
    vi.stubGlobal("fetch", async () => Response.json({ csrfToken: "t", url: "/" }));
    await signOut(() => {});
    expect(keptFor("ann")).toBe("");
  });
});
