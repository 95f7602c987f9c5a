import { describe, expect, it } from "vitest";
import { participle, past, withArticle } from "./verb";

describe("verbs", () => {
  it.each([
    ["create", "created", "created"],
    ["add", "added", "added"],
    ["copy", "copied", "copied"],
    ["deploy", "deployed", "deployed"],
    ["lock out", "locked out", "locked out"],
    ["run", "ran", "run"],
    ["send", "sent", "sent"],
    ["set", "set", "set"],
    ["cancel", "cancelled", "cancelled"],
    ["turn on", "turned on", "turned on"],
  ])("%s", (verb, simplePast, pastParticiple) => {
    expect(past(verb)).toBe(simplePast);
    expect(participle(verb)).toBe(pastParticiple);
  });
});

describe("withArticle", () => {
  it.each([
    ["user", "a user"],
    ["admin", "an admin"],
    ["IP list", "an IP list"],
    ["MDM command", "an MDM command"],
    ["RADIUS server", "a RADIUS server"],
    ["software", "software"],
  ])("%s", (noun, text) => {
    expect(withArticle(noun)).toBe(text);
  });
});
