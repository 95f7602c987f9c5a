/**
 * Twenty hours ago an administrator deletes a user's second factor; ten minutes later a new one is
 * enrolled from an address never seen before, and seven minutes after that it opens the AWS account.
 */
import { byUser, console, from, userResource } from "../activity/context";
import { ssoAuth } from "../activity/signins";
import { AGENTS } from "../agents";
import { elsewhere } from "../places";
import { HOUR, MINUTE, type Stage } from "./story";

const PLACE = elsewhere(
  "192.0.2.213",
  {
    country_code: "US",
    timezone: "America/New_York",
    latitude: 40.7357,
    continent_code: "NA",
    region_name: "New Jersey",
    longitude: -74.1724,
    region_code: "NJ",
    city: "Newark",
  },
  "Rented Racks Example",
);

export function mfaReset(stage: Stage): void {
  const { world, scribe, now } = stage;
  const [user, admin] = [world.users[75], world.admins[3]];
  const app = world.apps.find(({ application }) => application.name === "aws");
  if (!user || !admin || !app) return;
  const at = now - 20 * HOUR;
  const own = {
    initiated_by: byUser(user),
    resource: userResource(user),
    success: true,
    useragent: AGENTS.macChrome,
    ...from(PLACE),
  };
  scribe.write(at, "directory", "totp_delete_enrollment", {
    ...console(admin),
    resource: userResource(user),
    success: true,
  });
  scribe.write(at + 9 * MINUTE, "directory", "totp_start_enrollment", own);
  scribe.write(at + 10 * MINUTE, "directory", "totp_finish_enrollment", own);
  const auth_context = { auth_methods: { password: { success: true }, totp: { success: true } } };
  ssoAuth(stage, at + 17 * MINUTE, user, app, PLACE, {
    mfa: true,
    mfa_meta: { type: "totp" },
    useragent: AGENTS.macChrome,
    auth_context,
  });
}
