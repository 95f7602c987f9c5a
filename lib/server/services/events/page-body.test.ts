import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Page } from "@/lib/contract/events";
import { eventAt, scanEvents } from "@/lib/insights/scan-events";
import { pageBody, sliceRows } from "./page-body";
import { RowList } from "./row-list";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (parts: readonly Uint8Array[]) => Buffer.concat(parts).toString("utf8");

/** The rows of several pages that `keep` chooses. */
function rowsOf(texts: readonly string[], keep: () => boolean = () => true) {
  const rows = new RowList();
  const kept: unknown[] = [];
  for (const source of texts.map((text) => scanEvents(bytesOf(text))))
    for (let row = 0; row < source.rows.length; row++) {
      if (!keep()) continue;
      rows.push(source, row);
      kept.push(eventAt(source, row));
    }
  return { rows, kept };
}

describe("sliceRows", () => {
  test("a whole page is one piece, its bytes as they came", () => {
    const parts = sliceRows(rowsOf(['[ {"a":1.50} ,\n {"b":"\\u0041"} ]']).rows);
    expect(parts).toHaveLength(3);
    expect(textOf(parts)).toBe('[{"a":1.50} ,\n {"b":"\\u0041"}]');
  });

  test("any choice of rows from several pages is the list of just those", () => {
    const pages = fc.array(fc.array(fc.oneof(fc.record({ n: fc.nat() }), fc.constant(7))), { maxLength: 4 });
    fc.assert(
      fc.property(pages, fc.infiniteStream(fc.boolean()), (all, keep) => {
        const texts = all
          .filter((page) => page.some((item) => typeof item === "object"))
          .map((page) => JSON.stringify(page));
        const { rows, kept } = rowsOf(texts, () => keep.next().value);
        expect(JSON.parse(textOf(sliceRows(rows)))).toEqual(kept);
        expect(rows).toHaveLength(kept.length);
        expect(rows.last(3).map(({ source, row }) => eventAt(source, row))).toEqual(kept.slice(-3));
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
