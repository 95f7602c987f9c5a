import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type BodyForm, readBody } from "./body";

const MAX = 64 * 1024 * 1024;

/** A body in the pieces of a socket. */
const sent = (bytes: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, i) =>
      bytes.subarray(i * 65_536, (i + 1) * 65_536),
    ),
  );

const bodies: [string, Buffer][] = [
  ["empty", Buffer.alloc(0)],
  ["small", Buffer.from('{"count":7}')],
  ["large, and shrinking much", Buffer.alloc(5_000_000, '{"id":"0123456789"},')],
  ["large, and hardly shrinking", randomBytes(3_000_000)],
];

/** Each view must begin with the one before, whatever room it lies in. */
async function expectWhole(body: Buffer, wire: Buffer, form: BodyForm): Promise<void> {
  let seen = 0;
  const decoded = await readBody(sent(wire), form, MAX, (soFar) => {
    expect(soFar.subarray(seen).equals(body.subarray(seen, soFar.length))).toBe(true);
    seen = soFar.length;
  });
  expect([decoded.equals(body), seen]).toEqual([true, body.length]);
}

test.each(bodies)(
  "a body that is %s comes out as it was, whatever its length is said to be",
  async (_name, body) => {
    const zipped = gzipSync(body);
    for (const length of [null, zipped.length, 0, 1, 1e12]) {
      await expectWhole(body, zipped, { encoding: "gzip", length });
    }
    for (const length of [null, body.length, 0, 1, 1e12]) {
      await expectWhole(body, body, { encoding: null, length });
    }
  },
);

test("a body that decodes to more than allowed is refused, though its length promised less", async () => {
  const zipped = gzipSync(Buffer.alloc(2_000_000));
  const reading = readBody(sent(zipped), { encoding: "gzip", length: 1 }, 1_000_000, () => {});
  await expect(reading).rejects.toMatchObject({ error: { code: "TOO_LARGE" } });
});
