// @vitest-environment jsdom
import { describe, expect, it, vi } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { include } from "@/lib/search/edit";
import { eventLink } from "./event-link";
import { readQuery } from "./use-search-state";

vi.mock("next/navigation", () => ({ useSearchParams: () => null }));

const PAGE = "https://logs.example.com/o/acme";
const WINDOW = { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.123Z" };
const search = include(DEFAULT_SEARCH, "client_ip", "a&b=c #d");

describe("a link to an event", () => {
  it("with a window has a fixed range, and the event", () => {
    const link = eventLink(PAGE, { search, id: "e&1", tab: "changes" }, WINDOW);
    const url = new URL(link);
    expect(url.origin + url.pathname + url.hash).toBe(PAGE);
    const read = readQuery(url.search);
    expect(read.search.range).toEqual({ from: "2026-11-20T14:00:00Z", to: WINDOW.end });
    expect(read.search.where).toEqual(search.where);
    expect(read.screen).toEqual({ event: "e&1", tab: "changes" });
    expect(read.problems).toEqual([]);
  });

  it("without one keeps the range as it is", () => {
    const link = eventLink(PAGE, { search, id: "e1", tab: undefined }, null);
    const read = readQuery(new URL(link).search);
    expect(read).toMatchObject({ search, screen: { event: "e1" } });
    expect(read.screen).not.toHaveProperty("tab");
  });
});
