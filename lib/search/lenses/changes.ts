import { type Lens, searchFor, types } from "./lens";

const group = "Changes";
const columns = ["time", "outcome", "sentence", "actor", "target", "address"];

export const CHANGE_LENSES: Lens[] = [
  {
    id: "policy-changes",
    title: "Policies and settings",
    group,
    looksFor: "Policies for devices and access, trusted address lists and settings of the organisation.",
    why: "Weakening a rule is quieter than breaking it. The Changes of an event show what it said before.",
    search: searchFor(
      "30d",
      [
        types(
          "policy_create",
          "policy_update",
          "policy_delete",
          "authnpolicy_create",
          "authpolicy_update",
          "authnpolicy_delete",
          "iplist_create",
          "iplist_update",
          "iplist_delete",
          "organization_update",
          "feature_settings_change",
        ),
      ],
      { columns, breakdown: "event_type" },
    ),
  },
  {
    id: "group-changes",
    title: "Groups and memberships",
    group,
    looksFor: "Groups made, changed or deleted, and who or what was put in or taken out.",
    why: "Groups give access to applications, devices and networks. Very many changes to one group within minutes come from a script or a key: the bars show them as one tall column.",
    search: searchFor("7d", [types("association_change", "group_create", "group_update", "group_delete")], {
      columns: ["time", "outcome", "sentence", "target", "resource.name", "auth_method"],
      breakdown: "resource.name",
    }),
  },
  {
    id: "deletions",
    title: "Deletions",
    group,
    looksFor:
      "Users, administrators, devices, groups, applications, policies and commands that were deleted.",
    why: "Deleting is how tracks are covered and how harm is done. What was deleted names itself in the event only: there is no other place to look it up.",
    search: searchFor(
      "30d",
      [
        types(
          "user_delete",
          "admin_delete",
          "system_delete",
          "group_delete",
          "application_delete",
          "policy_delete",
          "authnpolicy_delete",
          "command_delete",
          "commandresult_delete",
          "idsource_delete",
          "radiusserver_delete",
          "iplist_delete",
          "workflow_delete",
          "rule_deleted",
        ),
      ],
      { columns, breakdown: "event_type" },
    ),
  },
  {
    id: "commands",
    title: "Commands on devices",
    group,
    looksFor: "Commands that were written, changed or run, their results, and remote sessions.",
    why: "A command runs with full rights on every device it is bound to. A new one that runs at once deserves a look at what it does.",
    search: searchFor(
      "30d",
      [types("command_create", "command_update", "command_run", "command_result", "remote_session_start")],
      { columns: ["time", "outcome", "sentence", "actor", "target", "device"], breakdown: "event_type" },
    ),
  },
  {
    id: "software",
    title: "Software installed and removed",
    group,
    looksFor: "Software that came to a device or left it.",
    why: "Remote control and file transfer tools that nobody ordered are how intruders stay; protection that is removed is how they start. Updates are left out: they are most of the noise.",
    search: searchFor("7d", [types("software_add", "software_remove")], {
      services: ["software"],
      columns: ["time", "sentence", "device", "target"],
      breakdown: "event_type",
    }),
  },
];
