/** Bytes that come in parts and are wanted as one piece after each of them. */
import "server-only";

/** Room is made for half as much again, so that each byte is copied a few times at most. */
const GROWTH = 1.5;

/** Parts that lie side by side in one buffer, as those of a decoder with enough room do, are not copied. */
export class GrowingBytes {
  bytes: Buffer = Buffer.alloc(0);
  /** Where the parts are copied to, once they had to be. */
  private own: Buffer | null = null;
  private readonly expected: number;

  /** `expected` is the size that the whole most likely has; 0 when parts are thought to lie side by side. */
  constructor(expected: number) {
    this.expected = expected;
  }

  /** Adds `part`, which must not change after, and gives all that came so far. */
  add(part: Buffer): Buffer {
    this.bytes = this.own === null && this.liesBeside(part) ? this.joined(part) : this.copied(part);
    return this.bytes;
  }

  private liesBeside(part: Buffer): boolean {
    const { buffer, byteOffset, length } = this.bytes;
    if (length === 0) return part.length >= this.expected;
    return part.buffer === buffer && part.byteOffset === byteOffset + length;
  }

  private joined(part: Buffer): Buffer {
    const before = this.bytes.length;
    return Buffer.from(part.buffer, part.byteOffset - before, before + part.length);
  }

  private copied(part: Buffer): Buffer {
    const before = this.bytes;
    const size = before.length + part.length;
    let { own } = this;
    if (own === null || own.length < size) {
      own = Buffer.allocUnsafeSlow(Math.max(this.expected, Math.ceil(size * GROWTH)));
      before.copy(own);
      this.own = own;
    }
    part.copy(own, before.length);
    return own.subarray(0, size);
  }
}
