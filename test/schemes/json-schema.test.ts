import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { schemeJsonSchema } from '../../shared/domain/scheme/json-schema.ts';
import { library, schemeNamed } from './golden.ts';

const published: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemes/scheme.schema.json'), 'utf8'),
);
/** Built from the published file alone, so it proves the file and not the source it was generated from. */
const byTheFile = z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0]);

describe('the published JSON Schema', () => {
  test('is the one the code generates (else: npm run schemes:schema)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())));
  });

  test.each(library)('accepts $name', ({ document }) => {
    expect(byTheFile.safeParse(document).error).toBeUndefined();
  });

  const scheme = schemeNamed('departments-annual');
  test.each([
    ['a number where an exact decimal is meant', { ...scheme, fullMark: 100 }],
    ['a member it does not know', { ...scheme, colour: 'red' }],
    ['another format', { ...scheme, format: 'jixiao.scheme/2' }],
    ['an id with a blank', { ...scheme, id: 'a b' }],
    ['no sections', { ...scheme, sections: [] }],
    ['a name in one language', { ...scheme, name: { zh: '考核办法' } }],
  ])('refuses %s', (_what, document) => {
    expect(byTheFile.safeParse(document).success).toBe(false);
  });

  test('keeps upper-case ids legal, as the code does', () => {
    expect(byTheFile.safeParse({ ...scheme, id: 'Departments-2026.A' }).success).toBe(true);
  });
});
