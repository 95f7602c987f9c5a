import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { decodeSearch } from "@/lib/search/codec";
import { LENSES } from "@/lib/search/lenses";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { LensList } from "./lens-list";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const NOW = Date.parse("2026-11-21T12:00:00Z");
/** Lenses that cannot be counted before somebody answers. */
const ASKING = LENSES.filter(({ asks }) => asks).length;

function show(query = "", count: (call: ApiCall) => unknown = () => ({ count: 1204, exact: true })) {
  history.replaceState(null, "", `/o/acme/lenses${query}`);
  const calls = stubApi({ count });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <LensList scope="acme" serverNow={NOW} />
    </QueryClientProvider>,
  );
  return { calls, user: userEvent.setup({ delay: null }) };
}

const item = (title: string) =>
  screen.getByRole("heading", { level: 3, name: title }).closest("li") as HTMLElement;
const searchOf = (url: string) => decodeSearch(url.split("?")[1] ?? "").search;

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("lenses", () => {
  it("each has its place, its words and a way in", () => {
    show();
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(LENSES.length);
    const link = within(item("Lockouts and unlocks")).getByRole("link", {
      name: "Open: Lockouts and unlocks",
    });
    expect(searchOf(link.getAttribute("href") ?? "")).toEqual(
      LENSES.find(({ id }) => id === "lockouts")?.search,
    );
    expect(link.getAttribute("href")?.startsWith("/o/acme?")).toBe(true);
  });

  it("bring the view that shows them best", () => {
    show();
    const href = (title: string) => within(item(title)).getByRole("link").getAttribute("href") ?? "";
    expect(href("Sign-ins from new countries")).toMatch(/&compare=before$/);
    expect(href("Administrators' work outside office hours")).toMatch(/&chart=week$/);
  });

  it("keep a range that is longer than their own, and say so", () => {
    show("?range=14d");
    const href = (title: string) => within(item(title)).getByRole("link").getAttribute("href") ?? "";
    expect(searchOf(href("Lockouts and unlocks")).range).toEqual({ last: "14d" });
    expect(item("Lockouts and unlocks").textContent).toContain("Last 14 days");
    expect(searchOf(href("Deletions")).range).toEqual({ last: "30d" });
  });

  it("ask for a name first, and say what is missing", async () => {
    const { user } = show();
    const row = within(item("Offboarding check: what one person still does"));
    await user.click(row.getByRole("button", { name: /^Open/ }));
    const field = row.getByRole("textbox", { name: "Username or email" });
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field);
    await user.type(field, "jane, Jane.Doe@example.com{Enter}");
    expect(location.pathname).toBe("/o/acme");
    const [group] = searchOf(location.search).where.items;
    expect(group).toMatchObject({
      op: "or",
      items: expect.arrayContaining([
        { field: "username", op: "is", values: ["jane", "Jane.Doe@example.com"] },
      ]),
    });
    expect(localStorage.length).toBe(0);
  });

  it("remember the countries of this scope, so that they can be counted too", async () => {
    const { user, calls } = show();
    const row = within(item("Sign-ins from outside your countries"));
    await user.type(row.getByRole("textbox"), "US, GB{Enter}");
    expect(localStorage.getItem("lens:acme:unusual-sign-ins")).toBe("US, GB");
    await user.click(screen.getByRole("button", { name: "Count all" }));
    await waitFor(() => expect(calls).toHaveLength(LENSES.length - ASKING + 1));
    expect(JSON.stringify(calls.map(({ body }) => body))).toContain('"values":["US","GB"]');
  });
});

describe("counts", () => {
  it("come only when asked for, over the last seven days, four at a time", async () => {
    const answers: (() => void)[] = [];
    const { calls, user } = show(
      "",
      () => new Promise((resolve) => answers.push(() => resolve({ count: 7, exact: false }))),
    );
    expect(calls).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Count all" }));
    await waitFor(() => expect(answers).toHaveLength(4));
    expect(calls[0]?.body.window).toEqual({
      start: expect.stringMatching(/^2026-11-14T/),
      end: expect.stringMatching(/^2026-11-21T/),
    });
    answers[0]?.();
    await waitFor(() => expect(answers).toHaveLength(5));
    expect(await screen.findByText("in 7 days, about")).toBeTruthy();
    expect(item("Offboarding check: what one person still does").textContent).toContain("asks first");
    for (let at = 1; at < LENSES.length - ASKING; at++) {
      await waitFor(() => expect(answers.length).toBeGreaterThan(at));
      answers[at]?.();
    }
    await waitFor(() => expect(screen.getAllByText("in 7 days, about")).toHaveLength(LENSES.length - ASKING));
  });

  it("fail alone and can be asked for again", async () => {
    let isDown = true;
    const isLockouts = (call: ApiCall) => JSON.stringify(call.body).includes("user_lockout");
    const { user } = show("", (call) => {
      if (isDown && isLockouts(call)) throw new ApiFailure(503, "UPSTREAM_DOWN");
      return { count: 12, exact: true };
    });
    await user.click(screen.getByRole("button", { name: "Count all" }));
    const retry = await within(item("Lockouts and unlocks")).findByRole("button", { name: "Count again" });
    await waitFor(() => expect(item("Deletions").textContent).toContain("12 in 7 days"));
    isDown = false;
    await user.click(retry);
    await waitFor(() => expect(item("Lockouts and unlocks").textContent).toContain("12 in 7 days"));
  });
});
