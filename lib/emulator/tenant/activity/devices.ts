/** Sign-ins to devices, software found on them, commands of the device manager. */
import type { RawEvent } from "@/lib/insights/wire";
import { SOFTWARE } from "../catalogue";
import type { Device } from "../world";
import { type Activity, byAdmin, byUser, type Scene, userResource } from "./context";

/** The `system` object of device events. */
export function systemOf({ id, hostname }: Device): RawEvent {
  return { id, hostname, displayName: hostname, type: "system" };
}

/** A `login_attempt` on a device. `ms` is also its own clock's time, at most seconds away. */
export function deviceLogin(
  scene: Scene,
  ms: number,
  device: Device,
  username: string,
  over: RawEvent,
): RawEvent {
  const { dice, scribe } = scene;
  const windows = device.os === "Windows";
  const process_name = windows ? "lsass.exe" : device.os === "Ubuntu" ? "sshd" : "loginwindow";
  return scribe.write(ms, "systems", "login_attempt", {
    system: systemOf(device),
    system_timestamp: new Date(ms + dice.between(-4_000, 4_000)).toISOString().replace(/\.\d+Z$/, "+00:00"),
    server_timestamp: new Date(ms + 1_500).toISOString(),
    timestamp_source: "device",
    message: `User ${username} logged in, process name: ${process_name}`,
    process_name,
    username,
    success: true,
    ...(windows
      ? { windows_meta: { elevated: dice.chance(0.1), logon_type: dice.pick(["2", "7", "7", "11", "10"]) } }
      : {}),
    ...over,
  });
}

const logins: Activity = {
  rate: 150,
  kind: "people",
  act(scene, ms) {
    const { world, dice } = scene;
    const person = dice.pick(world.users);
    const { device, username } = person;
    const place = {
      client_ip: person.office.ip,
      src_ip: "0.0.0.0",
      initiated_by: byUser(person),
      resource: userResource(person),
    };
    if (dice.chance(0.06)) {
      deviceLogin(scene, ms - 15_000, device, username, {
        ...place,
        success: false,
        message: `User ${username} failed to log in`,
      });
    }
    deviceLogin(scene, ms, device, username, place);
  },
};

/** Automation on the servers; the internet knocks on one of them. */
const ssh: Activity = {
  rate: 24,
  kind: "machines",
  act(scene, ms) {
    const { world, dice } = scene;
    const knock = dice.chance(0.3);
    const server = knock ? world.servers[1] : dice.pick(world.servers);
    if (!server) return;
    const src_ip = knock ? `203.0.113.${dice.between(150, 250)}` : `10.20.0.${dice.between(5, 40)}`;
    const username = knock ? dice.pick(["root", "admin", "test", "oracle"]) : dice.pick(["deploy", "backup"]);
    const message = `${knock ? "Failed password for" : "Accepted publickey for"} ${username} from ${src_ip}`;
    deviceLogin(scene, ms, server, username, { success: !knock, src_ip, client_ip: src_ip, message });
  },
};

const software: Activity = {
  rate: 34,
  kind: "machines",
  act({ world, dice, scribe }, ms) {
    const { device } = dice.pick(world.users);
    const [name, publisher, before, after] = dice.pick(SOFTWARE);
    const type = dice.weighted([
      ["software_change", 7],
      ["software_add", 2],
      ["software_remove", 1],
    ] as const);
    const path = device.os === "Windows" ? `C:\\Program Files\\${name}` : `/Applications/${name}.app`;
    scribe.write(ms, "software", type, {
      system: systemOf(device),
      resource: { id: device.id, type: "system" },
      application: {
        name,
        version: after,
        path,
        publisher,
        ...(device.os === "Windows" ? { uninstall_string: `${path}\\uninstall.exe` } : {}),
      },
      changes: type === "software_change" ? [{ field: "version", from: before, to: after }] : [],
      app_management_source: dice.chance(0.3) ? "JumpCloud App Catalog" : "",
      provider: null,
    });
  },
};

const mdm: Activity = {
  rate: 22,
  kind: "machines",
  act({ world, dice, scribe }, ms) {
    const { device } = dice.pick(world.users);
    const request = dice.pick([
      "DeviceInformation",
      "SecurityInfo",
      "ProfileList",
      "InstalledApplicationList",
      "RestartDevice",
      "InstallProfile",
    ]);
    const failed = dice.chance(0.05);
    const admin = dice.pick(world.admins);
    scribe.write(ms, "mdm", "mdm_command_result", {
      mdm_type: device.os === "Windows" ? "windows" : "apple",
      mdm_device_id: device.mdmId,
      mdm_device_manager_id: world.org.id.split("").reverse().join(""),
      ...(request === "RestartDevice" || request === "InstallProfile"
        ? { initiated_by: byAdmin(admin) }
        : {}),
      command_uuid: `${dice.hex(8)}-${dice.hex(4)}-4${dice.hex(3)}-a${dice.hex(3)}-${dice.hex(12)}`,
      request_type: request,
      command: { request_type: request },
      status: failed ? "Error" : "Acknowledged",
      ...(failed
        ? {
            error_chain: [
              {
                error_code: 12011,
                error_domain: "MCMDMErrorDomain",
                us_english_description: "The profile could not be installed.",
                localized_description: "",
              },
            ],
          }
        : {}),
      success: !failed,
      resource: { id: device.id, type: "system", hostname: device.hostname },
    });
  },
};

export const DEVICES: readonly Activity[] = [logins, ssh, software, mdm];
