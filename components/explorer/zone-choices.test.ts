import { describe, expect, it } from "vitest";
import { ZONES_SHOWN, zoneChoices } from "./zone-choices";

const AT = Date.UTC(2026, 10, 21);
const ALL = Intl.supportedValuesOf("timeZone");
const names = (query: string) => zoneChoices(query, "UTC", ALL, AT).choices.map(({ name }) => name);

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

  it.each([
    ["kathmandu", "Asia/Katmandu", "Asia/Kathmandu"],
    ["katmandu", "Asia/Katmandu", "Asia/Kathmandu"],
    ["kolkata", "Asia/Calcutta", "Asia/Kolkata"],
    ["kyiv", "Europe/Kiev", "Europe/Kyiv"],
    ["argentina/buenos", "America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ])("finds %s where the browser lists %s, and calls it %s", (query, zone, name) => {
    expect(zoneChoices(query, "UTC", [zone], AT).choices).toEqual([{ zone, name, note: "" }]);
  });

  it("names the browser's own once, whichever way it is spelt", () => {
    for (const own of ["Asia/Kathmandu", "Asia/Katmandu"]) {
      expect(zoneChoices("mandu", own, ["Asia/Katmandu"], AT).choices).toEqual([
        { zone: own, name: "Asia/Kathmandu", note: "this browser's zone" },
      ]);
    }
  });

  it("takes a zone that the browser knows but does not list", () => {
    expect(names("Etc/GMT+5")).toEqual(["Etc/GMT+5"]);
    expect(names("Mars/Olympus")).toEqual([]);
  });
});
