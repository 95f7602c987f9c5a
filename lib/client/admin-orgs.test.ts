import { expect, it } from "vitest";
import { OrgTestResponse } from "@/lib/contract/admin-orgs";
import { isOrgTest } from "./admin-orgs";

const answer = { ok: true, code: null, message: "a", advice: "", organization: null };

it.each([
  answer,
  { ...answer, code: "KEY_REJECTED", organization: "b" },
  { ...answer, ok: "yes" },
  { ...answer, message: null },
  { ...answer, advice: undefined },
  null,
  [],
])("the guard of a test's answer agrees with the contract: %j", (value) =>
  expect(isOrgTest(value)).toBe(OrgTestResponse.safeParse(value).success),
);
