import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AuditEntry } from "@/lib/contract/audit";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { renderInApp } from "@/lib/testing/browser/in-app";
import { AuditPage } from "./audit-page";

const row = (seq: number, over: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ seq, at: "2026-11-21T10:00:30.000Z", action: "search", outcome: "ok", actor: "ada@example.org" },
  ...{ scope: "north", address: "203.0.113.5", requestId: "r", detail: '{"rows":3}', hash: "h" },
  ...over,
});
const user = userEvent.setup();
const press = async (name: string) => user.click(await screen.findByRole("button", { name }));
const rows = () => within(screen.getByRole("list", { name: "Audit log" })).getAllByRole("listitem");
const lastPath = (calls: { path: string }[]) => decodeURIComponent(calls.at(-1)?.path ?? "");

afterEach(() => vi.unstubAllGlobals());

describe("the list", () => {
  it("shows the newest rows, and older ones when asked", async () => {
    const calls = stubApi({
      audit: ({ path }) =>
        path.includes("before") ? { rows: [row(1)], next: null } : { rows: [row(3), row(2)], next: 2 },
    });
    renderInApp(<AuditPage />);
    await press("Show older rows");
    expect(await screen.findByText("All 3 rows.")).toBeTruthy();
    expect(rows()).toHaveLength(3);
    expect(lastPath(calls)).toBe("/api/admin/audit?before=2");
  });

  it("keeps what is there when older rows cannot be had, and says so", async () => {
    stubApi({
      audit: ({ path }) => {
        if (path.includes("before")) throw new ApiFailure(503, "STORE_DOWN", "The store does not answer.");
        return { rows: [row(3)], next: 3 };
      },
    });
    renderInApp(<AuditPage />);
    await press("Show older rows");
    expect(await screen.findByText("The store does not answer.")).toBeTruthy();
    expect(rows()).toHaveLength(1);
  });

  it("is asked for on Find; the files are of the same rows", async () => {
    const calls = stubApi({ audit: () => ({ rows: [], next: null }) });
    renderInApp(<AuditPage />);
    await user.type(screen.getByLabelText("Words in actor or detail"), "lamp");
    await user.selectOptions(screen.getByLabelText("Action"), "sign-in");
    await user.type(screen.getByLabelText("From (UTC)"), "2026-11-21T10:00");
    expect(calls).toHaveLength(1);
    await press("Find");
    const query = "text=lamp&action=sign-in&from=2026-11-21T10:00:00.000Z";
    expect(lastPath(calls)).toBe(`/api/admin/audit?${query}`);
    expect(await screen.findByText("No row matches")).toBeTruthy();
    await press("Export CSV");
    expect(lastPath(calls)).toBe(`/api/admin/audit/export?${query}&format=csv`);
    await press("Cancel the export");
    await press("Clear");
    expect(lastPath(calls)).toBe(`/api/admin/audit?${query}`.replace(query, ""));
  });

  it("whose file cannot be had says so, and is asked for again", async () => {
    let isDown = true;
    const calls = stubApi({
      audit: () => ({ rows: [row(1)], next: null }),
      export: () => {
        if (isDown) throw new ApiFailure(503, "STORE_DOWN", "The store does not answer.");
        return new Promise(() => {});
      },
    });
    renderInApp(<AuditPage />);
    await press("Export NDJSON");
    expect(await screen.findByText("The store does not answer.")).toBeTruthy();
    isDown = false;
    await press("Retry");
    expect(await screen.findByText("0 rows written")).toBeTruthy();
    expect(calls.at(-1)?.method).toBe("GET");
  });

  it("that cannot be read says so, and is tried again", async () => {
    let isDown = true;
    stubApi({
      audit: () => {
        if (isDown) throw new ApiFailure(503, "STORE_DOWN", "The store does not answer.");
        return { rows: [row(1, { actor: "<img src=x>", detail: "{cut" })], next: null };
      },
    });
    renderInApp(<AuditPage />);
    expect(await screen.findByText("The store does not answer.")).toBeTruthy();
    isDown = false;
    await user.click(screen.getByRole("button", { name: /again|retry/i }));
    expect(await screen.findByText("<img src=x>")).toBeTruthy();
  });
});

describe("the chain", () => {
  it.each([
    [{ rows: 1_234, brokenAt: null, lastHash: "abc" }, "Verified 1,234 rows."],
    [{ rows: 2, brokenAt: 3, lastHash: "abc" }, "Row 3 does not fit."],
  ])("%j is said as %s", async (report, words) => {
    stubApi({ audit: () => ({ rows: [], next: null }), verify: () => report });
    renderInApp(<AuditPage />);
    await press("Verify the chain");
    expect(await screen.findByText(words)).toBeTruthy();
  });
});
