import { describe, expect, it } from "vitest";
import type { UserSummary } from "@/lib/contract/users";
import { AppError } from "@/lib/core/errors";
import { changesIn, userDraftFaults, userDraftOf, userFaultsOf } from "./user-draft";

const user: UserSummary = {
  id: "1",
  email: "jane@example.org",
  name: "Jane",
  role: "analyst",
  orgs: ["south", "north"],
  provider: false,
  status: "active",
  signIn: "password",
  roleByClaim: false,
  hasTotp: true,
  openSessions: 0,
  lastSeenAt: null,
  version: 3,
};

describe("what is sent of a form", () => {
  it.each([
    [{}, null],
    [{ orgs: ["north", "south"] }, null],
    [{ name: " Jane Doe " }, { version: 3, name: "Jane Doe" }],
    [{ role: "viewer" as const }, { version: 3, role: "viewer" }],
    [{ isAllOrgs: true }, { version: 3, orgs: "all" }],
    [{ orgs: [] }, { version: 3, orgs: [] }],
    [{ provider: true }, { version: 3, provider: true }],
  ])("%j is %j", (over, sent) => expect(changesIn(user, { ...userDraftOf(user), ...over })).toEqual(sent));

  it("tells an organisation of the name all from all of them", () => {
    const one = { ...user, orgs: ["all"] };
    expect(changesIn(one, { ...userDraftOf(one), isAllOrgs: true })).toEqual({ version: 3, orgs: "all" });
  });
});

it.each([
  [{ name: " " }, { name: "Give a name." }],
  [{ email: "jane" }, { email: "Give an e-mail address." }],
  [{ email: " a@b " }, {}],
])("%j has the faults %j", (over, faults) =>
  expect(userDraftFaults({ ...userDraftOf(user), ...over })).toEqual(faults),
);

it.each([
  [new AppError("CONFLICT", { message: "taken" }), true, { email: "taken" }],
  [new AppError("CONFLICT", { message: "the last" }), false, { form: "the last" }],
  [
    new AppError("INVALID_REQUEST", { details: [{ path: "orgs.0", message: "none" }] }),
    false,
    { orgs: "none" },
  ],
  [new TypeError("x"), false, { form: "Saving failed. Try again." }],
])("%s stands at its place", (error, isNew, faults) => expect(userFaultsOf(error, isNew)).toEqual(faults));
