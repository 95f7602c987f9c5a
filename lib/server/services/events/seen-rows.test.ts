import fc from "fast-check";
import { expect, test } from "vitest";
import { scanEvents } from "@/lib/insights/scan-events";
import { SeenRows } from "./seen-rows";

const pageOf = (events: unknown[]) => scanEvents(new TextEncoder().encode(JSON.stringify(events)));

/** True for each event that came before, page after page. */
function seen(pages: unknown[][]): boolean[] {
  const rows = new SeenRows();
  return pages
    .map(pageOf)
    .flatMap((page) => Array.from({ length: page.rows.length }, (_, row) => rows.add(page, row)));
}

test("rows are known again by organisation and id, else by all that they hold, on whatever page", () => {
  const event = fc.record(
    {
      id: fc.oneof(fc.constantFrom("a", "b", "é", "id"), fc.nat(60).map(String)),
      organization: fc.constantFrom("one", "two", null),
      n: fc.nat(2),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.array(event, { maxLength: 80 }), { maxLength: 4 }), (pages) => {
      const known = new Set<string>();
      const expected = pages.flat().map(({ id, organization, ...rest }) => {
        const owner = organization === undefined ? "" : JSON.stringify(organization);
        const key =
          id === undefined
            ? JSON.stringify([organization === undefined ? rest : { organization, ...rest }])
            : `${owner} ${id}`;
        const before = known.size;
        return known.add(key).size === before;
      });
      expect(seen(pages)).toEqual(expected);
    }),
  );
});

test("of many pages, and more rows than the first room holds", () => {
  const pages = [0, 1, 2].map((page) =>
    Array.from({ length: 3_000 }, (_, row) => ({ id: `${page}:${row}` })),
  );
  expect(seen(pages).some(Boolean)).toBe(false);
  expect(seen([...pages, ...pages]).filter(Boolean)).toHaveLength(9_000);
});
