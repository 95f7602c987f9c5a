import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { KeyState } from "@/lib/contract/admin-orgs";
import { stubApi } from "@/lib/testing/browser/api-stub";
import { renderInApp } from "@/lib/testing/browser/in-app";
import { stateWords } from "./key-words";
import { KeysPage } from "./keys-page";

const state = (over: Partial<KeyState> = {}): KeyState => ({
  id: "Zm9vYmFyYmF6",
  kind: "key",
  source: "environment",
  region: "eu",
  orgs: [{ id: "1", slug: "acme", name: "Acme", colour: "teal", upstreamId: null }],
  lastSuccessAt: null,
  lastRefusal: null,
  restsUntil: null,
  ...over,
});
const [EARLY, LATE] = ["2026-11-21T10:00:00.000Z", "2026-11-21T11:00:05.000Z"] as const;
const refusal = (at: string) => ({ at, message: "Not taken." });

afterEach(() => vi.unstubAllGlobals());

describe("how a key fares", () => {
  it.each<[Partial<KeyState>, string]>([
    [{}, "not used yet"],
    [{ lastSuccessAt: EARLY }, "works"],
    [{ lastSuccessAt: LATE, lastRefusal: refusal(EARLY) }, "works"],
    [{ lastSuccessAt: EARLY, lastRefusal: refusal(LATE) }, "refused last time"],
    [{ lastRefusal: refusal(EARLY) }, "refused last time"],
    [{ lastRefusal: refusal(EARLY), restsUntil: LATE }, "resting"],
  ])("%j: %s", (over, word) => expect(stateWords(state(over)).word).toBe(word));
});

it("tells whom a key serves and when it is tried again, and tries it when asked", async () => {
  const answer = { ok: true, code: null, message: "It works again.", advice: "", organization: null };
  const calls = stubApi({ test: () => answer });
  const resting = state({ lastRefusal: refusal(EARLY), restsUntil: LATE });
  const { router } = renderInApp(<KeysPage keys={[resting]} keyless={[]} />);
  expect(screen.getByText("Acme")).toBeTruthy();
  expect(screen.getByText(/From 11:00:05 UTC on/)).toBeTruthy();
  await userEvent.setup().click(screen.getByRole("button", { name: /^Try now/ }));
  expect(await screen.findByText("It works again.")).toBeTruthy();
  expect(calls.map(({ body }) => body)).toEqual([{ id: "1", region: "eu", upstreamId: null }]);
  expect(router.refresh).toHaveBeenCalledOnce();
});

it("names the organisations that no key reads, and why", () => {
  const keyless = [{ slug: "bare", name: "Bare", colour: "rose", reason: "No API key is set." }];
  renderInApp(<KeysPage keys={[]} keyless={keyless} />);
  expect(screen.getByText("No key is in use")).toBeTruthy();
  expect(screen.getByRole("region", { name: "Organisations without a key" }).textContent).toContain(
    "No API key is set.",
  );
});
