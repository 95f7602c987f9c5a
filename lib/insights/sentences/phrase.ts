/**
 * Sentences from phrases. A phrase is `verb|object|rest`: "grant|admin rights|to [user @]" gives "jane
 * granted admin rights to user bob", "jane failed to grant …", "Admin rights were granted to a user".
 * A phrase that starts with `=` is a sentence without an actor.
 *
 * `[noun x]` is an entity with its noun: `@` target, `^` device, `&` application, `%` device group, `~` the
 * other party of the association; without the entity it reads "a noun". A part in round brackets is left out when its
 * entity is missing. `+` before the object makes it a plural, `*` at the end adds what was changed.
 */
import { countryField, type Entity, entitiesOf, firstEntity } from "../entities";
import { oneLine } from "../label";
import { outcomeOf } from "../outcome";
import { textAt } from "../value";
import type { RawEvent } from "../wire";
import { changeParts } from "./change";
import { entityPart, type SentencePart } from "./part";
import { participle, past, withArticle } from "./verb";

/** Who is who in one event, by mark. */
interface Cast {
  event: RawEvent;
  actor: Entity | null;
  byMark: Record<string, Entity | null | undefined>;
}

/** The sentence of `event` in the words of `phrase`, not yet tidied. */
export function phraseParts(phrase: string, event: RawEvent): SentencePart[] {
  const cast = castOf(event, phrase.includes("~"));
  const showsChanges = phrase.endsWith("*") || /^(update|modify|change)\|/.test(phrase);
  const bare = phrase.replace(/\*$/, "");
  const { kind, reason } = outcomeOf(event);
  const said = bare.startsWith("=") ? render(bare.slice(1), cast) : clause(bare, cast, kind === "failure");
  if (reason !== null) return [...said, { text: `: ${reason}` }];
  return showsChanges && kind !== "failure" ? [...said, ...changeParts(event)] : said;
}

const memberFields = ["email", "username", "name", "id"].map((key) => `association.${key}`);

function castOf(event: RawEvent, hasMember: boolean): Cast {
  const { actor, target, device, application } = entitiesOf(event);
  const member = hasMember ? firstEntity(event, "target", memberFields) : null;
  // Where the phrase speaks of both, the association's other party is not the target as well.
  const other = hasMember && target?.field.startsWith("association.") ? null : target;
  const group = firstEntity(event, "target", ["system_group.name"]);
  const byMark = { "@": other, "^": device, "&": application, "%": group, "~": member };
  return { event, actor: actor ?? null, byMark };
}

/** Active with an actor, passive without one; "Someone" where the verb has no object. */
function clause(phrase: string, cast: Cast, failed: boolean): SentencePart[] {
  const [verb = "", object = "", rest = ""] = phrase.split("|");
  const { actor } = cast;
  const plain = object.replace(/^\+/, "");
  if (actor === null && plain !== "") {
    const be = failed ? "could not be" : plain === object ? "was" : "were";
    return [...render(plain, cast), { text: ` ${be} ${participle(verb)} ` }, ...render(rest, cast)];
  }
  const who = actor === null ? { text: "Someone" } : entityPart(actor);
  const does = failed ? `failed to ${verb}` : past(verb);
  return [who, { text: ` ${does} ` }, ...render(plain, cast), { text: " " }, ...render(rest, cast)];
}

/** Words with the entities of a template filled in. */
function render(template: string, cast: Cast): SentencePart[] {
  return template.split(/(\([^)]*\)|\[[^\]]*\])/).flatMap((piece) => {
    if (piece.startsWith("[")) return nounParts(piece.slice(1, -2).trimEnd(), piece.slice(-2, -1), cast);
    if (!piece.startsWith("(")) return [{ text: piece }];
    const mark = /\S(?=\])/.exec(piece)?.[0] ?? "";
    return cast.byMark[mark] ? render(piece.slice(1, -1), cast) : [];
  });
}

function nounParts(noun: string, mark: string, cast: Cast): SentencePart[] {
  const entity = cast.byMark[mark];
  if (!entity) return [{ text: withArticle(noun) }];
  if (mark === "@" && isActor(entity, cast)) return [entityPart(entity, "their own account")];
  const version = mark === "&" ? valuePart(cast.event, "application.version") : [];
  return [
    { text: `${noun} ` },
    entityPart(entity),
    ...(version.length > 0 ? [{ text: " " }, ...version] : []),
  ];
}

/** People are known by e-mail here and by username there: the id tells, too. */
function isActor({ field, value }: Entity, { event, actor }: Cast): boolean {
  if (actor === null) return false;
  const id = textAt(event, "initiated_by.id");
  return (
    value === actor.value ||
    (field.startsWith("resource.") && id !== null && id === textAt(event, "resource.id"))
  );
}

/** ` from 203.0.113.9 (Bengaluru, IN)` with the country as a part of its own, or nothing. */
export function fromAddress(event: RawEvent): SentencePart[] {
  const { address } = entitiesOf(event);
  if (!address) return [];
  const from: SentencePart[] = [{ text: " from " }, entityPart(address)];
  if (address.detail === undefined) return from;
  const country = valuePart(event, countryField(event));
  const town =
    country.length === 0 ? address.detail : address.detail.slice(0, -(country[0]?.text.length ?? 0));
  return [...from, { text: ` (${town}` }, ...country, { text: ")" }];
}

/** The text at `path` as a part that a filter can use; nothing without it. */
export function valuePart(event: RawEvent, path: string): SentencePart[] {
  const value = textAt(event, path);
  return value === null ? [] : [{ text: oneLine(value, 60), field: path, value, kind: "value" }];
}
