import { expect, test } from "vitest";
import { fakeTarget } from "@/lib/testing/gateway-calls";
import type { Org } from "../auth/scope";
import { createRefusals } from "./refusals";
import type { Target } from "./target";

const orgs = Array.from({ length: 30 }, (_, i) => ({ id: `o${i}`, upstreamId: `u${i}` }) as Org);
const target = fakeTarget({ orgs, orgIds: orgs.map(({ upstreamId }) => upstreamId ?? "") });

function asker(refused: readonly string[]) {
  const asked: string[][] = [];
  return {
    asked,
    isRefused: async ({ orgIds }: Target) => {
      asked.push([...orgIds]);
      return orgIds.some((id) => refused.includes(id));
    },
  };
}

test.each([
  ["one", ["u7"]],
  ["the first and the last", ["u0", "u29"]],
  ["neighbours", ["u14", "u15"]],
  ["three", ["u3", "u12", "u28"]],
])("finds %s among thirty, asking for parts", async (_name, refused) => {
  const refusals = createRefusals({ now: () => 0 });
  const { asked, isRefused } = asker(refused);
  await refusals.find(target, isRefused);
  const found = orgs.filter((org) => refusals.has(org, target)).map(({ upstreamId }) => upstreamId);
  expect(found).toEqual(refused);
  expect(asked.length).toBeLessThanOrEqual(24);
});

test("asks no more than so often, and takes what it could not tell apart as refused", async () => {
  const refusals = createRefusals({ now: () => 0 });
  const odd = orgs.filter((_, place) => place % 2 === 1).flatMap(({ upstreamId }) => upstreamId ?? []);
  const { asked, isRefused } = asker(odd);
  await refusals.find(target, isRefused);
  expect(asked.length).toBeLessThanOrEqual(24);
  for (const org of orgs)
    if (odd.includes(org.upstreamId ?? "")) expect(refusals.has(org, target)).toBe(true);
});

test("asks once for all that are refused together, and again after a while or when told", async () => {
  let now = 0;
  const refusals = createRefusals({ now: () => now });
  const { asked, isRefused } = asker(["u1"]);
  await Promise.all([refusals.find(target, isRefused), refusals.find(target, isRefused)]);
  const [, second] = orgs as [Org, Org];
  const once = asked.length;
  expect([once, refusals.has(second, target)]).toEqual([10, true]);
  now = 120_001;
  expect(refusals.has(second, target)).toBe(false);
  await refusals.find(target, isRefused);
  expect([asked.length, refusals.has(second, target)]).toEqual([2 * once, true]);
  refusals.forget(target);
  expect(refusals.has(second, target)).toBe(false);
});
