/**
 * Types that are a noun and a verb, such as `radiusserver_delete`: most of the directory. Nouns are phrases
 * without their mark; the mark is the target, unless the noun brings one.
 */

const verbs = new Map(
  Object.entries({
    create: "create",
    created: "create",
    update: "update",
    updated: "update",
    modified: "modify",
    delete: "delete",
    deleted: "delete",
  }),
);

const nouns = new Map(
  Object.entries({
    activedirectory: "Active Directory instance",
    admin: "admin",
    alert: "alert",
    application: "application",
    asset_management_asset: "asset",
    asset_management_field_setting: "asset field setting",
    authnpolicy: "conditional access policy",
    authpolicy: "conditional access policy",
    command: "command",
    commandresult: "command result",
    custom_report: "custom report",
    access_management_approval_flow: "approval workflow",
    group: "group",
    gsuite_directory: "Google Workspace directory",
    idsource: "AD Bridge",
    iplist: "IP list",
    notification_channel: "notification channel",
    o365_directory: "Microsoft 365 directory",
    object_storage: "stored file",
    organization: "organisation",
    passwordmanager_folder: "Password Manager folder",
    policy: "policy",
    radiusserver: "RADIUS server",
    redirect_uri: "redirect URI",
    report: "report",
    rule: "alert rule",
    saas_management_connector: "SaaS connector",
    scheduled_report: "scheduled report",
    server: "MCP server",
    system: "device",
    user: "user",
    workday: "Workday directory",
    workflow: "workflow",
  }),
);

const partners = new Map(
  Object.entries({
    autotask: "Autotask",
    connectwise: "ConnectWise",
    syncro: "Syncro",
  }),
);
const partnerNoun = /^([a-z]+)_(billing_mapping|company_mapping|integration)$/;

/** The phrase of a type that is a known noun and a known verb, or undefined. */
export function patternPhrase(type: string): string | undefined {
  const cut = type.lastIndexOf("_");
  const noun = nounOf(type.slice(0, cut));
  const verb = verbs.get(type.slice(cut + 1));
  return noun === undefined || verb === undefined ? undefined : `${verb}|[${noun} @]`;
}

function nounOf(prefix: string): string | undefined {
  const [, name = "", thing = ""] = partnerNoun.exec(prefix) ?? [];
  const partner = partners.get(name);
  return partner === undefined ? nouns.get(prefix) : `${partner} ${thing.replace("_", " ")}`;
}
