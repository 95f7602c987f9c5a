/** The provider's own events, as its portal logs them: mostly without an org, sometimes about one. */
import { hexId } from "../random";
import { console } from "./activity/context";
import { adminLogin } from "./activity/signins";
import { diceOf } from "./dice";
import { MAIN_ORG, type OrgProfile, OTHER_ORGS, PROVIDER } from "./org-profiles";
import { countOf, daysBetween, momentOf } from "./rhythm";
import { scribeOf, type Written } from "./scribe";
import { worldOf } from "./world";

const STAFF: OrgProfile = {
  id: hexId("org:Harbour staff"),
  name: PROVIDER.name,
  domain: PROVIDER.domain,
  colour: "#334155",
  region: "us",
  zone: "America/Toronto",
  cities: [["toronto", 1]],
  users: 2,
  admins: [
    ["Odette", "Marchand"],
    ["Sam", "Whitcombe"],
    ["Lin", "Takeda"],
  ],
  volume: 0.1,
  site: 50,
};

const TICKETS = ["connectwise", "autotask", "syncro"] as const;
const KINDS = ["integration", "billing_mapping", "company_mapping"] as const;

/** The provider's events from `from` to `to` (epoch ms). */
export function providerEvents(seed: number | string, from: number, to: number): Written {
  const written: Written = { events: [], arrivals: [] };
  const world = worldOf(STAFF);
  for (const day of daysBetween(from, to, STAFF.zone)) {
    const dice = diceOf(`${seed}:provider:${day.number}`);
    const scribe = scribeOf(null, dice, written);
    const scene = { world, dice, scribe };
    const own = { provider: PROVIDER.id };
    for (let n = countOf(day, dice, 9, "people"); n > 0; n--) {
      const admin = dice.pick(world.admins);
      const org = dice.chance(0.6) ? dice.pick([MAIN_ORG, ...OTHER_ORGS]) : null;
      const launch = org
        ? { organization: org.id, target_resource: { type: "organization", id: org.id, name: org.name } }
        : {};
      adminLogin(scene, momentOf(day, dice, "people"), admin, admin.office, { ...own, ...launch });
    }
    for (const [type, over] of dueOn(day.number)) {
      const admin = dice.pick(world.admins);
      scribe.write(momentOf(day, dice, "people"), "directory", type, {
        ...console(admin),
        ...own,
        success: true,
        ...over,
      });
    }
  }
  return written;
}

/** What comes up on this day: tickets every other day, each rarer thing about once a month. */
function dueOn(day: number): [string, Record<string, unknown>][] {
  const due: [string, Record<string, unknown>][] = [];
  const every = (period: number, shift: number, type: string, over: Record<string, unknown>) => {
    if ((day + shift) % period === 0) due.push([type, over]);
  };
  const admin = {
    resource: { type: "admin", id: hexId("admin:temporary"), email: `temporary.desk@${PROVIDER.domain}` },
  };
  const org = OTHER_ORGS[day % OTHER_ORGS.length];
  const about = {
    organization: org?.id ?? null,
    resource: { type: "organization", id: org?.id, name: org?.name },
  };
  every(2, 0, "msp_ticket_create", {
    resource: { type: "ticket", id: String(40_000 + day) },
    success: day % 10 !== 0,
  });
  every(29, 1, "admin_create", admin);
  every(31, 4, "admin_update", { ...admin, changes: [{ field: "lastname", from: "", to: "Desk" }] });
  every(37, 6, "admin_suspended", admin);
  every(37, 4, "admin_unsuspend", admin);
  every(41, 9, "admin_lockout", { ...admin, initiated_by: { type: "system" } });
  every(43, 2, "admin_password_reset_request", admin);
  every(61, 7, "admin_delete", admin);
  every(53, 3, "organization_create", about);
  every(17, 5, "organization_update", {
    ...about,
    changes: [{ field: "displayName", from: "Before", to: org?.name }],
  });
  every(30, 8, "mtp_download_invoice", {});
  every(47, 8, "provider_update", { changes: [{ field: "billingContact", from: "", to: PROVIDER.domain }] });
  TICKETS.forEach((tool, t) => {
    KINDS.forEach((kind, k) => {
      ["create", "update", "delete"].forEach((verb, v) => {
        every(59, t * 17 + k * 5 + v, `${tool}_${kind}_${verb}`, {
          resource: { type: `${tool}_${kind}`, name: tool },
        });
      });
    });
    every(23, t * 7, `${tool}_settings_update`, { resource: { type: `${tool}_settings`, name: tool } });
  });
  return due;
}
