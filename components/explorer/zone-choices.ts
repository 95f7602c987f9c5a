/** Time zones to choose from. */
import { isZone, offsetLabel } from "@/lib/core/zone";
import { currentZoneName } from "@/lib/core/zone-names";

export interface ZoneChoice {
  /** As the browser spells it. */
  zone: string;
  /** As people call it today. */
  name: string;
  /** What is special about it, or empty. */
  note: string;
}

export const ZONES_SHOWN = 60;

/**
 * Zones that match `query` by name, old or current, or by offset (`+01`, `utc-5`), the browser's own and UTC first; at
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
  const first = [choice(own, "this browser's zone"), ...(own === "UTC" ? [] : [choice("UTC")])];
  const taken = first.map(({ name }) => name);
  const others = all.map((zone) => choice(zone)).filter(({ name }) => !taken.includes(name));
  const matches = [...first, ...others].filter((each) => text === "" || isMatch(each, text, atMs));
  const typed = query.trim();
  const isExtra = matches.length === 0 && isZone(typed);
  const found = isExtra ? [choice(typed)] : matches;
  return { choices: found.slice(0, ZONES_SHOWN), left: Math.max(0, found.length - ZONES_SHOWN) };
}

function choice(zone: string, note = ""): ZoneChoice {
  return { zone, name: currentZoneName(zone), note };
}

/** `utc-3`, `+05`, `+5:45` and `+0545`, with the hour in two digits and the colon in place. */
const OFFSET = /^(?:utc)?([+-])(\d{1,2})(?::?(\d\d))?$/;

function isMatch({ zone, name }: ZoneChoice, text: string, atMs: number): boolean {
  if (`${zone} ${name}`.toLowerCase().includes(text)) return true;
  const [, sign, hours = "", minutes] = OFFSET.exec(text) ?? [];
  if (sign === undefined) return false;
  const wanted = `UTC${sign}${hours.padStart(2, "0")}:${minutes ?? ""}`;
  return offsetLabel(atMs, zone).startsWith(wanted);
}
