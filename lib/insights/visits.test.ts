import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVisits, GAP_MS, isPartial } from "./visits";

const START = Date.UTC(2026, 10, 21, 14);
const MINUTE = 60_000;

interface Given {
  minute: number;
  actor?: string | undefined;
  address?: string;
  agent?: string;
  device?: string;
  success?: boolean;
}

function event({ minute, actor = "jane", address = "203.0.113.7", ...rest }: Given) {
  return {
    timestamp: new Date(START + minute * MINUTE).toISOString(),
    initiated_by: { type: "user", username: actor },
    client_ip: address,
    success: rest.success ?? true,
    ...(rest.agent === undefined ? {} : { useragent: { name: rest.agent } }),
    ...(rest.device === undefined ? {} : { system: { displayName: rest.device, hostname: rest.device } }),
  };
}

function visitsOf(events: readonly unknown[]) {
  const found = createVisits();
  for (const one of events) found.add(one);
  return found;
}
const rowsOf = (events: readonly unknown[]) => visitsOf(events).visits.map(({ rows }) => rows);

const given = fc.record({
  minute: fc.integer({ min: 0, max: 400 }),
  actor: fc.constantFrom("jane", "Jane", "omar"),
  address: fc.constantFrom("203.0.113.7", "198.51.100.2"),
  agent: fc.constantFrom("Chrome", "Firefox"),
});
/** In the order of time, whichever way round. */
const lists = fc
  .tuple(fc.array(given, { maxLength: 60 }), fc.constantFrom(1, -1))
  .map(([list, way]) => list.sort((a, b) => way * (a.minute - b.minute)));

describe("visits", () => {
  it("hold every event once, in the list's order", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            lists.map((list) => list.map(event)),
            fc.array(fc.jsonValue()),
          ),
        ),
        (parts) => {
          const events = parts.flat();
          const { visits, visitOf } = visitsOf(events);
          expect(visits.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(
            events.map((_, row) => row),
          );
          for (const { rows } of visits) expect(rows).toEqual([...rows].sort((a, b) => a - b));
          for (const [row, visit] of visitOf.entries()) expect(visits[visit]?.rows).toContain(row);
          const firsts = visits.map(({ rows }) => rows[0] ?? -1);
          expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        },
      ),
    );
  });

  it("end where half an hour passes, and only there", () => {
    const keyOf = ({ actor, address, agent }: { actor: string; address: string; agent: string }) =>
      [actor.toLowerCase(), address, agent].join();
    fc.assert(
      fc.property(lists, (list) => {
        const { visitOf } = visitsOf(list.map(event));
        for (const [row, one] of list.entries()) {
          const before = list.slice(0, row).findLastIndex((other) => keyOf(other) === keyOf(one));
          const other = list[before];
          if (other === undefined) continue;
          const isNear = Math.abs(other.minute - one.minute) * MINUTE < GAP_MS;
          expect(visitOf[row] === visitOf[before]).toBe(isNear);
        }
        for (const [row, one] of list.entries()) {
          const first = list[visitsOf(list.map(event)).visits[visitOf[row] ?? -1]?.rows[0] ?? -1];
          expect(first && keyOf(first)).toBe(keyOf(one));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are the same when the list comes page by page", () => {
    fc.assert(
      fc.property(lists, fc.nat(60), (list, cut) => {
        const found = visitsOf(list.slice(0, cut).map(event));
        for (const one of list.slice(cut)) found.add(event(one));
        expect(found.visits).toEqual(visitsOf(list.map(event)).visits);
      }),
    );
  });

  it.each<[string, Given[], number[][]]>([
    ["29 minutes apart", [{ minute: 0 }, { minute: 29 }, { minute: 58 }], [[0, 1, 2]]],
    ["30 minutes apart", [{ minute: 0 }, { minute: 30 }], [[0], [1]]],
    ["newest first", [{ minute: 58 }, { minute: 29 }, { minute: 0 }], [[0, 1, 2]]],
    ["two at the same time", [{ minute: 0 }, { minute: 1, actor: "omar" }, { minute: 2 }], [[0, 2], [1]]],
    ["another address", [{ minute: 0 }, { minute: 1, address: "198.51.100.2" }], [[0], [1]]],
    [
      "another browser",
      [
        { minute: 0, agent: "Chrome" },
        { minute: 1, agent: "Firefox" },
      ],
      [[0], [1]],
    ],
  ])("of events %s", (_name, list, rows) => expect(rowsOf(list.map(event))).toEqual(rows));

  it("tell who, from where, with what, when and how many failed", () => {
    const list = [
      { minute: 9, agent: "Chrome", success: false },
      { minute: 0, agent: "Chrome" },
    ];
    expect(visitsOf(list.map(event)).visits).toEqual([
      {
        rows: [0, 1],
        actor: "jane",
        address: "203.0.113.7",
        agent: "Chrome",
        span: { startMs: START, endMs: START + 9 * MINUTE },
        failures: 1,
      },
    ]);
  });

  it("take an event without a time for itself", () => {
    expect(rowsOf([event({ minute: 0 }), { ...event({ minute: 0 }), timestamp: "soon" }, null, 7])).toEqual([
      [0],
      [1],
      [2],
      [3],
    ]);
  });
});

describe("a visit at the edge of what is loaded", () => {
  const loaded = { startMs: START, endMs: START + 300 * MINUTE };
  it.each([
    [0, 40, true],
    [29, 40, true],
    [30, 270, false],
    [40, 271, true],
    [40, 300, true],
  ])("from minute %i to %i of 300", (from, to, partial) => {
    const span = { startMs: START + from * MINUTE, endMs: START + to * MINUTE };
    expect(isPartial({ span }, loaded)).toBe(partial);
  });
  it("without a time is none", () => expect(isPartial({ span: null }, loaded)).toBe(false));
});
