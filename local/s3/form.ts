import { S3Error } from './s3-error.ts';

/** RFC 7578. The file is the last part that counts, and is read while it arrives. */
export interface Form {
  /** Names in lower case, as S3 compares them. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: AsyncIterable<Uint8Array>;
}

/** S3's own: everything before the file fits into 20 KB. */
const fieldsLimit = 20_480;
const headerLimit = 4096;

export async function readForm(contentType: string, body: AsyncIterable<Uint8Array>): Promise<Form> {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed();
  const reader = new ByteReader(body);
  const delimiter = `\r\n--${boundary}`;
  // The first boundary has no line break before it.
  if ((await reader.text(`--${boundary}`, headerLimit)) !== '') throw malformed();
  const fields = new Map<string, string>();
  for (let size = 0; ;) {
    const ending = await reader.text('\r\n', headerLimit);
    if (ending === '--') throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
    if (ending.trim() !== '') throw malformed();
    const name = await nameOfPart(reader);
    if (name === 'file') {
      return { fields, file: reader.until(Buffer.from(delimiter)) };
    }
    const value = await reader.text(delimiter, fieldsLimit);
    size += name.length + value.length;
    if (size > fieldsLimit) {
      throw new S3Error(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    }
    if (fields.has(name)) throw new S3Error('InvalidArgument', `The form field ${name} was given twice.`);
    fields.set(name, value);
  }
}

async function nameOfPart(reader: ByteReader): Promise<string> {
  const headers = new Map<string, string>();
  for (let line = await reader.text('\r\n', headerLimit); line !== ''; line = await reader.text('\r\n', headerLimit)) {
    const colon = line.indexOf(':');
    if (colon < 1 || headers.size > 8) throw malformed();
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = /[;\s]name="([^"]+)"/i.exec(disposition)?.[1];
  if (name === undefined) throw malformed();
  // The part's own Content-Type is the browser's guess; the policy speaks of the form's field, as in S3.
  return name.toLowerCase();
}

const malformed = (): S3Error =>
  new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');

/** Reads a stream by delimiter without ever holding more of it than one chunk and a delimiter. */
class ByteReader {
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
