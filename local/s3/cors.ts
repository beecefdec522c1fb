import type { ServerResponse } from 'node:http';
import type { Bucket, CorsRule } from './bucket.ts';
import { answer, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';

/** A browser asks before it sends; the question itself is never signed. */
export function preflight(request: S3Request, response: ServerResponse, bucket: Bucket): void {
  const method = request.headers.get('access-control-request-method') ?? '';
  const asked = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const rule = ruleFor(bucket, request, method);
  const allowed = rule && asked.every((name) => (rule.allowedHeaders ?? []).some((pattern) => matches(pattern, name)));
  if (!rule || !allowed) {
    throw new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  }
  answer(response, 200, {
    ...corsHeaders(bucket, request, method),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.maxAge !== undefined && { 'access-control-max-age': rule.maxAge }),
  });
}

/** For every other answer: without them a browser hides it, errors too, from the page that asked. */
export function corsHeaders(bucket: Bucket, request: S3Request, method = request.method): Record<string, string> {
  const rule = ruleFor(bucket, request, method);
  const origin = request.headers.get('origin');
  if (!rule || origin === undefined) return {};
  return {
    'access-control-allow-origin': rule.allowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposedHeaders && { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function ruleFor(bucket: Bucket, request: S3Request, method: string): CorsRule | undefined {
  const origin = request.headers.get('origin');
  if (origin === undefined) return undefined;
  return bucket.cors?.find(
    (rule) => rule.allowedMethods.includes(method) && rule.allowedOrigins.some((pattern) => matches(pattern, origin)),
  );
}

/** S3 allows one `*` in a pattern. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.toLowerCase().split('*');
  const subject = text.toLowerCase();
  if (after === undefined) return subject === before;
  return subject.length >= before.length + after.length && subject.startsWith(before) && subject.endsWith(after);
}
