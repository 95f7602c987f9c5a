/** What the routes still answer when only the upstream's events call fails. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { POST as facetsRoute } from "@/app/api/orgs/[scope]/events/facets/route";
import { POST as histogramRoute } from "@/app/api/orgs/[scope]/events/histogram/route";
import { FacetsResponse, HistogramResponse } from "@/lib/contract/events";
import type { Fault } from "@/lib/emulator/faults";
import { type Answered, CANARY, eventsRoute, faultyUpstream } from "@/lib/testing/faulty-upstream";

let upstream: Awaited<ReturnType<typeof faultyUpstream>>;

beforeAll(async () => {
  upstream = await faultyUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => upstream.renew());

const bodyOf = ({ text }: Answered): unknown => JSON.parse(text);

test.each<[string, Fault, status: number, code: string, says: RegExp]>([
  ["refuses the key", { kind: "status", status: 401 }, 502, "KEY_REJECTED", /API key was refused/],
  ["forbids", { kind: "status", status: 403 }, 403, "UPSTREAM_FORBIDDEN", /admin role cannot read/],
  ["fails", { kind: "status", status: 500 }, 502, "UPSTREAM_ERROR", /failed on this search/],
  ["is down", { kind: "status", status: 503 }, 503, "UPSTREAM_DOWN", /not available right now/],
  ["is cut off", { kind: "truncate" }, 502, "BAD_RESPONSE", /broke off before its end/],
  ["has another shape", { kind: "shape", value: {} }, 502, "BAD_SHAPE", /form that is not known/],
])("the bars and other facets stand when the events call %s", async (_name, fault, status, code, says) => {
  upstream.emulator.fault(CANARY, { ...fault, at: "events", times: 99 });
  const server = await upstream.start();
  const bars = await eventsRoute(server, histogramRoute, "histogram", { zone: "UTC", breakdown: "outcome" });
  const { buckets, series, exact, notes } = HistogramResponse.parse(bodyOf(bars));
  expect([buckets.reduce((sum, { count }) => sum + count, 0), series, exact]).toEqual([50, [], true]);
  expect(notes).toEqual([{ code: "breakdown_failed", message: expect.stringMatching(says) as string }]);

  const types = await eventsRoute(server, facetsRoute, "facets", { field: "event_type" });
  expect(FacetsResponse.parse(bodyOf(types)).values).not.toEqual([]);
  const outcome = await eventsRoute(server, facetsRoute, "facets", { field: "outcome" });
  expect([outcome.status, outcome.error.code]).toEqual([status, code]);
  await server.close();
});
