/**
 * Services that an event can come from. The list informs and never restricts: the API's own list grows
 * between editions, and an unknown name is refused by the API with the names it takes.
 */

export interface Service {
  /** As the API spells it in `service`. */
  id: string;
  label: string;
  /** What its events tell, in one line. */
  description: string;
}

const service = (id: string, label: string, description: string): Service => ({ id, label, description });

/** Named in the API documentation or its specification of 2025-11, `all` first. */
const documented: Service[] = [
  service("all", "All services", "Events of every service that the organisation has."),
  service(
    "directory",
    "Directory",
    "Changes in the Admin Portal and sign-ins to the Admin and User Portals.",
  ),
  service("sso", "SSO", "Sign-ins to applications through single sign-on."),
  service(
    "systems",
    "Devices",
    "Sign-ins to devices, lockouts, disk encryption keys, OS upgrades and remote sessions.",
  ),
  service("radius", "RADIUS", "Sign-ins to Wi-Fi and VPN through RADIUS."),
  service("ldap", "LDAP", "Binds to and searches of LDAP."),
  service("mdm", "MDM", "Answers of managed devices to commands, and enrolments."),
  service("software", "Software", "Software that came to, changed on or left a device."),
  service("password_manager", "Password Manager", "Use and administration of the password manager."),
  service("access_management", "Access requests", "Requests for access, approvals and their workflows."),
  service("alerts", "Alerts", "Alerts and the rules that raise them."),
  service("notifications", "Notifications", "Channels that notifications go to."),
  service("saas_app_management", "SaaS management", "Cloud applications and accounts found in use."),
  service("asset_management", "Assets", "The inventory of assets and its settings."),
  service("object_storage", "Object storage", "Files kept for software packages."),
  service("reports", "Reports", "Reports that were made, run or exported."),
];

/** Seen in other clients of the API; an organisation may not have them. */
const observed: Service[] = [
  service("workflows", "Workflows", "Automations that were made or ran."),
  service("password_vault", "Password Vault", "Use of the vault that follows the password manager."),
  service("pam", "Privileged access", "Privileged sessions and requests."),
  service("access_certification", "Access reviews", "Reviews of who holds which access."),
  service("genai", "AI assistant", "Chats with the AI assistant of the Admin Portal."),
  service("aigw", "AI gateway", "Sessions through the AI gateway."),
  service("ai_admin", "AI administration", "Settings of AI features."),
  service("adbridge_user", "AD bridge", "Users that Active Directory and JumpCloud share."),
  service("generic_di", "Other", "Events that have no service of their own."),
];

export const SERVICES: readonly Service[] = [...documented, ...observed];
