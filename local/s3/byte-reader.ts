import { S3Error } from './s3-error.ts';

/** Reads a stream by delimiter or by length without ever holding more of it than one chunk and a delimiter. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Everything before the delimiter, which is consumed. A stream that ends before it is an incomplete body. */
  async *until(delimiter: Uint8Array): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const before = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + delimiter.length);
        if (before.length > 0) yield before;
        return;
      }
      // The last bytes may be the beginning of the delimiter.
      const sure = Math.max(0, this.#held.length - delimiter.length + 1);
      const before = this.#held.subarray(0, sure);
      this.#held = this.#held.subarray(sure);
      if (before.length > 0) yield before;
      await this.#more();
    }
  }

  async *exactly(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#held.length === 0) await this.#more();
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      if (part.length > 0) yield part;
    }
  }

  /** A short text before the delimiter; `limit` is in bytes. */
  async text(delimiter: string, limit: number): Promise<string> {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of this.until(Buffer.from(delimiter))) {
      length += part.length;
      if (length > limit) throw new S3Error('InvalidRequest', `A line of the body is longer than ${limit} bytes.`);
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done) {
      throw new S3Error('IncompleteBody', 'The body ended before it was complete.');
    }
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
  }
}
