import { describe, expect, it } from "vitest";
import { DEFAULT_SEARCH } from "./defaults";
import { firstSeenQuestions, isFirst } from "./first-seen";

const NOW = Date.parse("2026-11-21T14:00:00Z");
const RUN = { start: "2026-11-20T14:00:00.000Z", end: "2026-11-21T14:00:00.000Z" };
const EVENT = {
  event_type: "sso_auth",
  service: "sso",
  initiated_by: { type: "user", username: "Jane" },
  client_ip: "203.0.113.9",
  geoip: { country_code: "FR" },
  system: { displayName: "LAPTOP-1" },
  application: { name: "wiki" },
};
const fields = (event: Record<string, unknown>) =>
  firstSeenQuestions(event, RUN, NOW).map(({ field, value }) => `${field} ${value}`);

describe("the questions of an event", () => {
  it("are one for each of address, country, device and application", () => {
    expect(fields(EVENT)).toEqual([
      "client_ip 203.0.113.9",
      "geoip.country_code FR",
      "system.displayName LAPTOP-1",
      "application.name wiki",
    ]);
  });

  it("ask what the same actor did in every way an actor is named, before the run", () => {
    const [question] = firstSeenQuestions(EVENT, RUN, NOW);
    expect(question).toMatchObject({
      actor: "Jane",
      window: { start: "2026-08-24T00:00:00.000Z", end: RUN.start },
      days: 88,
    });
    expect(question?.search.where).toEqual({
      op: "and",
      items: [
        {
          op: "or",
          items: ["username", "initiated_by.username", "initiated_by.email"].map((field) => ({
            field,
            op: "is",
            values: ["Jane"],
          })),
        },
      ],
    });
  });

  it("stay the same for the whole day, and for every event of the actor", () => {
    const later = firstSeenQuestions({ ...EVENT, client_ip: "203.0.113.7" }, RUN, NOW + 9 * 3_600_000);
    expect(later[0]?.search).toEqual(firstSeenQuestions(EVENT, RUN, NOW)[0]?.search);
    expect(later[0]?.window).toEqual(firstSeenQuestions(EVENT, RUN, NOW)[0]?.window);
  });

  it("look for an actor that is known by an id only in the field of the id", () => {
    const [question] = firstSeenQuestions({ ...EVENT, initiated_by: { id: "5f" } }, RUN, NOW);
    expect(question?.search.where.items).toEqual([{ field: "initiated_by.id", op: "is", values: ["5f"] }]);
  });

  it.each([
    ["an event without an actor", { ...EVENT, initiated_by: undefined }],
    [
      "an actor whose name is too long to search",
      { ...EVENT, initiated_by: { username: "x".repeat(5_000) } },
    ],
  ])("are none for %s", (_name, event) => expect(fields(event)).toEqual([]));

  it("are none where nothing is kept from before the run", () => {
    const all = { start: "2026-08-23T14:00:00.000Z", end: RUN.end };
    expect(firstSeenQuestions(EVENT, all, NOW)).toEqual([]);
  });

  it("never ask for everything", () => {
    for (const { search } of firstSeenQuestions(EVENT, RUN, NOW)) expect(search).not.toBe(DEFAULT_SEARCH);
  });
});

describe("a value is the first", () => {
  const values = [{ value: "fr" }, { value: "DE" }];
  it.each([
    ["seen, in another case", "FR", 0, [], false],
    ["not seen", "US", 0, [], true],
    ["not among those that are told", "US", 3, [], null],
    ["told without what only a scan finds", "US", 0, ["text"], null],
    ["seen, whatever else is left out", "de", 3, ["text"], false],
  ])("%s", (_name, value, other, ignores, expected) => {
    expect(isFirst(value, { values, other, ignores })).toBe(expected);
  });

  it("when there was nothing before", () => {
    expect(isFirst("US", { values: [], other: 0, ignores: [] })).toBe(true);
  });
});
