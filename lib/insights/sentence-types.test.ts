import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileEvent } from "@/lib/testing/fixtures/hostile-events";
import { EVENT_TYPES } from "./event-types";
import { hasSentence, type SentencePart, sentenceOf, sentenceText } from "./sentence";
import { textsAt } from "./value";
import type { RawEvent } from "./wire";

const say = (event: RawEvent) => sentenceText(sentenceOf(event));
const field = (part: SentencePart) => ("field" in part ? [part] : []);

describe("every documented type", () => {
  const full = (type: string, service: string | null, more: RawEvent = {}): RawEvent => ({
    event_type: type,
    service,
    initiated_by: { email: "boss@x", type: "admin", id: "1" },
    resource: { type: "thing", name: "Thing", id: "2" },
    association: {
      op: "add",
      email: "member@x",
      connection: { from: { type: "system", name: "PC" }, to: { type: "user", name: "jo" } },
    },
    system: { displayName: "PC-1" },
    application: { display_label: "App", version: "1.0" },
    changes: [{ field: "state", from: "A", to: "B" }],
    client_ip: "203.0.113.9",
    geoip: { region_name: "Karnataka", country_code: "IN" },
    mfa: true,
    number_of_results: 2,
    ...more,
  });
  const variants = ({ type, service }: (typeof EVENT_TYPES)[number]): RawEvent[] => [
    full(type, service),
    full(type, service, { success: true }),
    full(type, service, { success: false, error_message: "it broke" }),
    full(type, service, { initiated_by: null }),
    { event_type: type },
    { event_type: type, success: false },
    {
      event_type: type,
      initiated_by: null,
      resource: null,
      changes: null,
      system: null,
      application: null,
      association: null,
      geoip: null,
    },
  ];

  it.each(EVENT_TYPES.map(({ type }) => type))("%s has words of its own", (type) => {
    expect(hasSentence(type)).toBe(true);
    const row = EVENT_TYPES.find((known) => known.type === type);
    for (const event of row ? variants(row) : []) {
      const text = say(event);
      expect(text).toMatch(/^\S.{8,}\S$/);
      expect(text).not.toMatch(/undefined|null|\[object|NaN|\s\s|[@^&~|*+=[\]#%](\s|$)| [:,.)]|\( /);
      expect(text).not.toContain("_");
    }
  });

  it("says who did it whenever the event does, unless nobody does it", () => {
    const silent = EVENT_TYPES.filter(
      ({ type, service }) => !say(full(type, service)).startsWith("boss@x "),
    ).map(({ type }) => type);
    expect(silent.sort()).toEqual(
      [
        "admin_lockout",
        "alert_created",
        "command_result",
        "group_warning",
        "mdm_command_result",
        "object_storage_upload_validation_result",
        "os_major_rollback",
        "os_major_upgrade",
        "os_minor_rollback",
        "os_minor_upgrade",
        "policy_result",
        "risk_event_created",
        "scheduled_report_run_failed",
        "scheduled_report_run_success",
        "user_lockout",
        "user_mfa_exclusion_expired",
        "user_password_expired",
      ].sort(),
    );
  });
});

describe("hostile events", () => {
  const types = EVENT_TYPES.map(({ type }) => type);

  it("give a line of clean parts, whatever they hold", () => {
    fc.assert(
      fc.property(hostileEvent(types), (event) => {
        const parts = sentenceOf(event);
        const text = sentenceText(parts);
        expect(text).toMatch(/^\S.*\S$/u);
        expect(text.length).toBeLessThan(2_000);
        expect(text).not.toMatch(/\s\s|[\p{Cc}\u202e]/u);
        for (const part of parts.flatMap(field)) expect(textsAt(event, part.field)).toContain(part.value);
      }),
      { numRuns: 500 },
    );
  });
});
