/** Sign-ins to applications, the user portal and the admin portal. */
import type { RawEvent } from "@/lib/insights/wire";
import { AGENTS } from "../agents";
import { AUTHN_POLICIES } from "../catalogue";
import type { Place } from "../places";
import type { App, Person } from "../world";
import { type Activity, byAdmin, byUser, from, placeOf, type Scene } from "./context";

/** An `sso_auth`: it has no `success`. True is a login; false with a message a failure; false without one a step. */
export function ssoAuth(
  scene: Scene,
  ms: number,
  person: Person,
  app: App,
  place: Place,
  over: RawEvent,
): RawEvent {
  const managed = scene.dice.chance(0.8);
  return scene.scribe.write(ms, "sso", "sso_auth", {
    initiated_by: byUser(person),
    error_message: "",
    sso_token_success: true,
    useragent: managed ? person.agent : AGENTS[scene.dice.chance(0.5) ? "iphone" : "android"],
    auth_context: {
      ...(managed ? { system: person.device.system } : {}),
      auth_methods: { password: { success: true } },
      policies_applied: [
        { metadata: { resource_type: "APPLICATION", action: "ALLOW" }, name: AUTHN_POLICIES[0], id: "" },
      ],
    },
    mfa: false,
    application: app.application,
    provider: "",
    idp_initiated: scene.dice.chance(0.4),
    ...from(place),
    ...over,
  });
}

/** A login that asks for a second factor: the step first, the login some seconds later. */
export function ssoWithMfa(scene: Scene, ms: number, person: Person, app: App, place: Place): void {
  const policies_applied = [
    { metadata: { resource_type: "APPLICATION", action: "ALLOW_WITH_MFA" }, name: AUTHN_POLICIES[1], id: "" },
  ];
  const factor = scene.dice.weighted([
    ["totp", 5],
    ["push", 4],
    ["webauthn", 2],
    ["duo", 1],
  ] as const);
  const methods = {
    password: { success: true },
    [factor === "push" ? "jumpcloud_protect" : factor]: { success: true },
  };
  ssoAuth(scene, ms, person, app, place, {
    sso_token_success: false,
    auth_context: {
      system: person.device.system,
      auth_methods: { password: { success: true } },
      policies_applied,
    },
  });
  ssoAuth(scene, ms + scene.dice.between(4_000, 25_000), person, app, place, {
    mfa: true,
    mfa_meta: { type: factor },
    auth_context: { system: person.device.system, auth_methods: methods, policies_applied },
  });
}

const SSO_ERRORS = ["not authorized", "application unreachable", "user is not active", "denied by policy"];

const sso: Activity = {
  rate: 190,
  kind: "people",
  act(scene, ms) {
    const { world, dice } = scene;
    const person = dice.pick(world.users);
    const app = world.apps[Math.floor(dice.next() ** 1.8 * world.apps.length)] ?? dice.pick(world.apps);
    const place = placeOf(person, dice);
    const draw = dice.next();
    if (draw < 0.04) {
      const error_message = dice.pick(SSO_ERRORS);
      const denied = [
        { metadata: { resource_type: "APPLICATION", action: "DENY" }, name: AUTHN_POLICIES[2], id: "" },
      ];
      const context =
        error_message === "denied by policy"
          ? { auth_context: { auth_methods: {}, policies_applied: denied } }
          : {};
      ssoAuth(scene, ms, person, app, place, { sso_token_success: false, error_message, ...context });
    } else if (draw < 0.34) ssoWithMfa(scene, ms, person, app, place);
    else ssoAuth(scene, ms, person, app, place, {});
  },
};

/** A `user_login_attempt` at the user portal. */
export function portalLogin(
  scene: Scene,
  ms: number,
  person: Person,
  place: Place,
  over: RawEvent,
): RawEvent {
  return scene.scribe.write(ms, "directory", "user_login_attempt", {
    initiated_by: byUser(person),
    resource: { id: person.id, type: "user", username: person.username },
    auth_context: { auth_methods: { password: { success: true } } },
    auth_method: "session",
    mfa: false,
    success: true,
    error_message: null,
    provider: null,
    target_resource: { type: "user_portal" },
    useragent: person.agent,
    ...from(place),
    ...over,
  });
}

/** What a wrong password at the portal leaves. */
export const WRONG_PASSWORD: RawEvent = {
  success: false,
  error_message: "invalid username or password",
  auth_context: { auth_methods: { password: { success: false } } },
};

const portal: Activity = {
  rate: 58,
  kind: "people",
  act(scene, ms) {
    const { world, dice } = scene;
    const person = dice.pick(world.users);
    const place = placeOf(person, dice);
    if (dice.chance(0.08)) portalLogin(scene, ms - 20_000, person, place, WRONG_PASSWORD);
    const mfa = dice.chance(0.6);
    portalLogin(
      scene,
      ms,
      person,
      place,
      mfa ? { mfa, mfa_meta: { type: dice.pick(["totp", "webauthn", "push"]) } } : {},
    );
  },
};

/** An `admin_login_attempt` at the admin portal. */
export function adminLogin(
  scene: Scene,
  ms: number,
  admin: Person,
  place: Place,
  over: RawEvent = {},
): RawEvent {
  return scene.scribe.write(ms, "directory", "admin_login_attempt", {
    initiated_by: byAdmin(admin),
    resource: { id: admin.id, type: "admin", email: admin.email },
    mfa: true,
    mfa_meta: { type: "totp" },
    success: true,
    provider: null,
    target_resource: { type: "admin_portal" },
    useragent: admin.agent,
    ...from(place),
    ...over,
  });
}

const admin: Activity = {
  rate: 9,
  kind: "people",
  act(scene, ms) {
    const person = scene.dice.pick(scene.world.admins);
    const place = placeOf(person, scene.dice);
    if (scene.dice.chance(0.06))
      adminLogin(scene, ms - 30_000, person, place, {
        success: false,
        mfa: false,
        error_message: "invalid password",
      });
    adminLogin(scene, ms, person, place);
  },
};

export const SIGN_INS: readonly Activity[] = [sso, portal, admin];
