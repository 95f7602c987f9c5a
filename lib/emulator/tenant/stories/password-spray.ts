/**
 * From 3 h 10 min until 2 h 40 min ago one address tries one password after another on 42 users of the
 * portal. One account locks; an administrator unlocks it 35 minutes later.
 */

import { console, userResource } from "../activity/context";
import { portalLogin, WRONG_PASSWORD } from "../activity/signins";
import { AGENTS } from "../agents";
import { elsewhere } from "../places";
import { HOUR, MINUTE, type Stage } from "./story";

export const SPRAY_ADDRESS = "203.0.113.77";
export const SPRAY_USERS = 42;

const PLACE = elsewhere(
  SPRAY_ADDRESS,
  {
    country_code: "NL",
    timezone: "Europe/Amsterdam",
    latitude: 52.3759,
    continent_code: "EU",
    region_name: "North Holland",
    longitude: 4.8975,
    region_code: "NH",
    city: "Amsterdam",
  },
  "Cheap Servers Example",
);

export function passwordSpray(stage: Stage): void {
  const { world, dice, scribe, now } = stage;
  const targets = world.users.slice(10, 10 + SPRAY_USERS);
  const begin = now - 3 * HOUR - 10 * MINUTE;
  const over = { ...WRONG_PASSWORD, useragent: AGENTS.python, resource: { type: "user" } };
  for (let round = 0; round < 3; round++) {
    targets.forEach((user, i) => {
      const ms = begin + round * 10 * MINUTE + i * 12_000 + dice.between(0, 4_000);
      const named = { ...over, resource: { type: "user", id: user.id, username: user.username } };
      portalLogin(stage, ms, user, PLACE, named);
    });
  }
  const victim = targets[5];
  const admin = world.admins[0];
  if (!victim || !admin) return;
  const lockedAt = now - 2 * HOUR - 41 * MINUTE;
  for (let i = 4; i > 0; i--)
    portalLogin(stage, lockedAt - i * 3_000, victim, PLACE, { ...over, resource: userResource(victim) });
  scribe.write(lockedAt, "directory", "user_lockout", {
    resource: { id: victim.id, type: "user", username: victim.username },
    initiated_by: { type: "system" },
    success: true,
    client_ip: SPRAY_ADDRESS,
    geoip: PLACE.geoip,
  });
  scribe.write(lockedAt + 35 * MINUTE, "directory", "user_unlocked", {
    ...console(admin),
    resource: userResource(victim),
    success: true,
  });
}
