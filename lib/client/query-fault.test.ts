import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { queryFault, refreshFault } from "./query-fault";

const DOWN = new AppError("UPSTREAM_DOWN");
const loaded = {
  data: 1,
  error: null,
  isPending: false,
  isPlaceholderData: false,
  isRefetchError: false,
  fetchStatus: "idle",
};
const loading = { ...loaded, data: undefined, isPending: true, fetchStatus: "fetching" };
const shownOld = { ...loaded, isPlaceholderData: true, fetchStatus: "fetching" };

describe("queryFault", () => {
  it.each([
    ["loaded", loaded, null],
    ["loading", loading, null],
    ["old rows while loading", shownOld, null],
    ["failed", { ...loading, isPending: false, error: DOWN, fetchStatus: "idle" }, "UPSTREAM_DOWN"],
    ["cancelled", { ...loading, fetchStatus: "idle" }, "CLIENT_CLOSED"],
    ["cancelled with old rows", { ...shownOld, fetchStatus: "idle" }, "CLIENT_CLOSED"],
    ["not renewed", { ...loaded, error: DOWN, isRefetchError: true }, null],
  ])("of one %s", (_name, query, code) => {
    expect(queryFault(query)).toEqual(code === null ? null : expect.objectContaining({ code }));
  });
});

describe("refreshFault", () => {
  it("is there only when an answer could not be renewed", () => {
    expect(refreshFault({ ...loaded, error: DOWN, isRefetchError: true })).toBe(DOWN);
    expect(refreshFault(loaded)).toBeNull();
    expect(refreshFault({ ...loading, error: DOWN })).toBeNull();
  });
});
