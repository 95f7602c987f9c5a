import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentedEvent } from "@/lib/testing/fixtures/documented-events";
import { deep, hostileEvent } from "@/lib/testing/fixtures/hostile-events";
import { changesOf, isSecretName, MASK } from "./changes";

describe("changesOf", () => {
  it("lists what a documented event changed", () => {
    expect(changesOf(documentedEvent("userUpdateSuspended")).slice(1)).toEqual([
      { field: "company", from: "SEKOIA.IO", to: "Sekoia.io", secret: false },
      { field: "location", from: "Paris", to: "France", secret: false },
      { field: "state", from: "ACTIVATED", to: "SUSPENDED", secret: false },
      { field: "suspended", from: false, to: true, secret: false },
    ]);
  });

  it("keeps what is missing apart from what is null", () => {
    expect(changesOf({ changes: [{ field: "a", to: null }, { field: "password" }] })).toEqual([
      { field: "a", from: undefined, to: null, secret: false },
      { field: "password", from: undefined, to: undefined, secret: false },
    ]);
  });

  it("reads a single change that is no list", () => {
    expect(changesOf({ changes: { field: "a", from: 1, to: 2 } })).toEqual([
      { field: "a", from: 1, to: 2, secret: false },
    ]);
  });

  it.each([undefined, null, "text", 3, [], {}, [null, "x", 1, [], {}, { field: "" }, { field: {} }]])(
    "has none in %j",
    (changes) => {
      expect(changesOf({ changes })).toEqual([]);
    },
  );

  it("masks secrets, also within lists and objects", () => {
    const changes = [
      { field: "password", from: "", to: "hunter2" },
      { field: "sshKeys", from: [{ public: "a" }], to: null },
      {
        field: "config",
        from: { apiToken: "t", host: "h" },
        to: {
          list: [
            { name: "shared secret", value: "s" },
            { name: "port", value: 1 },
          ],
        },
      },
    ];
    expect(changesOf({ changes })).toEqual([
      { field: "password", from: "", to: MASK, secret: true },
      { field: "sshKeys", from: MASK, to: null, secret: true },
      {
        field: "config",
        from: { apiToken: MASK, host: "h" },
        to: {
          list: [
            { name: "shared secret", value: MASK },
            { name: "port", value: 1 },
          ],
        },
        secret: false,
      },
    ]);
  });

  it("shows flags beside a secret", () => {
    expect(changesOf({ changes: [{ field: "password_never_expires", from: false, to: true }] })).toEqual([
      { field: "password_never_expires", from: false, to: true, secret: false },
    ]);
  });

  it("never shows the value of a secret field", () => {
    const name = fc.constantFrom(
      "password",
      "userPassword",
      "api_key",
      "apiKey",
      "totp_secret",
      "recoveryKey",
      "access token",
      "PIN",
    );
    fc.assert(
      fc.property(name, fc.string({ minLength: 8 }), fc.boolean(), (field, text, isNested) => {
        const secret = `!${text}!`;
        const event = isNested
          ? { changes: [{ field: "x", to: [{ [field]: secret }] }] }
          : { changes: [{ field, from: secret, to: { a: secret } }] };
        expect(JSON.stringify(changesOf(event))).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(hostileEvent(), (event) => Array.isArray(changesOf(event))));
    expect(changesOf({ changes: [{ field: "a", to: deep(500) }] })).toHaveLength(1);
  });
});

describe("isSecretName", () => {
  it.each([
    "password",
    "Passphrase",
    "client_secret",
    "apiKey",
    "api key",
    "key",
    "publicKey",
    "ssh_keys",
    "totp",
    "otp",
    "pin",
    "pinCode",
    "credentials",
    "refreshToken",
    "fdeKey",
  ])("%s is one", (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each([
    "keyboard",
    "monkey",
    "company",
    "shipping",
    "spin",
    "department",
    "pinned",
    "location",
    "email",
    "state",
  ])("%s is none", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
