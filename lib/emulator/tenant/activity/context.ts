/** What every maker of events is given, and the parts of events that several of them share. */
import type { RawEvent } from "@/lib/insights/wire";
import type { Dice } from "../dice";
import type { Place } from "../places";
import type { Day } from "../rhythm";
import type { Scribe } from "../scribe";
import type { Person, World } from "../world";

export interface Scene {
  world: World;
  dice: Dice;
  scribe: Scribe;
}

/** One kind of activity: `rate` times on a working day of the main org. */
export interface Activity {
  rate: number;
  kind: "people" | "machines";
  act(scene: Scene, ms: number, day: Day): void;
}

/** `initiated_by` of a person who uses the user portal, a device or an application. */
export function byUser({ id, username }: Person): RawEvent {
  return { id, type: "user", username };
}

/** `initiated_by` of an administrator. */
export function byAdmin({ id, email }: Person): RawEvent {
  return { id, type: "admin", email, administrator: true };
}

/** `resource` for a person. */
export function userResource({ id, username, email }: Person): RawEvent {
  return { id, type: "user", username, email };
}

/** Address, place and carrier of a request. */
export function from({ ip, geoip, asn }: Place): RawEvent {
  return { client_ip: ip, geoip, asn };
}

/** What a request of an administrator in the console carries. */
export function console(admin: Person, place: Place = admin.office): RawEvent {
  return {
    initiated_by: byAdmin(admin),
    auth_method: "session",
    provider: null,
    ...from(place),
    useragent: admin.agent,
  };
}

/** Somebody's place today: the office more often than not. */
export function placeOf(person: Person, dice: Dice): Place {
  return dice.chance(0.68) ? person.office : person.home;
}
