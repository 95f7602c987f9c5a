import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { eventsQuery } from "@/lib/client/queries/events";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { include } from "@/lib/search/edit";
import type { Search } from "@/lib/search/schema";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { DetailRequest } from "./detail-request";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" };
const SEARCH = include(DEFAULT_SEARCH, "client_ip", "203.0.113.9");

async function show(search: Search = SEARCH, scope = "acme") {
  const page = {
    count: 2,
    limit: 500,
    sort: "desc",
    cursor: null,
    complete: true,
    requestIds: ["r-1", "r-2"],
    notes: [],
  };
  const calls = stubApi({ search: () => ({ events: [{}, {}], page }) });
  const client = new QueryClient();
  await client.prefetchInfiniteQuery(eventsQuery(scope, search, WINDOW));
  render(
    <QueryClientProvider client={client}>
      <DetailRequest source={{ scope, search, window: WINDOW, onOpen: () => {} }} />
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const section = (name: string) => within(screen.getByRole("region", { name }));

afterEach(() => vi.unstubAllGlobals());

describe("the request of a run", () => {
  test("is the documented body, for events and for their number", async () => {
    const { calls } = await show();
    const bodyOf = (name: string) =>
      JSON.parse(screen.getByRole("region", { name }).querySelector("pre")?.textContent ?? "");
    const base = {
      service: ["all"],
      start_time: WINDOW.start,
      end_time: WINDOW.end,
      search_term: { and: [{ client_ip: "203.0.113.9" }] },
    };
    expect(bodyOf("Events request")).toEqual({ ...base, limit: 500, sort: "DESC" });
    expect(bodyOf("Count request")).toEqual(base);
    expect(calls.length).toBe(1);
  });

  test("comes with the time and the ids of each answer", async () => {
    await show();
    expect(screen.getByText(/^Page 1: 2 events after/).textContent).toMatch(
      /after \d+ ms, as measured in this browser$/,
    );
    const ids = within(screen.getByRole("list", { name: "X-Request-Id of page 1" })).getAllByRole("listitem");
    expect(ids.map(({ textContent }) => textContent)).toEqual(["X-Request-Idr-1", "X-Request-Idr-2"]);
  });

  test("says what is checked here", async () => {
    await show({
      ...DEFAULT_SEARCH,
      where: { op: "and", items: [{ field: "useragent.name", op: "is", values: ["Chrome"] }] },
    });
    expect(section("Checked here, not by JumpCloud").getByText(/^useragent.name is Chrome:/)).toBeTruthy();
    expect(section("Events request").getByText(/larger pages/)).toBeTruthy();
  });
});

describe("copied as a command", () => {
  test("it names the region, and no key", async () => {
    const { user } = await show();
    await user.selectOptions(screen.getByRole("combobox", { name: /region/ }), "Europe");
    await user.click(section("Events request").getByRole("button", { name: "Copy Events as cURL" }));
    const curl = await navigator.clipboard.readText();
    expect(curl).toContain("'https://api.eu.jumpcloud.com/insights/directory/v1/events'");
    expect(curl).toContain('"x-api-key: $JUMPCLOUD_API_KEY"');
    expect(section("Events request").getByRole("button", { name: "Copied" })).toBeTruthy();
    await user.click(section("Count request").getByRole("button", { name: "Copy Count as PowerShell" }));
    expect(await navigator.clipboard.readText()).toContain("$Env:JUMPCLOUD_ORG_ID");
  });

  test("of the provider's own events it names the provider", async () => {
    const { user } = await show(SEARCH, "msp");
    await user.click(section("Count request").getByRole("button", { name: "Copy Count as cURL" }));
    expect(await navigator.clipboard.readText()).toContain("x-provider-id: $JUMPCLOUD_PROVIDER_ID");
  });
});
