/** Users and admins: accounts, passwords, MFA, sign-ins. */
import { type EventType, lifecycle, types } from "./row";

const users = [
  ...lifecycle("directory", "user", "A user account"),
  ...types("directory", "user_", {
    activated: "A user account was activated.",
    activation_email: "The e-mail that asks a user to activate the account was sent.",
    activation_schedule_create: "The activation of a user account was scheduled.",
    activation_schedule_delete: "The scheduled activation of a user account was cancelled.",
    admin_granted: "A user was given administrator (sudo) rights on devices.",
    admin_revoked: "A user lost administrator (sudo) rights on devices.",
    create_provision: "A user was created in a connected application.",
    update_provision: "A user was changed in a connected application.",
    delete_provision: "A user was deleted in a connected application.",
    lockout:
      "A user was locked out of the account or of a device after failed sign-ins. Such events name no actor.",
    unlocked: "A user account was unlocked.",
    login_attempt: "A user signed in to the User Portal, or failed to.",
    mfa_exclusion_expired: "The time in which a user may do without MFA ended.",
    password_change: "The password of a user was changed, in the directory or on a device.",
    password_expired: "The password of a user expired.",
    password_reset_request: "A user asked to reset the password.",
    password_set: "A user set the first password and is no longer pending.",
    password_warning_email: "A user was warned by e-mail that the password will expire.",
    suspended: "A user account was suspended.",
    unsuspended: "A user account was restored from suspension.",
    suspension_schedule_create: "The suspension of a user account was scheduled.",
    suspension_schedule_delete: "The scheduled suspension of a user account was cancelled.",
  }),
  ...types("directory", "totp_", {
    start_enrollment: "A user began to set up TOTP.",
    finish_enrollment: "A user finished setting up TOTP.",
    delete_enrollment: "The TOTP set-up of a user was removed.",
  }),
];

const admins = [
  ...lifecycle("directory", "admin", "An admin account"),
  ...types("directory", "admin_", {
    login_attempt: "An admin signed in to the Admin Portal, or failed to.",
    lockout: "An admin was locked out of the multi-tenant portal after failed sign-ins.",
    suspended: "An admin account was suspended in the multi-tenant portal.",
    unsuspend: "An admin account was restored from suspension in the multi-tenant portal.",
    password_change: "The password of an admin was changed.",
    password_reset_request: "An admin asked to reset the password.",
    totp_start_enrollment: "An admin began to set up TOTP.",
    totp_finish_enrollment: "An admin finished setting up TOTP.",
    totp_disable: "The TOTP requirement of an admin was turned off.",
    old_api_key_attempt: "A request used an API key that its admin has replaced.",
  }),
];

const signIns = [
  ...types("sso", "", { sso_auth: "A user signed in to an application through SSO, or failed to." }),
  ...types("radius", "", {
    radius_auth: "A user signed in through RADIUS (the name in the API documentation).",
    radius_auth_attempt: "A user signed in through RADIUS, or failed to (the name that real events carry).",
  }),
  ...types("ldap", "", {
    ldap_bind: "A user or an application signed in to LDAP.",
    ldap_search: "A search of the LDAP directory (the name in the API documentation).",
    ldap_srch: "A search of the LDAP directory (the name that real events carry).",
  }),
];

const risks = types(null, "risk_event", {
  _created: "A risk in somebody's access was found.",
  _resolved: "An admin resolved an access risk.",
  s_bulk_resolved: "An admin resolved or dismissed several access risks at once.",
});

export const PEOPLE_TYPES: readonly EventType[] = [...users, ...admins, ...signIns, ...risks];
