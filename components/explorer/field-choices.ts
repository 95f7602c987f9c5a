/** Which fields the picker offers for what is typed. */
import { fieldDescription } from "@/lib/insights/field-descriptions";
import { FIELDS, type FieldInfo, type FieldType, fieldInfo } from "@/lib/insights/fields";
import { isFieldPath } from "@/lib/search/limits";

export interface FieldChoice extends Pick<FieldInfo, "path" | "label"> {
  /** Its type in a word or two. */
  type: string;
  /** What it holds, where its label does not say enough. */
  description: string | null;
  /** Why it cannot be searched, or null. */
  refusal: string | null;
}

/** More rows than this help nobody; the rest is said in numbers. */
export const CHOICES_SHOWN = 60;

const TYPE_WORDS: Record<FieldType, string> = {
  text: "text",
  id: "id",
  ip: "address",
  boolean: "true or false",
  time: "time",
  number: "number",
  enum: "from a list",
  object: "object",
};

function choiceOf({ path, label, type, searchable }: FieldInfo): FieldChoice {
  return {
    path,
    label,
    type: TYPE_WORDS[type],
    description: fieldDescription(path),
    refusal: searchable === true ? null : searchable,
  };
}

/** A whole object has no value to compare; it is listed only when there is a reason to tell. */
const LISTED: readonly FieldChoice[] = FIELDS.filter(
  ({ type, searchable }) => type !== "object" || searchable !== true,
).map(choiceOf);

function rank({ path, label, description }: FieldChoice, text: string): number {
  if (path === text) return 0;
  if (path.startsWith(text) || label.toLowerCase().startsWith(text)) return 1;
  if (path.includes(text) || label.toLowerCase().includes(text)) return 2;
  return description?.toLowerCase().includes(text) ? 3 : -1;
}

/**
 * Fields whose path, label or description holds `query`, best first, at most CHOICES_SHOWN, with the number left out.
 * `typed` is the query as a field of its own, when it could be one that the list does not have.
 */
export function fieldChoices(query: string): {
  choices: FieldChoice[];
  left: number;
  typed: FieldChoice | null;
} {
  const text = query.trim().toLowerCase();
  const matches = LISTED.map((choice) => ({ choice, rank: rank(choice, text) })).filter(
    (match) => match.rank >= 0,
  );
  const sorted = matches.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
  const own = query.trim();
  const isListed = LISTED.some(({ path }) => path === own);
  const typed = own !== "" && !isListed && isFieldPath(own) ? choiceOf(fieldInfo(own)) : null;
  return { choices: sorted.slice(0, CHOICES_SHOWN), left: Math.max(0, sorted.length - CHOICES_SHOWN), typed };
}
