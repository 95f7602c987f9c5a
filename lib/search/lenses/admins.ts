import { is, isNot, type Lens, searchFor, types } from "./lens";

const group = "Administrators";

export const ADMIN_LENSES: Lens[] = [
  {
    id: "privilege-grants",
    title: "Privileges granted and revoked",
    group,
    looksFor: "New and changed administrators, and rights over devices and groups given or taken.",
    why: "Whoever gets in tries to stay and to rise. Each grant should have a request behind it; a role changed and MFA taken off in one go has none. The Changes of an event show the role before and after.",
    search: searchFor(
      "30d",
      [
        types(
          "admin_create",
          "admin_update",
          "user_admin_granted",
          "user_admin_revoked",
          "system_admin_grant",
          "user_group_admin_grant",
          "user_group_admin_revoke",
        ),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "target", "address"], breakdown: "event_type" },
    ),
  },
  {
    id: "admin-sign-in-without-mfa",
    title: "Administrator sign-ins without MFA",
    group,
    looksFor: "Sign-ins to the Admin Portal that worked with a password alone.",
    why: "An administrator's password is then all that stands before the directory. None is the number to have; each one names an account to put under MFA.",
    search: searchFor("30d", [types("admin_login_attempt"), is("success", "true"), is("mfa", "false")], {
      columns: ["time", "outcome", "sentence", "actor", "address", "geoip.country_code"],
      breakdown: "initiated_by.email",
    }),
  },
  {
    id: "off-hours-admin-work",
    title: "Administrators' work outside office hours",
    group,
    looksFor:
      "Everything that administrators do, by hour and weekday of your time zone. What runs by itself in their name is left out: answers of devices to MDM commands, and calls with an old API key.",
    why: "The API cannot search by the hour of the day, so the chart shows the week: cells at night or at the weekend that are not empty stand out. A click on one lists its nights, each with its number; the newest comes first.",
    chart: "week",
    search: searchFor(
      "30d",
      [
        is("initiated_by.type", "admin"),
        isNot("event_type", "mdm_command_result", "admin_old_api_key_attempt"),
      ],
      { columns: ["time", "outcome", "sentence", "actor", "address"] },
    ),
  },
];
