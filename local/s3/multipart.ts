import { ByteReader } from './byte-reader.ts';
import { S3Error } from './s3-error.ts';

/** RFC 7578. The file is the last part that counts, and is read while it arrives. */
export interface Form {
  /** Names in lower case, as S3 compares them. */
  readonly fields: ReadonlyMap<string, string>;
  readonly fileName: string;
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
    const part = await readHeaders(reader);
    if (part.name === 'file') {
      return { fields, fileName: part.fileName, file: reader.until(Buffer.from(delimiter)) };
    }
    const value = await reader.text(delimiter, fieldsLimit);
    size += part.name.length + value.length;
    if (size > fieldsLimit) {
      throw new S3Error(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    }
    if (fields.has(part.name)) throw new S3Error('InvalidArgument', `The form field ${part.name} was given twice.`);
    fields.set(part.name, value);
  }
}

async function readHeaders(reader: ByteReader): Promise<{ name: string; fileName: string }> {
  const headers = new Map<string, string>();
  for (let line = await reader.text('\r\n', headerLimit); line !== ''; line = await reader.text('\r\n', headerLimit)) {
    const colon = line.indexOf(':');
    if (colon < 1 || headers.size > 8) throw malformed();
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = /[;\s]name="([^"]+)"/i.exec(disposition)?.[1];
  if (name === undefined) throw malformed();
  const fileName = /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
  // The part's own Content-Type is the browser's guess; the policy speaks of the form's field, as in S3.
  return { name: name.toLowerCase(), fileName };
}

const malformed = (): S3Error =>
  new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
