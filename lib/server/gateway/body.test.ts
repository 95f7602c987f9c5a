import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readBody } from "./body";

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

test.each(bodies)(
  "a body that is %s comes out as it was, whatever its length is said to be",
  async (_name, body) => {
    const zipped = gzipSync(body);
    for (const length of [null, zipped.length, 0, 1, 1e12]) {
      let seen = 0;
      const decoded = await readBody(sent(zipped), { encoding: "gzip", length }, MAX, (bytes) => {
        seen = bytes;
      });
      expect([decoded.equals(body), seen]).toEqual([true, body.length]);
    }
    const plain = await readBody(sent(body), { encoding: null, length: body.length }, MAX, () => {});
    expect(plain.equals(body)).toBe(true);
  },
);

test("a body that decodes to more than allowed is refused, though its length promised less", async () => {
  const zipped = gzipSync(Buffer.alloc(2_000_000));
  const reading = readBody(sent(zipped), { encoding: "gzip", length: 1 }, 1_000_000, () => {});
  await expect(reading).rejects.toMatchObject({ error: { code: "TOO_LARGE" } });
});
