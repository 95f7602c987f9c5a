/** What administrators change, and what the directory does by itself. */
import type { RawEvent } from "@/lib/insights/wire";
import { POLICIES } from "../catalogue";
import type { Named, Person } from "../world";
import { type Activity, byAdmin, byUser, console, from, type Scene, userResource } from "./context";

/** A user put into or taken out of a group. */
export function membership(
  scene: Scene,
  ms: number,
  admin: Person,
  user: Person,
  group: Named,
  op: "add" | "remove",
  over: RawEvent = {},
): RawEvent {
  return scene.scribe.write(ms, "directory", "association_change", {
    ...console(admin),
    association: {
      op,
      action_source: "manual",
      connection: {
        from: { name: group.name, type: "user_group", object_id: group.id },
        to: { name: user.username, type: "user", object_id: user.id },
      },
      attributes: null,
    },
    resource: { id: group.id, type: "user_group", name: group.name },
    success: true,
    ...over,
  });
}

/** A `user_update` with the given changes. */
export function userUpdate(
  scene: Scene,
  ms: number,
  admin: Person,
  user: Person,
  changes: RawEvent[],
  over: RawEvent,
): RawEvent {
  return scene.scribe.write(ms, "directory", "user_update", {
    ...console(admin),
    resource: userResource(user),
    changes,
    ...over,
  });
}

const memberships: Activity = {
  rate: 9,
  kind: "people",
  act(scene, ms) {
    const { world, dice } = scene;
    const op = dice.chance(0.7) ? "add" : "remove";
    membership(scene, ms, dice.pick(world.admins), dice.pick(world.users), dice.pick(world.userGroups), op);
  },
};

const updates: Activity = {
  rate: 8,
  kind: "people",
  act(scene, ms) {
    const { world, dice } = scene;
    const user = dice.pick(world.users);
    const change = dice.pick<RawEvent>([
      { field: "jobTitle", from: "Associate", to: "Senior Associate" },
      { field: "department", from: user.department, to: "Operations" },
      { field: "location", from: "Remote", to: "Head office" },
      {
        field: "phoneNumbers",
        from: [{ type: "work", number: "+1 555 0100" }],
        to: [{ type: "work", number: "+1 555 0142" }],
      },
      { field: "manager", from: null, to: dice.pick(world.users).id },
    ]);
    const admin = dice.pick(world.admins);
    const viaScim = { auth_method: "api key", initiated_by: { ...byAdmin(admin), source: "scim" } };
    // Three in ten real-life updates carry no `success` at all.
    const success = dice.chance(0.7) ? { success: true } : {};
    userUpdate(scene, ms, admin, user, [change], { ...success, ...(dice.chance(0.4) ? viaScim : {}) });
  },
};

const passwords: Activity = {
  rate: 6,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const user = dice.pick(world.users);
    const type = dice.weighted([
      ["user_password_change", 5],
      ["user_password_warning_email", 4],
      ["user_password_reset_request", 2],
      ["user_password_expired", 1],
    ] as const);
    const byHand = type === "user_password_change" || type === "user_password_reset_request";
    scribe.write(ms, "directory", type, {
      resource: {
        ...userResource(user),
        ...(byHand ? {} : { recipient_email: user.email, email_type: "company" }),
      },
      ...(byHand
        ? { initiated_by: byUser(user), ...from(user.home), useragent: user.agent, auth_method: "session" }
        : {}),
      ...(type === "user_password_change" ? { changes: [{ field: "password" }] } : {}),
      success: true,
    });
  },
};

const policies: Activity = {
  rate: 12,
  kind: "machines",
  act({ world, dice, scribe }, ms) {
    const { device } = dice.pick(world.users);
    const success = !dice.chance(0.09);
    const name = dice.pick(POLICIES);
    scribe.write(ms, "directory", "policy_result", {
      resource: { type: "policy", name, policy_name: name },
      system: { id: device.id, hostname: device.hostname, displayName: device.hostname, type: "system" },
      success,
      ...(success ? {} : { error_message: "The policy could not be applied: access is denied" }),
    });
  },
};

/** Somebody forgets a password often enough; nobody is named as the cause. */
const lockouts: Activity = {
  rate: 0.4,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const user = dice.pick(world.users);
    scribe.write(ms, "directory", "user_lockout", {
      resource: { id: user.id, type: "user", username: user.username },
      initiated_by: { type: "system" },
      success: true,
    });
    const admin = dice.pick(world.admins);
    scribe.write(ms + 900_000, "directory", "user_unlocked", {
      ...console(admin),
      resource: userResource(user),
      success: true,
    });
  },
};

export const DIRECTORY: readonly Activity[] = [memberships, updates, passwords, policies, lockouts];
