import { type CatalogueRow, rows } from "./row";

/** Who acted. */
export const ACTOR_FIELDS: CatalogueRow[] = [
  ...rows("initiated_by", "text", {
    email: "Actor email",
    username: "Actor username",
    name: "Actor name",
    source: "Actor source",
    "source_metadata.name": "Actor source name",
  }),
  ...rows("initiated_by", "enum", { type: "Actor type" }),
  ...rows("initiated_by", "boolean", { administrator: "Actor is admin" }),
  ...rows("initiated_by", "id", { id: "Actor id", user_id: "Actor user id", provider: "Actor provider id" }),
  ...rows("", "text", { jc_initiated_by_email: "Actor email (newer)" }),
  ...rows("", "id", { jc_initiated_by_id: "Actor id (newer)" }),
];

/** What it was done to. */
export const RESOURCE_FIELDS: CatalogueRow[] = [
  ...rows("resource", "enum", {
    type: "Target type",
    email_type: "Email type",
    source_type: "Alert source type",
  }),
  ...rows("resource", "text", {
    name: "Target name",
    username: "Target username",
    email: "Target email",
    recipient_email: "Recipient email",
    displayName: "Target display name",
    display_name: "Target display name (snake case)",
    displayLabel: "Target label",
    hostname: "Target hostname",
    description: "Target description",
    application_name: "Target application",
    application_category: "Application category",
    application_type: "Application type",
    install_type: "Install type",
    package_manager: "Package manager",
    policy_name: "Policy",
    policy_template_name: "Policy template",
    runtime_permissions: "Runtime permissions",
    update_mode: "Update mode",
    resources: "Report subjects",
  }),
  ...rows("resource", "text", { context: "Alert context" }, false),
  ...rows("resource", "object", { search_request: "Report search", configuration: "Report configuration" }),
  ...rows("resource", "id", {
    id: "Target id",
    application_id: "Target application id",
    enterprise_id: "Enterprise id",
    policy_id: "Policy id",
    policy_template_id: "Policy template id",
    source_id: "Alert source id",
    reference_id: "Alert reference id",
  }),
];

/** What else took part. */
export const RELATION_FIELDS: CatalogueRow[] = [
  ...rows("target_resource", "enum", { type: "Portal" }),
  ...rows("system_group", "text", { name: "Device group", type: "Device group type" }),
  ...rows("system_group", "id", { object_id: "Device group id" }),
  ...rows("association", "enum", {
    op: "Association change",
    action_source: "Association source",
    type: "Association type",
    "connection.from.type": "From type",
    "connection.to.type": "To type",
  }),
  ...rows("association", "text", {
    email: "Association email",
    "connection.from.name": "From name",
    "connection.to.name": "To name",
  }),
  ...rows("association", "id", {
    id: "Association id",
    "connection.from.object_id": "From id",
    "connection.to.object_id": "To id",
  }),
  ...rows("association", "object", { attributes: "Association attributes" }),
  ...rows("workflow", "text", { name: "Workflow", type: "Workflow type", desc: "Workflow description" }),
  ...rows("workflow", "id", { id: "Workflow id" }),
  ...rows("correlation", "enum", { type: "Background job type" }),
  ...rows("correlation", "id", { id: "Background job id" }),
  ...rows("config", "text", { name: "Channel recipient", email: "Channel email" }),
  ...rows("config", "id", { role_object_id: "Channel role id" }),
];
