import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Page } from "@/lib/contract/events";
import { scanEvents } from "@/lib/insights/scan-events";
import { pageBody, sliceRows } from "./page-body";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (parts: readonly Uint8Array[]) => Buffer.concat(parts).toString("utf8");

const rowsOf = (text: string) => {
  const { bytes, rows } = scanEvents(bytesOf(text));
  return rows.map((row) => ({ ...row, bytes }));
};

describe("sliceRows", () => {
  test("a whole page is one piece, its bytes as they came", () => {
    const parts = sliceRows(rowsOf('[ {"a":1.50} ,\n {"b":"\\u0041"} ]'));
    expect(parts).toHaveLength(3);
    expect(textOf(parts)).toBe('[{"a":1.50} ,\n {"b":"\\u0041"}]');
  });

  test("any choice of rows from several pages is the list of just those", () => {
    const pages = fc.array(fc.array(fc.oneof(fc.record({ n: fc.nat() }), fc.constant(7))), { maxLength: 4 });
    fc.assert(
      fc.property(pages, fc.infiniteStream(fc.boolean()), (all, keep) => {
        const rows = all
          .filter((page) => page.some((item) => typeof item === "object"))
          .flatMap((page) => rowsOf(JSON.stringify(page)));
        const kept = rows.filter(() => keep.next().value);
        const expected = kept.map(
          ({ bytes, start, end }) => JSON.parse(textOf([bytes.subarray(start, end)])) as unknown,
        );
        expect(JSON.parse(textOf(sliceRows(kept)))).toEqual(expected);
      }),
    );
  });
});

test("the answer is JSON whatever its size, and comes in steps", async () => {
  const events = [bytesOf("["), bytesOf(`{"a":"${"x".repeat(2_400_000)}"}`), bytesOf("]")];
  const page: Page = {
    count: 1,
    limit: 1,
    sort: "asc",
    cursor: null,
    complete: true,
    requestIds: [],
    notes: [],
  };
  const steps: Uint8Array[] = [];
  for await (const step of pageBody({ events, page })) steps.push(step);
  expect(steps.length).toBeGreaterThan(4);
  expect(JSON.parse(textOf(steps))).toEqual({ events: [{ a: "x".repeat(2_400_000) }], page });
});
