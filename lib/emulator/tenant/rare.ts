/** Events of the rare types, each with the attributes that its service's table names. */
import type { RawEvent } from "@/lib/insights/wire";
import { hash } from "../random";
import { byAdmin, byUser, console, from, type Scene, userResource } from "./activity/context";
import { systemOf } from "./activity/devices";
import { AUTHN_POLICIES, COMMANDS, POLICIES, RADIUS_SERVERS } from "./catalogue";
import { RARE_TYPES } from "./rare-types";
import { type Day, momentOf } from "./rhythm";
import type { Person } from "./world";

/** Writes what is due on this day: a type comes back every 19 to 61 days, so that ninety never miss it. */
export function writeRare(scene: Scene, day: Day): void {
  for (const [service, types] of Object.entries(RARE_TYPES)) {
    for (const type of types) {
      const period = 19 + (hash(type) % 43);
      if (scene.world.org.volume < 1 && hash(`${scene.world.org.id}${type}`) % 3 > 0) continue;
      if ((day.number + hash(type, 5)) % period !== 0) continue;
      writeOne(scene, momentOf(day, scene.dice, "people"), service, type);
    }
  }
}

/** Nobody who goes on working is deleted or suspended here: such a user is a story of its own. */
const COMES_OR_GOES = /^user_(create|delete|activat|suspen|unsuspen|password_set)/;

function writeOne(scene: Scene, ms: number, service: string, type: string): void {
  const { world, dice, scribe } = scene;
  const admin = dice.pick(world.admins);
  const user = dice.pick(COMES_OR_GOES.test(type) ? world.contractors : world.users);
  const shape = SHAPES[service] ?? generalShape;
  scribe.write(ms, service, type, { ...shape(scene, type, admin, user) });
}

type Shape = (scene: Scene, type: string, admin: Person, user: Person) => RawEvent;

const generalShape: Shape = (_scene, _type, admin, user) => ({
  initiated_by: byUser(user),
  resource: { type: "item", id: admin.id, name: "Shared item" },
  success: true,
  ...from(user.office),
});

/** The thing that a directory event is about, by the start of its name. */
function resourceOf({ world, dice }: Scene, type: string, admin: Person, user: Person): RawEvent {
  const named = (kind: string, name: string): RawEvent => ({ id: dice.hex(24), type: kind, name });
  if (type.startsWith("user_") || type.startsWith("totp_")) return userResource(user);
  if (type.startsWith("admin_")) return { id: admin.id, type: "admin", email: admin.email };
  if (type.startsWith("group_")) return { ...dice.pick(world.userGroups), type: "user_group" };
  if (type.startsWith("system_"))
    return { id: user.device.id, type: "system", hostname: user.device.hostname };
  if (type.startsWith("command")) return named("command", dice.pick(COMMANDS));
  if (type.startsWith("policy_")) return named("policy", dice.pick(POLICIES));
  if (type.startsWith("auth")) return named("authn_policy", dice.pick(AUTHN_POLICIES));
  if (type.startsWith("radiusserver")) return named("radius_server", dice.pick(RADIUS_SERVERS));
  if (type.startsWith("application_")) return { ...dice.pick(world.apps).application, type: "application" };
  if (type.startsWith("file_")) return named("file", "printer-driver.pkg");
  if (type.startsWith("iplist_")) return named("iplist", "Office networks");
  if (type.startsWith("organization_"))
    return { id: world.org.id, type: "organization", name: world.org.name };
  return named(type.replace(/_[a-z]+$/, ""), `${world.org.name} ${type.split("_")[0] ?? ""}`);
}

/** By itself, without an administrator: no `initiated_by.email` to filter by. */
const BY_ITSELF = new Set([
  "user_mfa_exclusion_expired",
  "user_activation_email",
  "group_warning",
  "command_result",
  "user_password_set",
]);

const directory: Shape = (scene, type, admin, user) => {
  const changed = /_update$|_change$|_revoke|_grant/.test(type);
  const failed = scene.dice.chance(0.06);
  return {
    ...(BY_ITSELF.has(type) ? { initiated_by: { type: "system" } } : console(admin)),
    resource: resourceOf(scene, type, admin, user),
    ...(changed ? { changes: [{ field: "name", from: "Before", to: "After" }] } : {}),
    ...(/provision$/.test(type)
      ? { application: scene.dice.pick(scene.world.apps).application, idm_client_id: scene.dice.hex(24) }
      : {}),
    ...(/^integration_|directory_/.test(type)
      ? {
          message_chain: {
            response_code: failed ? "403" : "200",
            response_message: failed ? "Request was denied" : "Done",
            message_details: failed ? "insufficient scope" : "OK",
          },
        }
      : {}),
    success: !failed,
    ...(failed ? { error_message: "The request could not be completed" } : {}),
  };
};

