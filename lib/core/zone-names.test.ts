import { expect, it } from "vitest";
import { offsetMs } from "./zone";
import { currentZoneName } from "./zone-names";

const LISTED = Intl.supportedValuesOf("timeZone");
/** One instant each quarter since 2000: two names of one zone agree on all of them. */
const INSTANTS = Array.from({ length: 108 }, (_, quarter) => Date.UTC(2000, quarter * 3, 1));

it.each([
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Europe/Paris", "Europe/Paris"],
])("%s goes by %s", (zone, name) => expect(currentZoneName(zone)).toBe(name));

it("names the same clock, and no zone twice", () => {
  const renamed = LISTED.filter((zone) => currentZoneName(zone) !== zone);
  expect(renamed.length).toBeGreaterThan(0);
  for (const zone of renamed) {
    const clock = (name: string) => INSTANTS.map((at) => offsetMs(at, name));
    expect(clock(currentZoneName(zone))).toEqual(clock(zone));
  }
  expect(new Set(LISTED.map(currentZoneName)).size).toBe(LISTED.length);
});
