/** What the orgs use: applications, groups, policies, software. */

/** Connector type, the name that people see, protocol. */
export const APPS: readonly [string, string, string][] = [
  ["google", "Google Workspace", "saml"],
  ["salesforce", "Salesforce", "saml"],
  ["slack", "Slack", "saml"],
  ["aws", "AWS Production", "saml"],
  ["zoom", "Zoom", "saml"],
  ["github", "GitHub Enterprise", "saml"],
  ["office365", "Microsoft 365", "saml"],
  ["zendesk", "Zendesk", "saml"],
  ["atlassian", "Jira & Confluence", "saml"],
  ["custom-oidc", "Store Scheduler", "oidc"],
  ["workday", "Workday", "saml"],
  ["bookmark", "Benefits portal", "bookmark"],
  ["custom-saml", "Café menu planner", "saml"],
];

export const USER_GROUPS = [
  "All Staff",
  "Finance",
  "Finance - Full Access",
  "Engineering",
  "VPN Users",
  "Store Managers",
  "Contractors",
  "Admins Tier 1",
  "Wi-Fi Staff",
  "Legal Hold",
];
export const DEVICE_GROUPS = [
  "All Laptops",
  "Windows Kiosks",
  "Mac Fleet",
  "Linux Servers",
  "Executive Devices",
];
export const POLICIES = [
  "Disk encryption required",
  "Screen lock after 5 minutes",
  "Block USB storage",
  "Automatic updates (Windows)",
  "Automatic updates (macOS)",
  "Firewall on",
  "Disable guest account",
];
export const AUTHN_POLICIES = [
  "Global Policy",
  "Require MFA outside offices",
  "Managed devices for AWS",
  "Block sanctioned countries",
];
export const COMMANDS = [
  "Collect logs",
  "Rotate local admin password",
  "Install store printer driver",
  "Restart kiosk service",
  "Enable firewall",
  "Delete temp profiles",
];
export const RADIUS_SERVERS = ["Chicago HQ Wi-Fi", "Warehouse Wi-Fi", "Remote VPN"];

/** Name, publisher, two versions. */
export const SOFTWARE: readonly [string, string, string, string][] = [
  ["Google Chrome", "Google LLC", "141.0.7390.122", "142.0.7444.60"],
  ["Mozilla Firefox", "Mozilla", "144.0.2", "145.0"],
  ["Zoom Workplace", "Zoom Video Communications", "6.5.12", "6.6.2"],
  ["Slack", "Slack Technologies", "4.46.96", "4.47.65"],
  ["Visual Studio Code", "Microsoft Corporation", "1.105.1", "1.106.0"],
  ["7-Zip", "Igor Pavlov", "25.00", "25.01"],
  ["Node.js", "OpenJS Foundation", "22.20.0", "24.11.0"],
  ["Docker Desktop", "Docker Inc.", "4.48.0", "4.50.0"],
  ["AnyDesk", "AnyDesk Software GmbH", "9.0.7", "9.6.1"],
  ["Notepad++", "Notepad++ Team", "8.8.6", "8.8.7"],
  ["LibreOffice", "The Document Foundation", "25.2.5", "25.8.2"],
  ["Postman", "Postman", "11.66.1", "11.70.4"],
];
