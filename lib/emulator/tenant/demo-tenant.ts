/**
 * A tenant to look at: a provider and four orgs over ninety days, with stories to find (stories/, one file
 * each, at fixed distances from the present). A day's regular events follow from the seed and the date
 * alone, so that a later start shows the same past.
 */
import type { RawEvent } from "@/lib/insights/wire";
import type { Feed } from "../store";
import type { Activity, Scene } from "./activity/context";
import { DEVICES } from "./activity/devices";
import { DIRECTORY } from "./activity/directory";
import { NETWORK } from "./activity/network";
import { SERVICES } from "./activity/services";
import { SIGN_INS } from "./activity/signins";
import { diceOf } from "./dice";
import { MAIN_ORG, type OrgProfile, OTHER_ORGS, PROVIDER } from "./org-profiles";
import { providerEvents } from "./provider";
import { writeRare } from "./rare";
import { countOf, daysBetween, momentOf } from "./rhythm";
import { scribeOf, type Written } from "./scribe";
import { farCountry } from "./stories/far-country";
import { massGroupChange } from "./stories/mass-group-change";
import { mfaReset } from "./stories/mfa-reset";
import { nightAdmin } from "./stories/night-admin";
import { OFFBOARDED_USER, offboarded } from "./stories/offboarded";
import { oldApiKey } from "./stories/old-api-key";
import { passwordSpray } from "./stories/password-spray";
import { type World, worldOf } from "./world";

const DAY = 86_400_000;
const ACTIVITIES: readonly Activity[] = [...SIGN_INS, ...NETWORK, ...DEVICES, ...DIRECTORY, ...SERVICES];
const STORIES = [passwordSpray, nightAdmin, oldApiKey, farCountry, mfaReset, offboarded, massGroupChange];

export interface DemoOrg {
  id: string;
  name: string;
  colour: string;
  region: "us" | "eu" | "in";
  /** What can be found at `now`, oldest first. Made when first read. */
  readonly events: readonly RawEvent[];
  /** The same and the coming day's, each with its moment of arrival, for an emulator that runs on. */
  readonly feed: Feed;
}

export interface DemoTenant {
  /** The main org first. */
  orgs: DemoOrg[];
  provider: { id: string; name: string; readonly events: readonly RawEvent[]; readonly feed: Feed };
}

export interface DemoOptions {
  seed: number | string;
  /** Epoch milliseconds. */
  now: number;
  /** How far the feed reaches beyond `now`, in milliseconds: a day unless told. */
  ahead?: number;
}

/** The tenant at `now`. Nothing is made until an org's events or feed are first read. */
export function demoTenant({ seed, now, ahead = DAY }: DemoOptions): DemoTenant {
  const lazily = (write: () => Written) => {
    let feed: Feed | undefined;
    let events: readonly RawEvent[] | undefined;
    return {
      get feed() {
        feed ??= sortFeed(write(), now);
        return feed;
      },
      get events() {
        const { feed: all } = this;
        events ??= all.events.filter((_event, i) => (all.arrivals?.[i] ?? 0) <= now);
        return events;
      },
    };
  };
  const orgs = [MAIN_ORG, ...OTHER_ORGS].map(({ id, name, colour, region }, i) =>
    Object.assign(
      lazily(() => orgEvents(i === 0 ? MAIN_ORG : (OTHER_ORGS[i - 1] ?? MAIN_ORG), seed, now, ahead)),
      { id, name, colour, region },
    ),
  );
  const provider = Object.assign(
    lazily(() => providerEvents(seed, now - 90 * DAY, now + ahead)),
    { id: PROVIDER.id, name: PROVIDER.name },
  );
  return { orgs, provider };
}

function orgEvents(org: OrgProfile, seed: number | string, now: number, ahead: number): Written {
  const written: Written = { events: [], arrivals: [] };
  const world = worldOf(org);
  const regular: World = {
    ...world,
    users: world.users.filter((_user, i) => i !== OFFBOARDED_USER || org !== MAIN_ORG),
  };
  for (const day of daysBetween(now - 90 * DAY, now + ahead, org.zone)) {
    const dice = diceOf(`${seed}:${org.id}:${day.number}`);
    const scene: Scene = { world: regular, dice, scribe: scribeOf(org.id, dice, written) };
    for (const activity of ACTIVITIES) {
      const count = countOf(day, dice, activity.rate * org.volume, activity.kind);
      for (let n = 0; n < count; n++) activity.act(scene, momentOf(day, dice, activity.kind), day);
    }
    writeRare(scene, day);
  }
  const dice = diceOf(`${seed}:${org.id}:stories`);
  const stage = { world, dice, scribe: scribeOf(org.id, dice, written), now };
  if (org === MAIN_ORG) for (const story of STORIES) story(stage);
  writeFuture(stage);
  return written;
}

/** Two devices whose clocks run ahead: their events are here before their time has come. */
function writeFuture({ world, scribe, now }: Scene & { now: number }): void {
  [70_000, 260_000].forEach((ahead, i) => {
    const person = world.users[i];
    if (!person) return;
    const system = {
      id: person.device.id,
      hostname: person.device.hostname,
      displayName: person.device.hostname,
      type: "system",
    };
    scribe.write(
      now + ahead,
      "systems",
      "login_attempt",
      {
        system,
        username: person.username,
        timestamp_source: "device",
        success: true,
        client_ip: person.office.ip,
      },
      now - 5_000,
    );
  });
}

/** Within ninety days, oldest first. */
function sortFeed({ events, arrivals }: Written, now: number): Feed {
  const times = events.map((event) => Date.parse(String(event.timestamp)));
  const order = times.map((_ms, i) => i).filter((i) => (times[i] ?? 0) >= now - 90 * DAY);
  order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return {
    events: order.map((i) => events[i] as RawEvent),
    arrivals: Float64Array.from(order, (i) => arrivals[i] ?? 0),
  };
}
