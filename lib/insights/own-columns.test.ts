import { expect, it } from "vitest";
import { parseInstant } from "@/lib/core/time";
import { type OwnFacts, ownText } from "./own-columns";

const facts = (timestamp: string, over: Partial<OwnFacts> = {}): OwnFacts => ({
  ...{ outcome: { kind: "failure" }, sentence: "jane did it", entities: {}, timestamp },
  ...{ instant: parseInstant(timestamp), ...over },
});

it.each([
  ["2026-11-21T04:12:07.921123456Z", "UTC", "2026-11-21T04:12:07.921123456+00:00"],
  ["2026-11-21T04:12:07Z", "Asia/Kathmandu", "2026-11-21T09:57:07+05:45"],
  ["2026-07-01T23:30:00.5Z", "Europe/Paris", "2026-07-02T01:30:00.5+02:00"],
  ["2026-11-21T04:12:07Z", "America/St_Johns", "2026-11-21T00:42:07-03:30"],
  ["2026-11-21T04:12:07+05:00", "UTC", "2026-11-20T23:12:07+00:00"],
  ["9999-12-31T23:59:59Z", "Asia/Kathmandu", "9999-12-31T23:59:59Z"],
  ["yesterday", "UTC", "yesterday"],
  ["", "UTC", ""],
])("the time of %j in %s is %s", (timestamp, zone, text) =>
  expect(ownText("time", facts(timestamp), zone)).toBe(text),
);

it.each([
  ["outcome", "failure"],
  ["sentence", "jane did it"],
  ["actor", "jane"],
  ["device", ""],
  ["client_ip", null],
])("%s is %j", (column, text) => {
  const actor = { kind: "actor", label: "Jane", field: "username", value: "jane" } as const;
  expect(ownText(column, facts("2026-11-21T04:12:07Z", { entities: { actor } }), "UTC")).toBe(text);
});
