import { join } from 'node:path';
import { S3Error } from './s3-error.ts';

/**
 * Where things lie on disk:
 *
 *   <directory>/.incoming/<random>                 an upload that is not finished; swept at start
 *   <directory>/<bucket>/<segment>/<segment>/@0000000001    version 1 of the object `segment/segment`
 *
 * A key's folder holds its versions and, below it, longer keys; `@` is escaped in segments, so the two cannot meet.
 * The newest version is the one with the highest number: there is no pointer that could disagree with the files.
 */
export const incomingFolder = (directory: string): string => join(directory, '.incoming');

export function keyFolder(directory: string, bucket: string, key: string): string {
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long: 1024 bytes at most.');
  const names = key.split('/').map(encodeSegment);
  if (names.some((name) => Buffer.byteLength(name) > 255)) {
    throw new S3Error(
      'KeyTooLongError',
      'A part of your key between two slashes is too long for a file name of this server.',
    );
  }
  return join(directory, bucket, ...names);
}

/** Capitals are escaped so that keys differing only in case stay apart on any disk; a leading dot so that `..` is a name. */
function encodeSegment(segment: string): string {
  if (segment === '') return '%';
  return segment.replace(
    /^\.|[^a-z0-9_.\u{80}-\u{10ffff}-]/gu,
    (found) => `%${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

export function decodeSegment(name: string): string {
  return name.replace(/%([0-9a-f]{2})?/g, (_, hex?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '',
  );
}

export const versionFile = (sequence: number): string => `@${String(sequence).padStart(10, '0')}`;

export function sequenceOf(fileName: string): number | undefined {
  const digits = /^@(\d{10})$/.exec(fileName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
