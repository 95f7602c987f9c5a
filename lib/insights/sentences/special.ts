/** Sentences that no single phrase can say: associations, rights on devices, MDM answers, LDAP searches, alerts, checked uploads. */
import { type Entity, entitiesOf, sideEntity } from "../entities";
import { inWords } from "../label";
import { outcomeOf } from "../outcome";
import { textAt } from "../value";
import type { RawEvent } from "../wire";
import { entityPart, type SentencePart } from "./part";
import { phraseParts, valuePart } from "./phrase";
import { withArticle } from "./verb";

const sideNouns: Record<string, string> = {
  system: "device",
  user_group: "group",
  system_group: "device group",
  ldap_server: "LDAP directory",
  radius_server: "RADIUS server",
  g_suite: "Google Workspace directory",
  office_365: "Microsoft 365 directory",
  active_directory: "Active Directory instance",
};

const associationVerbs: Record<string, [active: string, passive: string, joint: string, infinitive: string]> =
  {
    add: ["added", "was added", "to", "add"],
    remove: ["removed", "was removed", "from", "remove"],
  };

/**
 * "boss added device PC to user jane". The upstream names the two sides in the order of its graph; a group
 * reads better as the place that something is put into, so it goes last.
 */
function association(event: RawEvent): SentencePart[] {
  const op = textAt(event, "association.op")?.toLowerCase() ?? "";
  const verb = Object.hasOwn(associationVerbs, op) ? associationVerbs[op] : undefined;
  const from = sideEntity(event, "from");
  const to = sideEntity(event, "to");
  if (verb === undefined || (from === null && to === null))
    return phraseParts("change|an association|(of [resource @])", event);
  const isSwapped = isGroup(from) && !isGroup(to);
  const first = sideParts(isSwapped ? to : from);
  const second = sideParts(isSwapped ? from : to);
  return [
    ...associationClause(event, verb, first),
    { text: ` ${verb[2]} ` },
    ...second,
    ...reasonParts(event),
  ];
}

function associationClause(
  event: RawEvent,
  [active, passive, , infinitive]: [string, string, string, string],
  first: SentencePart[],
): SentencePart[] {
  const { actor } = entitiesOf(event);
  const failed = outcomeOf(event).kind === "failure";
  if (!actor) return [...first, { text: ` ${failed ? `could not be ${active}` : passive}` }];
  return [entityPart(actor), { text: ` ${failed ? `failed to ${infinitive}` : active} ` }, ...first];
}

function isGroup(side: Entity | null): boolean {
  return side?.detail?.toLowerCase().endsWith("group") ?? false;
}

function sideParts(side: Entity | null): SentencePart[] {
  if (side === null) return [{ text: "something" }];
  const type = side.detail?.toLowerCase() ?? "";
  const noun = Object.hasOwn(sideNouns, type) ? sideNouns[type] : inWords(type);
  return [{ text: `${noun} ` }, entityPart(side)];
}

function reasonParts(event: RawEvent): SentencePart[] {
  const { reason } = outcomeOf(event);
  return reason === null ? [] : [{ text: `: ${reason}` }];
}

/** Rights on a device or, where the event names a group in place of one, on its devices. */
function deviceRights(verb: string, rest: string): (event: RawEvent) => SentencePart[] {
  return (event) => {
    const isGroup = entitiesOf(event).device === undefined && textAt(event, "system_group.name") !== null;
    const place = isGroup ? "device group %" : "device ^";
    return phraseParts(`${verb}|+administrator rights on [${place}]|${rest}`, event);
  };
}

const answers: Record<string, string> = {
  acknowledged: " carried out ",
  error: " could not carry out ",
  commandformaterror: " did not understand ",
  idle: " is idle after ",
  notnow: " put off ",
};

function mdmAnswer(event: RawEvent): SentencePart[] {
  const { device } = entitiesOf(event);
  const status = textAt(event, "status")?.toLowerCase() ?? "";
  const failed = outcomeOf(event).kind === "failure";
  const answer = Object.hasOwn(answers, status) ? answers[status] : failed ? answers.error : " answered ";
  const request = ["request_type", "command.request_type"].find((path) => textAt(event, path) !== null);
  return [
    ...(device ? [{ text: "device " }, entityPart(device)] : [{ text: withArticle("device") }]),
    { text: answer ?? " answered " },
    ...(request === undefined
      ? [{ text: withArticle("MDM command") }]
      : [{ text: "MDM command " }, ...valuePart(event, request)]),
    ...(status === "commandformaterror" ? [] : reasonParts(event)),
  ];
}

function ldapSearch(event: RawEvent): SentencePart[] {
  const said = phraseParts("search|LDAP", event);
  const count = textAt(event, "number_of_results");
  return count === null || outcomeOf(event).kind === "failure"
    ? said
    : [...said, { text: `, ${count} ${count === "1" ? "result" : "results"}` }];
}

function raisedAlert(event: RawEvent): SentencePart[] {
  const severity = valuePart(event, "severity");
  const said = phraseParts("=[alert @] was raised", event);
  return severity.length === 0 ? said : [...said, { text: ", severity " }, ...severity];
}

function checkedUpload(event: RawEvent): SentencePart[] {
  const result = valuePart(event, "result");
  const said = phraseParts("=the upload of [stored file @] was checked", event);
  return result.length === 0 ? said : [...said, { text: ": " }, ...result];
}

export const SPECIAL_SENTENCES: Record<string, (event: RawEvent) => SentencePart[]> = {
  association_change: association,
  user_admin_granted: deviceRights("grant", "to [user @]"),
  user_admin_revoked: deviceRights("revoke", "from [user @]"),
  system_admin_grant: deviceRights("grant", "(to [user @])"),
  mdm_command_result: mdmAnswer,
  ldap_search: ldapSearch,
  ldap_srch: ldapSearch,
  alert_created: raisedAlert,
  object_storage_upload_validation_result: checkedUpload,
};
