/**
 * Nine days ago a user is suspended and taken off the directory. The laptop was never wiped: its local
 * account signs in on five of the days since, the last time four hours ago.
 */

import { console, userResource } from "../activity/context";
import { deviceLogin } from "../activity/devices";
import { userUpdate } from "../activity/directory";
import { DAY, HOUR, MINUTE, type Stage } from "./story";

/** This person's place in the org's list; regular activity leaves it out. */
export const OFFBOARDED_USER = 90;

export function offboarded(stage: Stage): void {
  const { world, scribe, now } = stage;
  const [user, admin] = [world.users[OFFBOARDED_USER], world.admins[4]];
  if (!user || !admin) return;
  const left = now - 9 * DAY;
  for (let back = 30; back > 9; back -= 2)
    deviceLogin(stage, now - back * DAY - 3 * HOUR, user.device, user.username, {
      client_ip: user.office.ip,
    });
  userUpdate(
    stage,
    left,
    admin,
    user,
    [
      { field: "state", from: "ACTIVATED", to: "SUSPENDED" },
      { field: "suspended", from: false, to: true },
    ],
    { success: true },
  );
  scribe.write(left + 2_000, "directory", "user_suspended", {
    ...console(admin),
    resource: userResource(user),
    success: true,
  });
  scribe.write(left + 26 * MINUTE, "directory", "user_delete", {
    ...console(admin),
    resource: userResource(user),
    success: true,
  });
  for (const back of [8 * DAY, 6 * DAY, 4 * DAY + 2 * HOUR, 2 * DAY + 5 * HOUR, 4 * HOUR]) {
    deviceLogin(stage, now - back, user.device, user.username, {
      client_ip: user.home.ip,
      geoip: user.home.geoip,
    });
  }
}
