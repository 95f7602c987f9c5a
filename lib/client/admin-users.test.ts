import { expect, it } from "vitest";
import { UserLink } from "@/lib/contract/users";
import { isUserLink } from "./admin-users";

const link = { url: "https://a.example/invite/x", purpose: "invite", expiresAt: "2026-11-21T10:00:00.000Z" };

it.each([
  link,
  { ...link, purpose: "reset" },
  { ...link, purpose: "other" },
  { ...link, url: 1 },
  { ...link, expiresAt: undefined },
  null,
  [],
])("the guard of a link agrees with the contract: %j", (value) =>
  expect(isUserLink(value)).toBe(UserLink.safeParse(value).success),
);
