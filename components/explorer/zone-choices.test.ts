import { describe, expect, it } from "vitest";
import { ZONES_SHOWN, zoneChoices } from "./zone-choices";

const AT = Date.UTC(2026, 10, 21);
const ALL = Intl.supportedValuesOf("timeZone");
const names = (query: string) =>
  zoneChoices(query, "Asia/Kathmandu", ALL, AT).choices.map(({ zone }) => zone);

describe("zoneChoices", () => {
  it("starts with the browser's own and UTC, and says how many it leaves out", () => {
    const { choices, left } = zoneChoices("", "Asia/Kathmandu", ALL, AT);
    expect(choices.slice(0, 2).map(({ zone }) => zone)).toEqual(["Asia/Kathmandu", "UTC"]);
    expect(choices).toHaveLength(ZONES_SHOWN);
    expect(left).toBeGreaterThan(100);
  });

  it("names UTC once where it is the browser's own", () => {
    expect(zoneChoices("utc", "UTC", ALL, AT).choices.filter(({ zone }) => zone === "UTC")).toHaveLength(1);
  });

  it.each([
    ["paris", "Europe/Paris"],
    ["new york", "America/New_York"],
    ["+05:45", "Asia/Kathmandu"],
    ["utc-3", "America/Sao_Paulo"],
  ])("finds %s", (query, zone) => {
    expect(names(query)).toContain(zone);
  });

  it("takes a zone that the browser knows but does not list", () => {
    expect(names("Etc/GMT+5")).toEqual(["Etc/GMT+5"]);
    expect(names("Mars/Olympus")).toEqual([]);
  });
});
