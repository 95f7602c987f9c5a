/** For twelve days, every six hours, a forgotten script calls the API with an administrator's replaced key. */
import { byAdmin, from } from "../activity/context";
import { AGENTS } from "../agents";
import { officeOf } from "../places";
import { HOUR, type Stage } from "./story";

export function oldApiKey({ world, dice, scribe, now }: Stage): void {
  const admin = world.admins[2];
  if (!admin) return;
  const place = officeOf("dallas", 60);
  for (let back = 48; back > 0; back--) {
    scribe.write(
      now - back * 6 * HOUR + 2 * HOUR + dice.between(0, 90_000),
      "directory",
      "admin_old_api_key_attempt",
      {
        initiated_by: byAdmin(admin),
        resource: { type: "api", name: "https://api.jumpcloud.com/insights/directory/v1" },
        auth_method: "api key",
        useragent: AGENTS.curl,
        success: false,
        error_message: "the API key was rotated",
        provider: null,
        ...from(place),
      },
    );
  }
}
