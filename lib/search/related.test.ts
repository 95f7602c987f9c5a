import { describe, expect, it } from "vitest";
import type { RawEvent } from "@/lib/insights/wire";
import { documentedEvents } from "@/lib/testing/fixtures/documented-events";
import { DEFAULT_SEARCH } from "./defaults";
import { matchesGroup } from "./match";
import { accountSearch, relatedTo } from "./related";

const EVENT = {
  initiated_by: { type: "admin", email: "dolores@example.com" },
  client_ip: "203.0.113.9",
  system: { hostname: "lap-1" },
  correlation: { id: "c-1" },
};

const joining = {
  op: "add",
  connection: { from: { type: "user_group", name: "Staff" }, to: { type: "user", name: "jo" } },
};

describe("what is related", () => {
  it("is each thing that the event has, everything around last", () => {
    expect(relatedTo(EVENT).map(({ kind, common }) => [kind, common?.field, common?.value])).toEqual([
      ["actor", "initiated_by.email", "dolores@example.com"],
      ["address", "client_ip", "203.0.113.9"],
      ["device", "system.hostname", "lap-1"],
      ["correlation", "correlation.id", "c-1"],
      ["everything", undefined, undefined],
    ]);
  });

  it("is everything around for an event that says nothing", () => {
    expect(relatedTo({})).toEqual([{ kind: "everything", common: null, search: DEFAULT_SEARCH }]);
  });

  it.each<[string, RawEvent, string | undefined]>([
    ["who is locked out", { event_type: "user_lockout", resource: { type: "user", username: "jo" } }, "jo"],
    ["who is changed", { ...EVENT, resource: { type: "user", username: "jo" } }, "jo"],
    ["who is put into a group", { ...EVENT, association: joining }, "jo"],
    ["a policy", { ...EVENT, resource: { type: "policy", name: "Disk" } }, "Disk"],
    [
      "nobody else than the actor",
      { ...EVENT, resource: { type: "admin", email: "dolores@example.com" } },
      undefined,
    ],
    [
      "nothing else than the device",
      { ...EVENT, resource: { type: "system", hostname: "lap-1" } },
      undefined,
    ],
  ])("has a target: %s", (_name, event, value) => {
    expect(relatedTo(event).find(({ kind }) => kind === "target")?.common?.value).toBe(value);
  });

  it("leaves out what is too long to ask for", () => {
    expect(relatedTo({ client_ip: "x".repeat(2_000) }).map(({ kind }) => kind)).toEqual(["everything"]);
  });

  it("always holds the event itself", () => {
    for (const event of [EVENT, ...documentedEvents()]) {
      for (const { kind, search } of relatedTo(event))
        expect([kind, matchesGroup(event, search.where)]).toEqual([kind, true]);
    }
  });
});

describe("an account", () => {
  it.each(["username", "initiated_by.username", "resource.email", "association.connection.to.name"])(
    "is found where it is the %s",
    (field) => {
      const [leaf = "", ...outer] = field.split(".").reverse();
      const event = outer.reduce<RawEvent>((inner, key) => ({ [key]: inner }), { [leaf]: "Jane" });
      const { where } = accountSearch({ field: "initiated_by.email", value: "jane" });
      expect(matchesGroup(event, where)).toBe(true);
    },
  );

  it("that is an id is looked for in its own field", () => {
    expect(accountSearch({ field: "initiated_by.id", value: "5f00" }).where.items).toEqual([
      { field: "initiated_by.id", op: "is", values: ["5f00"] },
    ]);
  });
});
