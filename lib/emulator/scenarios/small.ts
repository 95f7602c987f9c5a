/** Small made-up data for tests: each function is pure, each event has the attributes that every event has. */
import type { RawEvent } from "@/lib/insights/wire";
import { hexId } from "../random";

/** An org id for tests, the same on each call with the same name. */
export function testOrg(name = "test"): string {
  return hexId(`org:${name}`);
}

/** One event. `over` replaces or adds attributes; `time` is RFC 3339. */
export function testEvent(time: string, over: RawEvent = {}): RawEvent {
  return {
    id: hexId(`event:${time}:${JSON.stringify(over)}`),
    organization: testOrg(),
    service: "directory",
    event_type: "user_update",
    timestamp: time,
    "@version": "1",
    ...over,
  };
}

/**
 * `count` events in groups of `tie` with equal times, one group each second from `start`: with a page size
 * that `tie` does not divide, every page edge falls inside a group.
 */
export function eventsAtEqualTimes(
  count: number,
  options: { tie?: number; start?: string; organization?: string } = {},
): RawEvent[] {
  const { tie = 7, start = "2026-11-20T00:00:00Z", organization = testOrg() } = options;
  const first = Date.parse(start);
  return Array.from({ length: count }, (_, i) => ({
    id: hexId(`equal:${i}`),
    organization,
    service: "directory",
    event_type: i % 3 === 0 ? "user_update" : "group_update",
    timestamp: new Date(first + Math.floor(i / tie) * 1_000).toISOString(),
    "@version": "1",
    resource: { id: hexId(`resource:${i % 50}`), type: "user", username: `user${i % 50}` },
  }));
}
