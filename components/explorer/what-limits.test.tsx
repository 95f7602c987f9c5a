import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import type { Group, Search } from "@/lib/search/schema";
import { parseWhere, printWhere } from "@/lib/search/text";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { ResultEmpty } from "./result-empty";
import { editSearch, readQuery, useSearchState } from "./use-search-state";
import { WhatLimitsButton } from "./what-limits-button";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const NOW = Date.parse(WINDOW.end);

const lineOf = ({ body }: ApiCall): string => printWhere((body.search as { where: Group }).where);
const address = () => printWhere(readQuery(location.search).search.where);

function Page({ found }: { found: number }) {
  const { search } = useSearchState();
  const asked = { scope: "acme", search, window: WINDOW };
  return found === 0 ? (
    <ResultEmpty {...asked} startedMs={NOW} />
  ) : (
    <WhatLimitsButton {...asked} onEdit={editSearch} />
  );
}

/** The page over a search that found so many; `counts` by the conditions that are left, -1 for a failure. */
function show(line: string, found: number, counts: Record<string, number>, more: Partial<Search> = {}) {
  history.replaceState(null, "", "/o/acme");
  editSearch(() => ({ ...DEFAULT_SEARCH, where: parseWhere(line).where, ...more }), "replace");
  const calls = stubApi({
    count: (call) => {
      const count = counts[lineOf(call)] ?? 0;
      if (count < 0) throw new ApiFailure(400, "INVALID_REQUEST");
      return { count, exact: count !== 7 };
    },
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page found={found} />
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const open = () => screen.findByRole("button", { name: "What limits this?" });
const rows = async () => {
  const list = await screen.findByRole("list", { name: "Found without each condition" });
  return within(list).findAllByRole("listitem");
};

afterEach(() => vi.unstubAllGlobals());

describe("what limits a search", () => {
  it("that finds nothing is counted without each condition, once asked", async () => {
    const { calls, user } = show("client_ip:1.2.3.4 and (a:1 or b:2)", 0, {
      "": 900,
      "(a:1 or b:2)": 412,
      "client_ip:1.2.3.4": 1,
    });
    await screen.findByText(/900 events lie in this time range/);
    expect(calls).toHaveLength(1);
    await user.click(await open());
    expect(await screen.findByText("412 events")).toBeTruthy();
    expect((await rows()).map((row) => row.firstElementChild?.textContent)).toEqual([
      "Without client_ip is 1.2.3.4: 412 events",
      "Without a is 1 or b is 2: 1 event",
    ]);
    expect(calls).toHaveLength(3);
    await user.click(screen.getByRole("button", { name: "Remove from the search: client_ip is 1.2.3.4" }));
    expect(address()).toBe("(a:1 or b:2)");
  });

  it("that finds few is counted too, and a condition can be switched off", async () => {
    const { user } = show("a:1 and b:2", 5, { "b:2": 7, "a:1": -1 }, { text: "jane" });
    await user.click(await open());
    expect(await screen.findByText("about 7 events")).toBeTruthy();
    expect(await screen.findByText(/not counted/)).toBeTruthy();
    expect((await rows())[2]?.textContent).toContain("Without text “jane”");
    await user.click(screen.getByRole("button", { name: "Switch off: a is 1" }));
    expect(address()).toBe("off a:1 and b:2");
  });

  it("costs ten calls at most", async () => {
    const line = Array.from({ length: 13 }, (_, n) => `f${n}:x`).join(" and ");
    const { calls, user } = show(line, 1, {});
    await user.click(await open());
    expect(await rows()).toHaveLength(10);
    expect(screen.getByText("3 more are not counted.")).toBeTruthy();
    await screen.findAllByText("0 events");
    expect(calls).toHaveLength(10);
  });

  it("is no question where there is no condition", () => {
    show("", 2, {});
    expect(screen.queryByRole("button", { name: "What limits this?" })).toBeNull();
  });
});
