import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createLimiter } from "./limiter";
import { createPasswords, needsRehash } from "./password";

const passwords = createPasswords(randomBytes);

describe("passwords", () => {
  it("fit themselves in either Unicode form, to the last character, and nothing else", async () => {
    const hash = await passwords.hash("Zürich".repeat(20));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await passwords.verify("Zürich".repeat(20).normalize("NFD"), hash)).toBe(true);
    const long = await passwords.hash("p".repeat(100));
    expect(await passwords.verify("p".repeat(99), long)).toBe(false);
    expect(await passwords.hash("same")).not.toBe(await passwords.hash("same"));
  });

  it("never fit when there is no hash, or one in an unknown form", async () => {
    for (const stored of [null, "", "plain", "$2b$12$abc"])
      expect(await passwords.verify("", stored)).toBe(false);
  });

  it("are hashed anew when the cost has changed", async () => {
    expect(needsRehash(await passwords.hash("x"))).toBe(false);
    expect(needsRehash("$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$dGFn")).toBe(true);
  });
});

describe("createLimiter", () => {
  it("runs so many at once and refuses when too many wait, also after failures", async () => {
    const limit = createLimiter(2, 3);
    let running = 0;
    let most = 0;
    const finish: (() => void)[] = [];
    const task = () =>
      limit(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => finish.push(resolve));
        running -= 1;
        throw new Error("done");
      }).catch((error: Error) => error.message);
    const tasks = Array.from({ length: 5 }, task);
    await expect(limit(async () => {})).rejects.toMatchObject({ code: "BUSY" });
    while (finish.length > 0) {
      finish.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(tasks)).toEqual(Array(5).fill("done"));
    expect(most).toBe(2);
    expect(await limit(async () => "free again")).toBe("free again");
  });
});
