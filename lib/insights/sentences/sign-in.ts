/** Sign-ins and lockouts: who, where to, from which address, with MFA or without, and why not. */
import { type Entity, entitiesOf } from "../entities";
import { type OutcomeKind, outcomeOf } from "../outcome";
import { textAt } from "../value";
import type { RawEvent } from "../wire";
import { entityPart, type SentencePart } from "./part";
import { fromAddress, valuePart } from "./phrase";
import { withArticle } from "./verb";

type Speak = (event: RawEvent) => SentencePart[];

const verbs: Record<OutcomeKind, string> = {
  success: " signed in ",
  failure: " failed to sign in ",
  step: " reached an MFA step of signing in ",
  unknown: " tried to sign in ",
};

/** `where` is said after the verb, such as "to LDAP". */
function signIn(where: Speak): Speak {
  return (event) => {
    const { actor } = entitiesOf(event);
    const { kind, reason } = outcomeOf(event);
    return [
      actor ? entityPart(actor) : { text: "Someone" },
      { text: verbs[kind] },
      ...where(event),
      ...fromAddress(event),
      ...(kind === "step" ? [] : mfaParts(event)),
      ...(reason === null ? [] : [{ text: `: ${reason}` }]),
    ];
  };
}

function mfaParts(event: RawEvent): SentencePart[] {
  const mfa = textAt(event, "mfa")?.toLowerCase();
  if (mfa !== "true" && mfa !== "false") return [];
  const used = mfa === "true";
  const type =
    used && textAt(event, "mfa_meta.type")?.toLowerCase() !== "none" ? valuePart(event, "mfa_meta.type") : [];
  return [
    { text: " " },
    { text: used ? "with MFA" : "without MFA", field: "mfa", value: mfa, kind: "value" },
    ...(type.length === 0 ? [] : [{ text: " (" }, ...type, { text: ")" }]),
  ];
}

const toThe = (portal: string): Speak => signIn(() => [{ text: `to ${portal}` }]);

function named(noun: string, entity: Entity | undefined): SentencePart[] {
  return entity ? [{ text: `${noun} ` }, entityPart(entity)] : [{ text: withArticle(noun) }];
}

const toApplication = signIn((event) => {
  const { application } = entitiesOf(event);
  return [{ text: "to " }, ...(application ? [entityPart(application)] : [{ text: "an application" }])];
});

const toDevice = signIn((event) => {
  const elevated =
    textAt(event, "windows_meta.elevated") === "true" ? [{ text: " with elevated rights" }] : [];
  return [{ text: "to " }, ...named("device", entitiesOf(event).device), ...elevated];
});

/** Lockouts name no actor: the account is all there is to tell. */
function lockedOut(noun: string): Speak {
  return (event) => {
    const { target, device, actor } = entitiesOf(event);
    const who = target ?? actor;
    const where = device ? [{ text: " of device " }, entityPart(device)] : [];
    return [who ? entityPart(who) : { text: withArticle(noun) }, { text: " was locked out" }, ...where];
  };
}

const oldKey: Speak = (event) => {
  const { actor } = entitiesOf(event);
  const said: SentencePart[] = actor
    ? [entityPart(actor), { text: " used an old API key" }]
    : [{ text: "An old API key was used" }];
  return [...said, ...fromAddress(event)];
};

export const SIGN_IN_SENTENCES: Record<string, Speak> = {
  admin_login_attempt: toThe("the Admin Portal"),
  user_login_attempt: toThe("the User Portal"),
  sso_auth: toApplication,
  saas_management_login_event: toApplication,
  radius_auth: signIn(() => [{ text: "through RADIUS" }]),
  radius_auth_attempt: signIn(() => [{ text: "through RADIUS" }]),
  ldap_bind: toThe("LDAP"),
  login_attempt: toDevice,
  user_lockout: lockedOut("user"),
  admin_lockout: lockedOut("admin"),
  admin_old_api_key_attempt: oldKey,
};
