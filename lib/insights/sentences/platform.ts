/** Phrases of the newer services: access requests, alerts, assets, SaaS, storage, reports, AI. */
export const PLATFORM_PHRASES: Record<string, string> = {
  access_management_access_request: "request|access|(to [resource @])",
  access_management_access_request_approval: "answer|[access request @]*",
  access_management_access_request_settings_update: "update|+the access request settings",
  access_management_association_change: "carry out|[access request @]*",

  alert_status_updated: "change|the status of [alert @]",

  asset_management_enable: "turn on|Asset Management",
  asset_management_disable: "turn off|Asset Management",
  asset_management_general_settings_update: "update|+the Asset Management settings",

  saas_management_enable: "turn on|SaaS Management",
  saas_management_disable: "turn off|SaaS Management",
  saas_management_settings_update: "update|+the SaaS Management settings",
  saas_management_account_discover: "discover|[SaaS account @]",
  saas_management_account_delete: "delete|[SaaS account @]",
  saas_management_account_user_assign: "assign|a user|to [SaaS account @]",
  saas_management_application_discover: "discover|[SaaS application &]",
  saas_management_application_update: "update|[SaaS application &]",
  saas_management_application_delete: "delete|[SaaS application &]",
  saas_management_application_license_update: "update|the licence of [SaaS application &]",
  saas_management_application_access_restriction_update:
    "update|the access restriction of [SaaS application &]",
  saas_management_event_application_review: "review|[SaaS application &]*",
  saas_management_tenant_discover: "discover|[SaaS tenant @]",

  object_storage_get_download_url_request: "request|a download link|for [stored file @]",

  report_export: "export|[report @]",
  report_run: "preview|[report @]",
  scheduled_report_run_success: "=[scheduled report @] ran",
  scheduled_report_run_failed: "=[scheduled report @] failed to run",
  workflow_run: "run|[workflow @]",

  aigw_session_opened: "open|an AI gateway session",
  aigw_session_activity: "use|an AI gateway session",
  aigw_session_closed: "close|an AI gateway session",
  genai_ai_assistant_chat_created: "start|[AI assistant chat @]",
  genai_ai_assistant_chat_updated: "update|[AI assistant chat @]",
  genai_ai_assistant_chat_deleted: "delete|[AI assistant chat @]",
  genai_ai_assistant_chat_message_sent: "send|a message|in [AI assistant chat @]",
};
