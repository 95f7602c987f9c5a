/** The people, devices, applications and groups of one org: everything that events refer to. */
import type { RawEvent } from "@/lib/insights/wire";
import { hexId, uuidFrom } from "../random";
import { AGENTS, type AgentName } from "./agents";
import { APPS, DEVICE_GROUPS, USER_GROUPS } from "./catalogue";
import { type Dice, diceOf } from "./dice";
import { DEPARTMENTS, FIRST, LAST, usernameOf } from "./names";
import type { OrgProfile } from "./org-profiles";
import { homeIn, officeOf, type Place } from "./places";

export interface Device {
  id: string;
  hostname: string;
  os: "Mac OS X" | "Windows" | "Ubuntu";
  version: string;
  /** As `auth_context.system` shows it. */
  system: RawEvent;
  mdmId: string;
}
export interface Person {
  id: string;
  username: string;
  email: string;
  name: string;
  department: string;
  office: Place;
  home: Place;
  agent: RawEvent;
  device: Device;
}
export interface Named {
  id: string;
  name: string;
}
export interface App {
  id: string;
  application: RawEvent;
}
export interface World {
  org: OrgProfile;
  users: Person[];
  admins: Person[];
  /** People who come and go: their accounts are made and deleted, and they never sign in. */
  contractors: Person[];
  apps: App[];
  userGroups: Named[];
  deviceGroups: Named[];
  servers: Device[];
}

/** Everyone and everything of the org; the same for the same profile, whatever the time. */
export function worldOf(org: OrgProfile): World {
  const dice = diceOf(`world:${org.id}`);
  const named = (kind: string) => (name: string) => ({ id: hexId(`${org.id}:${kind}:${name}`), name });
  return {
    org,
    users: peopleOf(org, dice),
    admins: org.admins.map(([first, last], i) =>
      person(org, dice, first, last, usernameOf(first, last), `admin${i}`),
    ),
    contractors: Array.from({ length: 8 }, (_, i) => contractor(org, dice, i + 1)),
    apps: APPS.slice(0, org.volume < 1 ? 8 : APPS.length).map((app) => appOf(org, app)),
    userGroups: USER_GROUPS.map(named("user_group")),
    deviceGroups: DEVICE_GROUPS.map(named("system_group")),
    servers: ["db-01", "web-01", "web-02", "build-01"].map((host) =>
      device(org, `${host}.${org.domain}`, "Ubuntu"),
    ),
  };
}

/** Three usernames that are not plain lower-case ASCII come first; the rest have first.last. */
function peopleOf(org: OrgProfile, dice: Dice): Person[] {
  const special: [string, string, string][] =
    org.volume < 1
      ? []
      : [
          ["Félix", "Moreau", "félix"],
          ["Chidi", "Okafor", "Chidi.O"],
          ["明", "李", "明"],
        ];
  const people = special.map(([first, last, username]) => person(org, dice, first, last, username, username));
  const taken = new Set(people.map(({ username }) => username));
  while (people.length < org.users) {
    const [first, last] = [dice.pick(FIRST), dice.pick(LAST)];
    const username = usernameOf(first, last);
    if (taken.has(username)) continue;
    taken.add(username);
    people.push(person(org, dice, first, last, username, username));
  }
  return people;
}

function contractor(org: OrgProfile, dice: Dice, number: number): Person {
  const [first, last] = [dice.pick(FIRST), dice.pick(LAST)];
  const username = `ext${number}.${usernameOf(first, last)}`;
  return person(org, dice, first, last, username, username);
}

function person(
  org: OrgProfile,
  dice: Dice,
  first: string,
  last: string,
  username: string,
  key: string,
): Person {
  const city = dice.weighted(org.cities);
  const os = dice.weighted([
    ["Windows", 5],
    ["Mac OS X", 4],
    ["Ubuntu", 1],
  ] as const);
  const agents: Record<Device["os"], AgentName[]> = {
    Windows: ["windowsChrome", "windowsEdge"],
    "Mac OS X": ["macChrome", "macSafari"],
    Ubuntu: ["linuxFirefox"],
  };
  const prefix = org.name.slice(0, 2).toUpperCase();
  const host = `${prefix}-${os === "Windows" ? "WIN" : os === "Ubuntu" ? "LNX" : "MAC"}-${dice.hex(5).toUpperCase()}`;
  return {
    id: hexId(`${org.id}:person:${key}`),
    username,
    email: `${usernameOf(first, last).replace(/^\.$/, "li.ming")}@${org.domain}`,
    name: `${first} ${last}`,
    department: dice.pick(DEPARTMENTS),
    office: officeOf(city, org.site),
    home: homeIn(city, dice),
    agent: AGENTS[dice.pick(agents[os])],
    device: device(org, host, os),
  };
}

function device(org: OrgProfile, hostname: string, os: Device["os"]): Device {
  const version = { Windows: "10.0.26100", "Mac OS X": "15.7.1", Ubuntu: "24.04" }[os];
  const id = hexId(`${org.id}:device:${hostname}`);
  return {
    id,
    hostname,
    os,
    version,
    system: { hostname, os, displayName: hostname, id, version },
    mdmId: uuidFrom(`${id}:mdm`),
  };
}

function appOf(org: OrgProfile, [name, label, type]: (typeof APPS)[number]): App {
  const id = hexId(`${org.id}:app:${label}`);
  const sso_url = `https://sso.jumpcloud.com/${type === "oidc" ? "oidc" : "saml2"}/${name}`;
  return { id, application: { display_label: label, sso_type: type, name, id, sso_url } };
}
