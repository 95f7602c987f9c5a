import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { serverClock } from "@/lib/client/clock";
import { type ApiCall, ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { FirstSeen, FirstSeenInCell } from "./first-seen";

vi.mock("next/navigation", () => import("@/lib/testing/browser/next-navigation"));

const from = {
  scope: "acme",
  window: { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" },
};
const event = (username: string, client_ip: string) => ({
  event_type: "user_login_attempt",
  service: "directory",
  initiated_by: { type: "user", username },
  client_ip,
});

/** Each actor was at 192.0.2.1 before. */
const before = ({ body }: ApiCall) => ({
  field: String(body.field),
  values: [{ value: "192.0.2.1", count: 7 }],
  other: 0,
  errorBound: 0,
  ignores: [],
});

beforeEach(() => {
  vi.spyOn(serverClock, "now").mockReturnValue(Date.parse("2026-11-21T14:00:00Z"));
});
afterEach(() => vi.restoreAllMocks());

function show(answer: (call: ApiCall) => unknown = before) {
  const calls = stubApi({ facets: answer });
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      {["192.0.2.1", "203.0.113.9", "203.0.113.9"].map((address, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
        <p key={place}>
          <FirstSeenInCell from={from} event={event("jane", address)} field="client_ip" />
        </p>
      ))}
      <FirstSeen from={from} event={event("joe", "203.0.113.9")} field="client_ip" />
      <FirstSeen from={from} event={event("joe", "203.0.113.9")} field="event_type" />
    </QueryClientProvider>,
  );
  return { calls, client };
}

describe("marks of what is new", () => {
  test("stand by values that their actor did not have before, at one call for each actor", async () => {
    const { calls } = show();
    expect((await screen.findByText("first in 88 days")).closest("p")).toBeNull();
    expect(screen.getAllByText(", first in 88 days")).toHaveLength(2);
    expect(calls.map(({ body }) => body.window)).toEqual([
      { start: "2026-08-24T00:00:00.000Z", end: from.window.start },
      { start: "2026-08-24T00:00:00.000Z", end: from.window.start },
    ]);
  });

  test.each<[string, (call: ApiCall) => unknown]>([
    ["some values are left out", (call) => ({ ...before(call), other: 4 })],
    [
      "the question fails",
      () => {
        throw new ApiFailure(500, "INTERNAL");
      },
    ],
  ])("are not there when %s", async (_name, answer) => {
    const { calls, client } = show(answer);
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    await vi.waitFor(() => expect(client.isFetching()).toBe(0));
    expect(screen.queryByText(/first in/)).toBeNull();
  });
});
