/** The few forms of English verbs that the sentences need. Phrasal verbs ("lock out") change their first word. */

const irregular: Record<string, [past: string, participle: string]> = {
  cancel: ["cancelled", "cancelled"],
  enrol: ["enrolled", "enrolled"],
  run: ["ran", "run"],
  send: ["sent", "sent"],
  set: ["set", "set"],
};

function regular(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function inflect(phrase: string, form: 0 | 1): string {
  const [verb = "", ...rest] = phrase.split(" ");
  return [irregular[verb]?.[form] ?? regular(verb), ...rest].join(" ");
}

/** "lock out" as in "she locked out …". */
export function past(phrase: string): string {
  return inflect(phrase, 0);
}

/** "run" as in "it was run". */
export function participle(phrase: string): string {
  return inflect(phrase, 1);
}

/** A noun with its article, where it takes one. Abbreviations are spoken letter by letter: "an MDM command". */
export function withArticle(noun: string): string {
  if (noun === "software") return noun;
  return `${/^([aeio]|un|MCP|MDM|MFA|SSO|LDAP)/i.test(noun) ? "an" : "a"} ${noun}`;
}
