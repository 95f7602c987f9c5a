/** The newer services: access requests, alerts, assets, SaaS, storage, reports, workflows, AI. */
import { type EventType, lifecycle, types } from "./row";

const access = types("access_management", "access_management_", {
  access_request: "Somebody asked for access.",
  access_request_approval: "A request for access was approved or denied.",
  access_request_settings_update: "The settings for access requests were changed.",
  approval_flow_create: "An approval workflow was created.",
  approval_flow_update: "An approval workflow was changed.",
  approval_flow_delete: "An approval workflow was deleted.",
  association_change: "An access request was carried out.",
});

const alerts = [
  ...types("alerts", "alert_", {
    created: "An alert was raised.",
    updated: "An alert was changed.",
    status_updated: "The status of an alert was changed.",
  }),
  ...types("alerts", "rule_", {
    created: "A rule that raises alerts was created.",
    modified: "A rule that raises alerts was changed.",
    deleted: "A rule that raises alerts was deleted.",
  }),
  ...types("notifications", "notification_channel_", {
    created: "A channel for notifications was created.",
    updated: "A channel for notifications was changed.",
    deleted: "A channel for notifications was deleted.",
  }),
];

const assets = [
  ...lifecycle("asset_management", "asset_management_asset", "An asset"),
  ...lifecycle("asset_management", "asset_management_field_setting", "The setting of an asset field"),
  ...types("asset_management", "asset_management_", {
    enable: "Asset management was turned on for the organisation.",
    disable: "Asset management was turned off for the organisation.",
    general_settings_update: "The general settings of asset management were changed.",
  }),
];

const saas = [
  ...lifecycle("saas_app_management", "saas_management_connector", "A SaaS connector"),
  ...types("saas_app_management", "saas_management_", {
    enable: "SaaS management was turned on for the organisation.",
    disable: "SaaS management was turned off for the organisation.",
    settings_update: "The settings of SaaS management were changed.",
    account_discover: "An account with a SaaS application was found.",
    account_delete: "An account with a SaaS application was deleted.",
    account_user_assign: "A user was named as the owner of a SaaS account.",
    application_discover: "A SaaS application was found in use.",
    application_update: "The record of a SaaS application was changed.",
    application_delete: "The record of a SaaS application was deleted.",
    application_license_update: "The licence of a SaaS application was changed.",
    application_access_restriction_update: "The access restriction of a SaaS application was changed.",
    event_application_review: "A SaaS application was reviewed.",
    login_event: "A sign-in to a SaaS application was observed.",
    tenant_discover: "A tenant of a SaaS application was found.",
  }),
];

const storage = types("object_storage", "object_storage_", {
  create: "A file was stored.",
  delete: "A stored file was deleted.",
  get_download_url_request: "A link to download a stored file was asked for.",
  upload_validation_result: "An uploaded file was checked.",
});

const reports = [
  ...lifecycle("reports", "report", "A custom report"),
  ...types("reports", "report_", { export: "A report was exported.", run: "A report was previewed." }),
  ...lifecycle("reports", "custom_report", "A report of the report builder"),
  ...lifecycle("reports", "scheduled_report", "A scheduled report"),
  ...types("reports", "scheduled_report_run_", {
    success: "A scheduled report ran.",
    failed: "A scheduled report failed to run.",
  }),
];

const automation = [
  ...types("workflows", "workflow_", {
    create: "A workflow was created.",
    delete: "A workflow was deleted.",
    run: "A workflow ran.",
  }),
  ...types("aigw", "aigw_session_", {
    opened: "A session through the AI gateway began.",
    activity: "Something was done in a session through the AI gateway.",
    closed: "A session through the AI gateway ended.",
  }),
  ...types("genai", "genai_ai_assistant_chat_", {
    created: "An admin began a chat with the AI assistant.",
    updated: "A chat with the AI assistant was changed.",
    deleted: "A chat with the AI assistant was deleted.",
    message_sent: "A message was sent to the AI assistant.",
  }),
];

export const PLATFORM_TYPES: readonly EventType[] = [
  ...access,
  ...alerts,
  ...assets,
  ...saas,
  ...storage,
  ...reports,
  ...automation,
];
