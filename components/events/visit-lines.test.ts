import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Visit } from "@/lib/insights/visits";
import { headOf, isHead, plainLines, rowAt } from "./lines";
import { ALL_OPEN, isOpen, NONE_OPEN, toggled, visitLines } from "./visit-lines";

/** `owners[row]` names the visit of each event. */
function visitsOf(owners: readonly number[]) {
  const names = [...new Set(owners)];
  const visits = names.map((name): Visit => {
    const rows = owners.flatMap((owner, row) => (owner === name ? [row] : []));
    return { rows, actor: null, address: null, agent: null, span: null, failures: 0 };
  });
  return { visits, visitOf: owners.map((owner) => names.indexOf(owner)) };
}

const owned = fc.array(fc.nat(8), { minLength: 1, maxLength: 60 });

describe("lines of visits", () => {
  it("are a head for each, and under an open one its events in order", () => {
    const { count, placeAt } = visitLines(visitsOf([0, 1, 0, 2, 1]), { allBut: false, firsts: new Set([1]) });
    expect(Array.from({ length: count }, (_, line) => placeAt(line))).toEqual([
      headOf(0),
      headOf(1),
      1,
      4,
      headOf(3),
    ]);
  });

  it("lead to a place and back, whatever is open", () => {
    fc.assert(
      fc.property(owned, fc.boolean(), fc.array(fc.nat(60)), (owners, allBut, opened) => {
        const { count, placeAt, lineOf } = visitLines(visitsOf(owners), { allBut, firsts: new Set(opened) });
        for (let line = 0; line < count; line++) expect(lineOf(placeAt(line))).toBe(line);
      }),
    );
  });

  it("show every event once when all are open, and none when none is", () => {
    fc.assert(
      fc.property(owned, (owners) => {
        const found = visitsOf(owners);
        const all = visitLines(found, ALL_OPEN);
        const places = Array.from({ length: all.count }, (_, line) => all.placeAt(line));
        expect(places.filter((place) => !isHead(place)).sort((a, b) => a - b)).toEqual([...owners.keys()]);
        expect(visitLines(found, NONE_OPEN).count).toBe(found.visits.length);
      }),
    );
  });

  it("open and close one by one, whichever are open", () => {
    const { visits } = visitsOf([0, 1]);
    for (const open of [ALL_OPEN, NONE_OPEN]) {
      const [first, second] = visits.map((visit) => isOpen(toggled(open, visits[0] ?? visit), visit));
      expect([first, second]).toEqual([!open.allBut, open.allBut]);
      expect(visits.map((visit) => isOpen(toggled(toggled(open, visit), visit), visit))).toEqual([
        open.allBut,
        open.allBut,
      ]);
    }
  });

  it("lead from an event of a closed visit to its head", () => {
    const { lineOf, placeAt } = visitLines(visitsOf([0, 1, 0]), NONE_OPEN);
    expect(placeAt(lineOf(2))).toBe(headOf(0));
  });
});

it("without visits, each event is its own line", () => {
  const { count, lineOf, placeAt } = plainLines(3);
  expect([count, lineOf(2), placeAt(2), rowAt(headOf(2))]).toEqual([3, 2, 2, 2]);
});
