import { expect, test } from "vitest";
import { idNames } from "./id-names";

const rows = [
  {
    initiated_by: { id: "a1", email: "ann@x.test", username: "ann" },
    system: { id: "s1", hostname: "mac-1" },
  },
  { initiated_by: { id: "b2" }, system: { id: "s1" }, user_id: "u9" },
  {
    initiated_by: { id: "b2", email: "bob@x.test" },
    groups: [
      { id: "g1", name: "Ops" },
      { id: "g2", name: "Dev" },
    ],
  },
  null,
  "no event",
];

test.each<[string, [string, string | null][]]>([
  [
    "initiated_by.id",
    [
      ["a1", "ann"],
      ["b2", "bob@x.test"],
    ],
  ],
  ["system.id", [["s1", "mac-1"]]],
  [
    "groups.id",
    [
      ["g1", "Ops"],
      ["g2", "Dev"],
    ],
  ],
  ["user_id", [["u9", null]]],
  ["nobody.id", []],
])("%s", (field, names) => {
  expect([...idNames(field, rows)]).toEqual(names);
});

test("an id with two names has none", () => {
  const both = ["Old", "New"].map((name) => ({ app: { id: "1", name } }));
  expect([...idNames("app.id", both)]).toEqual([["1", null]]);
});
