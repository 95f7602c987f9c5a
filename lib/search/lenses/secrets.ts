import { type Lens, searchFor, types } from "./lens";

const group = "Keys, passwords and MFA";

export const SECRET_LENSES: Lens[] = [
  {
    id: "mfa-changes",
    title: "MFA changes",
    group,
    looksFor: "Second factors that were taken off, enrolled or excused, of users and administrators.",
    why: "A factor deleted and a new one enrolled minutes later from another address is how an account is taken over through the help desk. Follow the address of the enrolment to what it opened next.",
    search: searchFor(
      "7d",
      [
        types(
          "totp_delete_enrollment",
          "totp_start_enrollment",
          "totp_finish_enrollment",
          "admin_totp_disable",
          "admin_totp_start_enrollment",
          "admin_totp_finish_enrollment",
          "user_mfa_exclusion_expired",
        ),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "target", "address"], breakdown: "event_type" },
    ),
  },
  {
    id: "password-changes",
    title: "Password changes and resets",
    group,
    looksFor: "Passwords that users or administrators changed, set or asked to reset.",
    why: "A reset that the user did not ask for comes before many takeovers. Reset requests in a row from one address point to somebody who tries names.",
    search: searchFor(
      "7d",
      [
        types(
          "user_password_change",
          "user_password_set",
          "user_password_reset_request",
          "admin_password_change",
          "admin_password_reset_request",
        ),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "target", "address"], breakdown: "event_type" },
    ),
  },
  {
    id: "old-api-keys",
    title: "Old API keys still in use",
    group,
    looksFor: "Calls with an administrator's API key that was replaced.",
    why: "Each event is a script or an integration that was forgotten when the key was rotated, or somebody who holds the old key. The actor is whose key it was; the address and the program in the user agent tell where to look for it; the resource is what it called.",
    search: searchFor("30d", [types("admin_old_api_key_attempt")], {
      columns: ["time", "sentence", "actor", "address", "resource.name", "useragent.name"],
      breakdown: "client_ip",
    }),
  },
  {
    id: "secrets-taken-out",
    title: "Secrets taken out",
    group,
    looksFor: "Password vaults exported or backed up to a file, and disk encryption keys shown.",
    why: "An export holds every password of a person in one file. Expected when somebody changes the tool or leaves a device behind; otherwise ask the person at once.",
    search: searchFor(
      "30d",
      [
        types(
          "passwordmanager_items_export",
          "passwordmanager_local_backup_create",
          "passwordvault_credential_export",
          "passwordvault_websites_export",
          "system_fde_key_decrypt",
        ),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "address", "device"], breakdown: "event_type" },
    ),
  },
];
