/** Writes events down: the attributes that all have, ids like the real ones, and when each can be found. */
import type { RawEvent } from "@/lib/insights/wire";
import type { Dice } from "./dice";

export interface Written {
  events: RawEvent[];
  /** Epoch milliseconds. */
  arrivals: number[];
}

export interface Scribe {
  /**
   * Adds an event of `service` at `ms`. `arrival` (epoch ms) is drawn unless given: within minutes mostly,
   * sometimes hours late. Returns the event.
   */
  write(ms: number, service: string, type: string, attributes: RawEvent, arrival?: number): RawEvent;
}

/** `organization` is null for a provider's event that belongs to no org. */
export function scribeOf(organization: string | null, dice: Dice, into: Written): Scribe {
  return {
    write(ms, service, type, attributes, arrival = ms + delay(dice)) {
      const event: RawEvent = {
        ...attributes,
        event_type: type,
        service,
        organization: "organization" in attributes ? attributes.organization : organization,
        "@version": "1",
        id: idOf(service, ms, dice),
        timestamp: stamp(service, ms, dice),
      };
      into.events.push(event);
      into.arrivals.push(arrival);
      return event;
    },
  };
}

/** Three in four within half a minute, a few after minutes, one in two hundred up to three hours late. */
function delay(dice: Dice): number {
  const draw = dice.next();
  if (draw < 0.005) return dice.between(20 * 60_000, 3 * 3_600_000);
  return draw < 0.25 ? dice.between(30_000, 240_000) : dice.between(2_000, 30_000);
}

/** Object ids carry their second; RADIUS has capital UUIDs, the newer services small ones. */
function idOf(service: string, ms: number, dice: Dice): string {
  if (service === "radius") return uuid(dice).toUpperCase();
  if (service === "password_manager" || service === "access_management" || service === "ldap")
    return uuid(dice);
  return (
    Math.floor(ms / 1000)
      .toString(16)
      .padStart(8, "0") + dice.hex(16)
  );
}

function uuid(dice: Dice): string {
  const hex = dice.hex(31);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-3${hex.slice(12, 15)}-b${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

/** Whole seconds for RADIUS and LDAP, nanoseconds without trailing zeros for SSO, milliseconds elsewhere. */
function stamp(service: string, ms: number, dice: Dice): string {
  const iso = new Date(ms).toISOString();
  if (service === "radius" || service === "ldap") return `${iso.slice(0, 19)}Z`;
  if (service !== "sso") return iso;
  const nanos = `${iso.slice(20, 23)}${String(dice.between(0, 99_999)).padStart(5, "0")}${dice.between(0, 9)}`;
  return `${iso.slice(0, 19)}.${nanos.replace(/0+$/, "") || "0"}Z`;
}
