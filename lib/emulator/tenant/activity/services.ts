/** The younger services, each with the attributes of its own table in the API documentation 2025-11. */
import type { RawEvent } from "@/lib/insights/wire";
import { type Activity, byAdmin, byUser, from, userResource } from "./context";

const vault: Activity = {
  rate: 20,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const user = dice.pick(world.users);
    const type = dice.weighted([
      ["passwordmanager_item_autofill", 9],
      ["passwordmanager_extension_unlock", 6],
      ["passwordmanager_item_copy", 4],
      ["passwordmanager_item_reveal", 3],
      ["passwordmanager_item_add", 2],
      ["passwordmanager_item_update", 2],
    ] as const);
    scribe.write(ms, "password_manager", type, {
      initiated_by: { ...byUser(user), source: "extension" },
      resource: {
        type: "item",
        id: dice.hex(24),
        name: dice.pick([
          "Wi-Fi (guest)",
          "Supplier portal",
          "Courier account",
          "Franchise bank",
          "Shared mailbox",
        ]),
      },
      user_agent: user.agent,
      success: true,
      provider: null,
      ...from(user.home),
    });
  },
};

const saas: Activity = {
  rate: 14,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const user = dice.pick(world.users);
    const [application_id, application_name, application_category] = dice.pick([
      ["canva", "Canva", "Design"],
      ["notion", "Notion", "Productivity"],
      ["chatgpt", "ChatGPT", "Artificial intelligence"],
      ["dropbox", "Dropbox", "File sharing"],
      ["trello", "Trello", "Project management"],
    ]);
    const found = dice.chance(0.2);
    scribe.write(
      ms,
      "saas_app_management",
      found ? "saas_management_account_discover" : "saas_management_login_event",
      {
        initiated_by: byUser(user),
        username: user.username,
        resource: { application_id, application_name, application_category },
        detail: found ? "An account was discovered." : "A login was observed.",
        ...from(user.home),
      },
    );
  },
};

const alerts: Activity = {
  rate: 2.2,
  kind: "machines",
  act({ world, dice, scribe }, ms) {
    const { device } = dice.pick(world.users);
    const id = dice.hex(24);
    const alert: RawEvent = {
      category: "System",
      severity: dice.pick(["Low", "Medium", "Medium", "High"]),
      correlation: { id: dice.hex(24) },
      resource: {
        id,
        context: '{"rule":"Device not seen for 14 days"}',
        source_id: device.id,
        source_type: "device",
        reference_id: `AL-${dice.between(1000, 9999)}`,
      },
      success: true,
    };
    scribe.write(ms, "alerts", "alert_created", { ...alert, initiated_by: { type: "system" } });
    if (dice.chance(0.4)) return;
    const admin = dice.pick(world.admins);
    const changes = [
      { field: "Status", from: "Open", to: "Acknowledged" },
      { field: "Remark", from: "", to: "Looking into it" },
    ];
    scribe.write(ms + dice.between(600_000, 7_200_000), "alerts", "alert_status_updated", {
      ...alert,
      changes,
      initiated_by: byAdmin(admin),
      username: admin.email,
      ...from(admin.office),
    });
  },
};

const requests: Activity = {
  rate: 1.6,
  kind: "people",
  act({ world, dice, scribe }, ms) {
    const user = dice.pick(world.users);
    const workflow = {
      type: "access-workflow",
      id: world.org.id,
      name: "Temporary admin rights",
      desc: "Four hours of administrator rights on one's own device",
    };
    const base: RawEvent = {
      access_request_id: dice.hex(24),
      workflow,
      resource: { type: "system", id: user.device.id, name: user.device.hostname },
      provider: null,
    };
    scribe.write(ms, "access_management", "access_management_access_request", {
      ...base,
      initiated_by: byUser(user),
      ...from(user.office),
      success: true,
    });
    const admin = dice.pick(world.admins);
    const approved = dice.chance(0.85);
    scribe.write(
      ms + dice.between(120_000, 3_600_000),
      "access_management",
      "access_management_access_request_approval",
      {
        ...base,
        initiated_by: byAdmin(admin),
        ...from(admin.office),
        changes: [{ field: "status", from: "PENDING", to: approved ? "APPROVED" : "DENIED" }],
        success: true,
      },
    );
    if (!approved) return;
    scribe.write(ms + 3_700_000, "access_management", "access_management_association_change", {
      ...base,
      initiated_by: { type: "system" },
      association: {
        op: "add",
        connection: {
          from: userResource(user),
          to: { type: "system", object_id: user.device.id, name: user.device.hostname },
        },
      },
      success: true,
    });
  },
};

const workflows: Activity = {
  rate: 3,
  kind: "machines",
  act({ dice, scribe }, ms) {
    const name = dice.pick(["New starter", "Leaver", "Weekly device check"]);
    const success = !dice.chance(0.06);
    scribe.write(ms, "workflows", "workflow_run", {
      resource: { type: "workflow", id: dice.hex(24), name },
      initiated_by: { type: "system", source: "schedule" },
      success,
      ...(success ? {} : { error_message: "Step 3 did not finish in time" }),
    });
  },
};

export const SERVICES: readonly Activity[] = [vault, saas, alerts, requests, workflows];
