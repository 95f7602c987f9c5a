import { describe, expect, it } from "vitest";
import { documentedEvents } from "@/lib/testing/fixtures/documented-events";
import { EVENT_TYPES, eventTypeInfo } from "./event-types";
import { SERVICES } from "./services";
import { textAt } from "./value";

describe("EVENT_TYPES", () => {
  it("has each of the 376 known types once", () => {
    expect(new Set(EVENT_TYPES.map(({ type }) => type)).size).toBe(376);
    expect(EVENT_TYPES).toHaveLength(376);
  });

  it("describes each in one sentence, and no two alike", () => {
    for (const { description } of EVENT_TYPES) expect(description).toMatch(/^[A-Z].{10,}\.$/);
    const texts = EVENT_TYPES.map(({ description }) => description);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it("names only services that are listed", () => {
    const ids = new Set(SERVICES.map(({ id }) => id));
    expect(EVENT_TYPES.filter(({ service }) => service !== null && !ids.has(service))).toEqual([]);
  });

  it("keeps the odd spellings of the upstream", () => {
    for (const type of [
      "authnpolicy_create",
      "authpolicy_update",
      "radius_auth_attempt",
      "ldap_srch",
      "passwordmanager_user_re-enable",
      "risk_events_bulk_resolved",
    ]) {
      expect(eventTypeInfo(type)?.type).toBe(type);
    }
  });

  it("knows the types of the documented events", () => {
    for (const type of documentedEvents().flatMap((event) => textAt(event, "event_type") ?? []))
      expect(eventTypeInfo(type)).not.toBeNull();
  });

  it.each(["", "brand_new_thing", "constructor", "__proto__"])("knows nothing of %j", (type) => {
    expect(eventTypeInfo(type)).toBeNull();
  });
});

describe("SERVICES", () => {
  it("has `all` first and each id once, as the API takes them", () => {
    expect(SERVICES[0]?.id).toBe("all");
    expect(new Set(SERVICES.map(({ id }) => id)).size).toBe(SERVICES.length);
    for (const { id, label, description } of SERVICES) {
      expect(id).toMatch(/^[a-z_]+$/);
      expect(label).not.toBe("");
      expect(description).toMatch(/\.$/);
    }
  });
});
