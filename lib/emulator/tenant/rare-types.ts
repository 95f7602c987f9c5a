/**
 * Event types that are no daily business, by service: those of the API documentation 2025-11 and some that
 * other clients list. Each comes up at least once in any ninety days of the main org.
 */
const words = (text: string) => text.split(/\s+/);
const each = (prefixes: string, suffixes: string) =>
  words(prefixes).flatMap((prefix) => words(suffixes).map((suffix) => `${prefix}_${suffix}`));

export const RARE_TYPES: Readonly<Record<string, readonly string[]>> = {
  directory: [
    ...each(
      "application command file group iplist policy radiusserver idsource sambadomain workday gsuite_directory o365_directory",
      "create update delete",
    ),
    ...each("activedirectory", "create delete"),
    ...each("system", "create update delete"),
    ...words(
      "authnpolicy_create authnpolicy_delete authpolicy_update association_change organization_update",
    ),
    ...words(
      "integrationattribute_include integrationattribute_exclude integration_activate integration_deactivate",
    ),
    ...words(
      "integration_domain_add integration_domain_delete integration_default_domain_add integration_default_domain_update",
    ),
    ...words(
      "integration_default_domain_delete invoice_download notification_delete user_group_admin_grant user_group_admin_revoke",
    ),
    ...words("admin_create admin_delete admin_update admin_password_change admin_password_reset_request"),
    ...words(
      "admin_totp_start_enrollment admin_totp_finish_enrollment admin_totp_disable command_run commandresult_delete command_result",
    ),
    ...words("totp_start_enrollment totp_finish_enrollment totp_delete_enrollment"),
    ...words(
      "user_create user_delete user_activated user_activation_email user_password_set user_suspended user_unsuspended",
    ),
    ...words("user_mfa_exclusion_expired user_create_provision user_update_provision user_delete_provision"),
    ...words(
      "user_admin_granted user_admin_revoked user_activation_schedule_create user_activation_schedule_delete",
    ),
    ...words(
      "user_suspension_schedule_create user_suspension_schedule_delete group_warning system_admin_grant feature_settings_change",
    ),
  ],
  systems: words(
    "system_fde_key_update system_fde_key_decrypt user_password_change user_lockout os_minor_upgrade os_major_upgrade os_minor_rollback " +
      "os_major_rollback remote_session_start remote_session_join remote_session_end remote_session_feedback google_emm_create " +
      "google_emm_patch google_emm_delete device_command",
  ),
  mdm: words("device_enrollment configuration_file_download"),
  software: words(
    "software_add_request software_change_request software_remove_request windows_patch_install windows_patch_export",
  ),
  notifications: words(
    "notification_channel_created notification_channel_updated notification_channel_deleted",
  ),
  object_storage: words(
    "object_storage_create object_storage_delete object_storage_get_download_url_request object_storage_upload_validation_result",
  ),
  alerts: words("alert_updated rule_created rule_modified rule_deleted"),
  reports: words(
    "report_create report_run report_export report_update report_delete scheduled_report_create scheduled_report_run_success scheduled_report_run_failed",
  ),
  access_management: each("access_management_approval_flow", "create update delete").concat(
    "access_management_access_request_settings_update",
  ),
  asset_management: [
    ...each("asset_management_asset asset_management_field_setting", "create update delete"),
    ...words("asset_management_enable asset_management_disable asset_management_general_settings_update"),
  ],
  saas_app_management: [
    ...each("saas_management_connector", "create update delete"),
    ...words(
      "saas_management_account_delete saas_management_account_user_assign saas_management_application_access_restriction_update",
    ),
    ...words(
      "saas_management_application_discover saas_management_application_update saas_management_application_delete",
    ),
    ...words(
      "saas_management_application_license_update saas_management_enable saas_management_disable saas_management_settings_update",
    ),
    ...words("saas_management_event_application_review saas_management_tenant_discover"),
  ],
  password_manager: [
    ...each(
      "passwordmanager_folder",
      "create update delete member_add member_update member_remove group_add group_remove",
    ),
    ...each(
      "passwordmanager_user",
      "enable disable activate deactivate reactivate device_pair device_unpair signup update re-enable remove",
    ),
    ...each("passwordmanager_item", "remove move history_reveal history_restore"),
    ...each("passwordmanager_backup", "enable create request request_approve request_reject request_restore"),
    ...words(
      "passwordmanager_enable passwordmanager_items_export passwordmanager_items_import passwordmanager_extension_pair",
    ),
    ...words(
      "passwordmanager_pincode_update passwordmanager_local_backup_create passwordmanager_force_sync passwordmanager_mini_launch",
    ),
  ],
  password_vault: [
    ...each("passwordvault_credential", "add reveal copy export shareuser update delete"),
    ...each("passwordvault_sharedfolder", "create user_add user_remove delete"),
  ],
  workflows: words("workflow_create workflow_delete"),
  genai: words("genai_ai_assistant_chat_created genai_ai_assistant_chat_message_sent"),
  aigw: words("aigw_session_opened aigw_session_activity aigw_session_closed"),
};
