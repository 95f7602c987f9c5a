/** Things that the Admin Portal manages: applications, groups, policies, directories, domains. */
import { type EventType, lifecycle, types } from "./row";

const DIRECTORY = "directory";

const objects = [
  ...lifecycle(DIRECTORY, "application", "An SSO application"),
  ...lifecycle(DIRECTORY, "group", "A group of users or devices"),
  ...lifecycle(DIRECTORY, "system", "A device"),
  ...lifecycle(DIRECTORY, "radiusserver", "A RADIUS server"),
  ...types(DIRECTORY, "", {
    association_change:
      "Two things were joined or parted, such as a user and a group, or a device and a user.",
    group_warning: "The query that fills a group has a fault.",
    integrationattribute_include: "An attribute mapping was added to an integration.",
    integrationattribute_exclude: "An attribute mapping was removed from an integration.",
    invoice_download: "An admin downloaded an invoice of the organisation.",
    notification_delete: "A notification in the portal was closed.",
    organization_create: "An organisation was created.",
    organization_update: "Settings of an organisation were changed.",
    user_group_admin_grant: "Administrator access was granted to a user group.",
    user_group_admin_revoke: "Administrator access of a user group was revoked.",
    system_admin_grant: "Administrator rights on a device were granted.",
  }),
];

const commandsAndPolicies = [
  ...lifecycle(DIRECTORY, "command", "A command"),
  ...lifecycle(DIRECTORY, "policy", "A device policy"),
  ...lifecycle(DIRECTORY, "iplist", "A list of IP addresses"),
  ...types(DIRECTORY, "", {
    command_run: "A command was run.",
    command_result: "A device reported the result of a command.",
    commandresult_delete: "The result of a command was deleted.",
    policy_result: "A device reported the result of a policy.",
    file_create: "A file was uploaded to a command.",
    file_update: "A file of a command was changed.",
    file_delete: "A file of a command was deleted.",
    authnpolicy_create: "A conditional access policy was created.",
    authpolicy_update: "A conditional access policy was changed.",
    authnpolicy_delete: "A conditional access policy was deleted.",
  }),
];

const integrations = [
  ...lifecycle(DIRECTORY, "idsource", "An AD Bridge (version 1)"),
  ...lifecycle(DIRECTORY, "workday", "A Workday directory"),
  ...lifecycle(DIRECTORY, "gsuite_directory", "A Google Workspace directory"),
  ...lifecycle(DIRECTORY, "o365_directory", "A Microsoft 365 directory"),
  ...types(DIRECTORY, "", {
    activedirectory_create: "An Active Directory instance was connected.",
    activedirectory_delete: "An Active Directory instance was removed.",
    sambadomain_create: "Samba was turned on for the LDAP directory.",
    sambadomain_update: "The Samba settings were changed.",
    sambadomain_delete: "Samba was turned off for the LDAP directory.",
    integration_activate: "A SCIM integration was turned on.",
    integration_deactivate: "A SCIM integration was turned off.",
    integration_domain_add: "A domain was added to Microsoft 365 or Google Workspace.",
    integration_domain_delete: "A domain was removed from Microsoft 365 or Google Workspace.",
    integration_default_domain_add: "A default domain was set for Microsoft 365 or Google Workspace.",
    integration_default_domain_update: "The default domain of Microsoft 365 or Google Workspace was changed.",
    integration_default_domain_delete: "The default domain of Microsoft 365 or Google Workspace was removed.",
  }),
];

const certificates = [
  ...lifecycle(null, "redirect_uri", "A redirect URI"),
  ...lifecycle(null, "server", "An MCP server"),
  ...types(null, "", {
    ca_created: "A root certificate authority was created.",
    cert_issued_manual: "An admin issued a certificate.",
    cert_issued_self_service: "A user obtained a certificate through self-service.",
    cert_revoked: "A certificate was revoked.",
    scep_issued: "A certificate was issued through SCEP.",
    feature_settings_change: "The settings of a feature were changed.",
  }),
];

export const DIRECTORY_TYPES: readonly EventType[] = [
  ...objects,
  ...commandsAndPolicies,
  ...integrations,
  ...certificates,
];
