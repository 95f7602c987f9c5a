import { randomBytes } from "node:crypto";
import { Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import {
  makeOffer,
  makeRecoveryCodes,
  qrOf,
  readOffer,
  recoveryHash,
  sealSecret,
  sixDigits,
  stepOf,
  unsealSecret,
} from "./totp";

const env = { encryptionKey: Buffer.alloc(32, 7) } as Parameters<typeof makeOffer>[0]["env"];
/** RFC 6238, appendix B: the secret of its SHA-1 vectors. */
const SECRET = Secret.fromUTF8("12345678901234567890").base32;

describe("codes", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("are those of RFC 6238 at %i s", (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(stepOf(SECRET, code, seconds * 1_000)).toBe(step);
    expect(stepOf(SECRET, code, seconds * 1_000 + 30_000)).toBe(step);
    expect(stepOf(SECRET, code, seconds * 1_000 - 30_000)).toBe(step);
    expect(stepOf(SECRET, code, seconds * 1_000 + 60_000)).toBeNull();
    expect(stepOf(SECRET, code, seconds * 1_000 - 60_000)).toBeNull();
  });

  it.each([
    ["123 456", "123456"],
    ["123-456", "123456"],
    ["１２３４５６", "123456"],
    ["12345", null],
    ["ABCD-EFGH", null],
  ])("are read from %j", (text, digits) => {
    expect(sixDigits(text)).toBe(digits);
  });
});

describe("secrets", () => {
  it("open for their own user only", () => {
    const sealed = sealSecret({ env }, "a", SECRET);
    expect(unsealSecret({ env }, "a", sealed)).toBe(SECRET);
    expect(() => unsealSecret({ env }, "b", sealed)).toThrow();
  });

  it("on offer hold 160 bits and come back with their proof in time", () => {
    let nowMs = 1_000_000;
    const server = { env, now: () => nowMs, random: randomBytes };
    const offer = makeOffer(server, { id: "a", email: "jane+x@example.org" });
    expect(offer.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(offer.uri).toContain(`secret=${offer.secret}`);
    expect(offer.proof).not.toContain(offer.secret);
    expect(readOffer(server, "a", offer.proof)).toBe(offer.secret);
    expect(readOffer(server, "b", offer.proof)).toBeNull();
    expect(readOffer(server, "a", sealSecret({ env }, "a", SECRET))).toBeNull();
    expect(readOffer(server, "a", "nonsense")).toBeNull();
    nowMs += 15 * 60_000;
    expect(readOffer(server, "a", offer.proof)).toBeNull();
  });
});

it("recovery codes are ten of 80 bits, and spelling does not matter", () => {
  const codes = makeRecoveryCodes(randomBytes);
  expect(codes).toHaveLength(10);
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  expect(recoveryHash("abcd-efgh")).toBe(recoveryHash("ABCDEFGH "));
});

it("the picture covers every dark square once", () => {
  const { size, path } = qrOf("otpauth://totp/x?secret=ABC");
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
  expect(runs.map((run) => `M${run[0]} ${run[1]}h${run[2]}v1h-${run[3]}z`).join("")).toBe(path);
  const squares = runs.flatMap(([x = 0, y = 0, width = 0]) =>
    Array.from({ length: width }, (_, at) => `${x + at},${y}`),
  );
  expect(new Set(squares).size).toBe(squares.length);
  // The corner of a finder pattern, behind a border of four.
  expect(squares).toEqual(expect.arrayContaining(["4,4", "10,4", "4,10", `${size - 5},4`, `4,${size - 5}`]));
  expect(squares).not.toContain("3,3");
});
