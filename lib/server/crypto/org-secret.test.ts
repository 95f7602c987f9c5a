import { expect, it } from "vitest";
import { openOrgSecret, resealOrgSecret, sealOrgSecret } from "./org-secret";

const key = Buffer.alloc(32, 1);
const next = Buffer.alloc(32, 2);
const apiKey = { kind: "key", apiKey: "JC_CANARY_key" } as const;
const account = { kind: "service-account", clientId: "one", clientSecret: "JC_CANARY_secret" } as const;

it.each([apiKey, account])("comes back as it was, after another seal too: $kind", (secret) => {
  const { sealedKey, clientId } = sealOrgSecret(key, "row-1", secret);
  const org = { id: "row-1", clientId };
  expect(openOrgSecret(key, org, sealedKey)).toEqual(secret);
  const anew = resealOrgSecret(key, next, org, sealedKey);
  expect(openOrgSecret(next, org, anew)).toEqual(secret);
  expect(() => openOrgSecret(key, org, anew)).toThrow();
});

it.each([
  ["in another row", apiKey, { id: "row-2", clientId: null }],
  ["as the secret of an account", apiKey, { id: "row-1", clientId: "one" }],
  ["in another row", account, { id: "row-2", clientId: "one" }],
  ["as an API key", account, { id: "row-1", clientId: null }],
  ["for another account", account, { id: "row-1", clientId: "two" }],
])("does not open %s: %j", (_where, secret, org) => {
  const { sealedKey } = sealOrgSecret(key, "row-1", secret);
  expect(() => openOrgSecret(key, org, sealedKey)).toThrow();
});
