import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ApiCall, stubApi } from "@/lib/testing/browser/api-stub";
import { eventQuery } from "./event";

const WINDOW = { start: "2026-11-20T12:00:00.000Z", end: "2026-11-21T12:00:00.000Z" };
const pageOf = (ids: string[]) => ({
  events: ids.map((id) => ({ id })),
  page: {
    count: ids.length,
    limit: 1,
    sort: "desc",
    cursor: null,
    complete: true,
    requestIds: [],
    notes: [],
  },
});
const isRun = ({ body }: ApiCall) => JSON.stringify(body.window) === JSON.stringify(WINDOW);

function ask(search: (call: ApiCall) => unknown) {
  const calls = stubApi({ search });
  return { calls, answer: new QueryClient().fetchQuery(eventQuery("acme", "e1", WINDOW)) };
}

afterEach(() => vi.unstubAllGlobals());

describe("a linked event", () => {
  it("is looked for in the run's window alone when it is there", async () => {
    const { calls, answer } = ask(() => pageOf(["e1"]));
    expect(await answer).toEqual({ id: "e1" });
    expect(calls.map(({ body }) => body.window)).toEqual([WINDOW]);
  });

  it("is found wherever it is kept", async () => {
    const { calls, answer } = ask((call) => pageOf(isRun(call) ? [] : ["e1"]));
    expect(await answer).toEqual({ id: "e1" });
    const { start, end } = (calls[1]?.body.window ?? WINDOW) as typeof WINDOW;
    expect((Date.parse(end) - Date.parse(start)) / 86_400_000).toBe(90);
  });

  it("is null when it is nowhere", async () => {
    expect(await ask(() => pageOf([])).answer).toBeNull();
  });
});
