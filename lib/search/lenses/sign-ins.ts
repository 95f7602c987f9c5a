import { accountNamed } from "../account";
import { is, isNot, type Lens, PLACED_SIGN_IN_TYPES, SIGN_IN_TYPES, searchFor, types } from "./lens";

const group = "Sign-ins";
const placed = ["time", "outcome", "sentence", "actor", "address", "geoip.country_code"];

export const SIGN_IN_LENSES: Lens[] = [
  {
    id: "failed-sign-ins",
    title: "Failed sign-ins",
    group,
    looksFor: "Sign-ins that failed anywhere: portals, applications, devices, Wi-Fi and VPN, LDAP.",
    why: "Many users from one address is a password spray; many tries at one user is guessing. The facets of address and user tell the two apart. The MFA step of an SSO sign-in is no failure and is left out.",
    search: searchFor("24h", [types(...SIGN_IN_TYPES), is("outcome", "failure")], {
      columns: ["time", "outcome", "sentence", "actor", "address", "error_message"],
      breakdown: "client_ip",
    }),
  },
  {
    id: "unusual-sign-ins",
    title: "Sign-ins from outside your countries",
    group,
    looksFor: "Sign-ins to portals and applications from any country but those you name.",
    why: "A sign-in that worked from a place where nobody works is the clearest sign of a stolen account. Travel and VPN exits explain some: compare with what the same person did just before.",
    asks: { label: "Countries you work in", example: "US, GB, CA", isKept: true },
    search: searchFor("7d", [types(...PLACED_SIGN_IN_TYPES), isNot("geoip.country_code")], {
      columns: placed,
      breakdown: "geoip.country_code",
    }),
  },
  {
    id: "new-countries",
    title: "Sign-ins from new countries",
    group,
    looksFor:
      "Countries from which nobody signed in during the two weeks before, among those of the last two weeks.",
    why: "No list of countries has to be kept for this: the facet of countries stands beside that of the time before and marks what is new. Follow a new one to its people and ask what brought them there.",
    isCompared: true,
    search: searchFor("14d", [types(...PLACED_SIGN_IN_TYPES)], {
      columns: placed,
      breakdown: "geoip.country_code",
    }),
  },
  {
    id: "lockouts",
    title: "Lockouts and unlocks",
    group,
    looksFor: "Accounts that were locked after failed sign-ins, and who unlocked them.",
    why: "A lockout ends a chain of failures: the Related tab of one counts them by address, and the next lens reads them one by one. Lockouts have no actor, so a search that asks for one misses them all.",
    search: searchFor("7d", [types("user_lockout", "admin_lockout", "user_unlocked")], {
      columns: ["time", "outcome", "sentence", "target", "address"],
      breakdown: "event_type",
    }),
  },
  {
    id: "lockout-chain",
    title: "What led to a lockout",
    group,
    looksFor: "The failed sign-ins of one account, then its lockout and unlock, oldest first.",
    why: "Tries every few minutes from one device are an old password that is still saved there. Tries within seconds, or from an address that also tries others, are somebody guessing: look what that address did next.",
    asks: { label: "Username or email", example: "jane.doe, jane.doe@example.com" },
    search: searchFor(
      "7d",
      [
        accountNamed(),
        {
          op: "or",
          items: [
            types("user_lockout", "admin_lockout", "user_unlocked"),
            { op: "and", items: [types(...SIGN_IN_TYPES), is("success", "false")] },
          ],
        },
      ],
      {
        sort: "asc",
        columns: ["time", "outcome", "sentence", "address", "device", "error_message"],
        breakdown: "client_ip",
      },
    ),
  },
  {
    id: "refused-by-policy",
    title: "Sign-ins that a policy refused",
    group,
    looksFor: "Sign-ins that an access policy denied.",
    why: "The password may have been right: a refused sign-in from a strange place or device means that only the policy kept somebody out.",
    search: searchFor("7d", [is("auth_context.policies_applied.metadata.action", "DENY")], {
      columns: [...placed, "auth_context.policies_applied.name"],
      breakdown: "geoip.country_code",
    }),
  },
];
