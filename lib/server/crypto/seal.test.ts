import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal";

const key = randomBytes(32);

describe("seal", () => {
  it("gives back what it was given, never twice the same", () => {
    for (const text of ["", "key", "☕ \u0000\n".repeat(500)])
      expect(unseal(key, seal(key, text, "org-1"), "org-1")).toBe(text);
    expect(seal(key, "key", "org-1")).not.toBe(seal(key, "key", "org-1"));
    expect(seal(key, "JC_CANARY", "org-1")).not.toContain("CANARY");
  });

  it("does not open in another row, with another key, or changed anywhere", () => {
    const sealed = seal(key, "secret", "org-1");
    expect(() => unseal(key, sealed, "org-2")).toThrow();
    expect(() => unseal(randomBytes(32), sealed, "org-1")).toThrow();
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => unseal(key, `v1.${changed.toString("base64url")}`, "org-1"), `byte ${at}`).toThrow();
    }
  });

  it.each(["", "v1", "v1.", "v2.AAAA", "v1.AAAA", "v1.a.b", "plain text"])("refuses %j", (text) => {
    expect(() => unseal(key, text, "org-1")).toThrow();
  });
});