const systems: Shape = (_scene, type, admin, user) => ({
  system: systemOf(user.device),
  resource: /^user_/.test(type)
    ? userResource(user)
    : { id: user.device.id, type: "system", hostname: user.device.hostname },
  ...(/^os_/.test(type)
    ? { changes: [{ field: "version", from: user.device.version, to: `${user.device.version}.1` }] }
    : {}),
  ...(/^(remote|google|device)/.test(type)
    ? { initiated_by: byAdmin(admin), ...from(admin.office) }
    : { initiated_by: { type: "system" } }),
  ...(type === "user_lockout" || type === "user_password_change" ? { username: user.username } : {}),
  success: true,
});

const SHAPES: Record<string, Shape> = {
  directory,
  systems,
  mdm: (_scene, _type, admin, { device }) => ({
    mdm_type: device.os === "Windows" ? "windows" : "apple",
    mdm_device_id: device.mdmId,
    initiated_by: byAdmin(admin),
    success: true,
    result: "The device was enrolled",
    resource: { id: device.id, type: "system", hostname: device.hostname },
    ...from(admin.office),
  }),
  software: (_scene, _type, admin, { device }) => ({
    ...console(admin),
    system: systemOf(device),
    resource: { id: device.id, type: "system" },
    application: { name: "7-Zip", version: "25.01", publisher: "Igor Pavlov" },
    app_management_source: "JumpCloud App Catalog",
  }),
  notifications: ({ dice }, _type, admin) => ({
    name: "software install failed",
    type: "email",
    description: "Tells the desk when a software install fails",
    channel_object_id: dice.hex(24),
    correlation: { id: dice.hex(24) },
    config: [{ name: admin.name, email: admin.email }],
    success: true,
    ...console(admin),
  }),
  object_storage: ({ dice }, _type, _admin, { device }) => ({
    result: dice.chance(0.9) ? "Success" : "Failure",
    referrer_object_id: dice.hex(24),
    referrer_type: "SOFTWARE_APP",
    object_storage_item_object_id: dice.hex(24),
    object_storage_item_version_object_id: dice.hex(24),
    object_storage_item_version_name: "StoreScheduler.pkg",
    object_storage_item_version_size: 178_398_259,
    object_storage_item_version_sha_256_sum: dice.hex(64),
    total_software_item_count: 14,
    total_space_used: 2_345_234_523,
    system_object_id: device.id,
  }),
  alerts: ({ dice }, type, admin) => ({
    category: "Directory",
    severity: dice.pick(["Low", "Medium", "High"]),
    correlation: { id: dice.hex(24) },
    resource: {
      id: dice.hex(24),
      type: type.startsWith("rule") ? "rule" : "alert",
      name: "Repeated sign-in failures",
    },
    username: admin.email,
    success: true,
    ...console(admin),
  }),
  reports: ({ dice }, type, admin) => ({
    ...console(admin),
    resource: {
      name: "users to devices",
      id: dice.hex(24),
      description: "Every month",
      resources: ["users", "devices"],
      search_request: {},
      configuration: {},
    },
    ...(type === "report_update"
      ? { changes: [{ field: "name", from: "users-to-devices", to: "users to devices" }] }
      : {}),
    ...(type.endsWith("_failed")
      ? { success: false, error_message: "The report could not be sent" }
      : { success: true }),
  }),
  access_management: ({ dice }, _type, admin) => ({
    ...console(admin),
    workflow: {
      type: "access-workflow",
      id: dice.hex(24),
      name: "Temporary admin rights",
      desc: "Four hours of rights",
    },
    resource: { type: "access-workflow", id: dice.hex(24), name: "Temporary admin rights" },
    success: true,
  }),
  asset_management: ({ dice }, type, admin, { device }) => ({
    ...console(admin),
    username: admin.email,
    resource: { id: dice.hex(24).toUpperCase(), type: "DEVICE", name: device.hostname },
    detail: `Asset Management: ${type.split("_").slice(2).join(" ")}.`,
    ...(type.endsWith("update")
      ? { changes: [{ field: "Name", from: "Desktop-01", to: device.hostname }] }
      : {}),
  }),
  saas_app_management: (_scene, _type, admin) => ({
    ...console(admin),
    username: admin.email,
    resource: { application_id: "notion", application_name: "Notion", application_category: "Productivity" },
    detail: "SaaS Management settings changed.",
    changes: [{ field: "status", from: "UNAPPROVED", to: "APPROVED" }],
  }),
};
