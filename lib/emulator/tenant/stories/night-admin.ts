/**
 * At 02:57 local time of the last night an administrator signs in from home without MFA; at 03:00 a help
 * desk account becomes a full administrator and is granted rights on all devices.
 */

import { console } from "../activity/context";
import { adminLogin } from "../activity/signins";
import { lastLocalHour, MINUTE, type Stage } from "./story";

export function nightAdmin(stage: Stage): void {
  const { world, scribe } = stage;
  const [, giver, , , receiver] = world.admins;
  if (!giver || !receiver) return;
  const three = lastLocalHour(stage, 3);
  const resource = { id: receiver.id, type: "admin", email: receiver.email };
  const request = console(giver, giver.home);
  adminLogin(stage, three - 3 * MINUTE, giver, giver.home, { mfa: false, mfa_meta: { type: "none" } });
  scribe.write(three + 17_000, "directory", "admin_update", {
    ...request,
    resource,
    changes: [
      { field: "roleName", from: "Help Desk", to: "Administrator With Billing" },
      { field: "enableMultiFactor", from: true, to: false },
    ],
    success: true,
  });
  scribe.write(three + 48_000, "directory", "system_admin_grant", {
    ...request,
    resource: { id: receiver.id, type: "user", username: receiver.username },
    system_group: {
      type: "system_group",
      object_id: world.deviceGroups[0]?.id,
      name: world.deviceGroups[0]?.name,
    },
    changes: [{ field: "sudo", from: false, to: true }],
    success: true,
  });
}
