import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { Version } from './store.ts';

/** RFC 9110, section 13: an entity tag, where given, decides before a date does. */
export function requirePreconditions(request: S3Request, version: Version): void {
  const match = request.headers.get('if-match');
  const since = request.headers.get('if-unmodified-since');
  const changed = match === undefined ? modifiedAfter(version, since) === true : !names(match, version);
  if (!changed) return;
  throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold.', {
    details: { Condition: match === undefined ? 'If-Unmodified-Since' : 'If-Match' },
  });
}

export function notModified(request: S3Request, version: Version): boolean {
  const noneMatch = request.headers.get('if-none-match');
  if (noneMatch !== undefined) return names(noneMatch, version);
  return modifiedAfter(version, request.headers.get('if-modified-since')) === false;
}

function names(tags: string, version: Version): boolean {
  return tags
    .split(',')
    .some((tag) => ['*', `"${version.etag}"`, version.etag].includes(tag.trim().replace(/^W\//, '')));
}

/** HTTP dates have whole seconds. Nothing if there is no date to compare with. */
function modifiedAfter(version: Version, date: string | undefined): boolean | undefined {
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(instant) ? undefined : Math.floor(version.modified / 1000) * 1000 > instant;
}
