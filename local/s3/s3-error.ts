const statuses = {
  AccessDenied: 403,
  AccessForbidden: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPolicyDocument: 400,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MaxPostPreDataLengthExceeded: 400,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchVersion: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} satisfies Record<string, number>;

/** A refusal in S3's own vocabulary; the code decides the HTTP status, as in S3's list of error responses. */
export class S3Error extends Error {
  readonly code: keyof typeof statuses;
  readonly status: number;
  readonly details: Record<string, string>;

  /** `details`: further elements of the error document, as S3 names them. */
  constructor(code: keyof typeof statuses, message: string, details: Record<string, string> = {}) {
    super(message);
    this.name = 'S3Error';
    this.code = code;
    this.status = statuses[code];
    this.details = details;
  }
}

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The operating system's errors never reach a client as they are: they would show paths of this machine. */
export function asS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  const code = systemCode(error);
  if (code !== undefined && noRoom.has(code)) {
    return new S3Error('ServiceUnavailable', `The disk of this server is full (${code}). Nothing was stored.`);
  }
  return new S3Error(
    'InternalError',
    `This server could not read or write its directory (${code ?? 'unexpected error'}).`,
  );
}

export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

type Xml = string | number | boolean | XmlElements;
interface XmlElements {
  readonly [name: string]: Xml | readonly Xml[] | undefined;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters are legal in keys; S3 writes them as character references even where XML 1.0 knows none. */
function escape(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[&<>"\u0000-\u001f]/g, (found) => entities[found] ?? `&#x${found.charCodeAt(0).toString(16)};`);
}

function element(name: string, content: Xml): string {
  if (typeof content !== 'object') return `<${name}>${escape(String(content))}</${name}>`;
  return `<${name}>${elements(content)}</${name}>`;
}

function elements(content: XmlElements): string {
  let text = '';
  for (const [name, value] of Object.entries(content)) {
    if (value === undefined) continue;
    const many: readonly Xml[] = Array.isArray(value) ? value : [value];
    for (const one of many) text += element(name, one);
  }
  return text;
}

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Errors stand outside S3's namespace, results inside. */
export function xmlDocument(root: string, content: XmlElements): string {
  const opening = root === 'Error' ? `<${root}>` : `<${root} xmlns="${namespace}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opening}${elements(content)}</${root}>`;
}
