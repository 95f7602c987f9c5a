/** Time zones to choose from. */
import { isZone, offsetLabel } from "@/lib/core/zone";

export interface ZoneChoice {
  zone: string;
  /** What is special about it, or empty. */
  note: string;
}

export const ZONES_SHOWN = 60;

/**
 * Zones that match `query` by name or by offset (`+01`, `utc-5`), the browser's own and UTC first; at
 * most ZONES_SHOWN and how many were left out. `all` are the names that the browser knows; a typed name
 * that it knows beside them counts too.
 */
export function zoneChoices(
  query: string,
  own: string,
  all: readonly string[],
  atMs: number,
): { choices: ZoneChoice[]; left: number } {
  const text = query.trim().toLowerCase().replaceAll(" ", "_");
  const first: ZoneChoice[] = [
    { zone: own, note: "this browser's zone" },
    ...(own === "UTC" ? [] : [{ zone: "UTC", note: "" }]),
  ];
  const others = all.filter((zone) => zone !== own && zone !== "UTC").map((zone) => ({ zone, note: "" }));
  const matches = [...first, ...others].filter(({ zone }) => text === "" || isMatch(zone, text, atMs));
  const typed = query.trim();
  const isExtra = matches.length === 0 && isZone(typed);
  const found = isExtra ? [{ zone: typed, note: "" }] : matches;
  return { choices: found.slice(0, ZONES_SHOWN), left: Math.max(0, found.length - ZONES_SHOWN) };
}

/** `utc-3`, `+05`, `+5:45` and `+0545`, with the hour in two digits and the colon in place. */
const OFFSET = /^(?:utc)?([+-])(\d{1,2})(?::?(\d\d))?$/;

function isMatch(zone: string, text: string, atMs: number): boolean {
  if (zone.toLowerCase().includes(text)) return true;
  const [, sign, hours = "", minutes] = OFFSET.exec(text) ?? [];
  if (sign === undefined) return false;
  const wanted = `UTC${sign}${hours.padStart(2, "0")}:${minutes ?? ""}`;
  return offsetLabel(atMs, zone).startsWith(wanted);
}
