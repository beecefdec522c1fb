import { expect, test } from 'vitest';
import { diffSchemes } from '../../../shared/domain/scheme/diff.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { Scheme, schemeHash } from '../../../shared/domain/scheme/scheme.ts';
import { smallScheme } from '../../make/enrolled.ts';

const probation = { id: 'probation', name: { zh: '试用期', en: 'Probation' }, scored: true };
const exempting = (...exemptions: object[]) => Scheme.parse({ ...smallScheme, exemptions });

test('an exemption is told by its id', () => {
  const codes = (scheme: Scheme) => schemeProblems(scheme).filter(({ path }) => path.startsWith('exemptions'));
  expect(codes(exempting(probation))).toEqual([]);
  expect(codes(exempting(probation, { ...probation, scored: false }))).toHaveLength(1);
});

test('a scheme that declares none is the document it was', () => {
  expect(Object.keys(Scheme.parse(smallScheme))).not.toContain('exemptions');
  expect(schemeHash(Scheme.parse(smallScheme))).toBe(schemeHash(smallScheme));
});

test('one that is added, or assessed no more, stands among the changes of a version', () => {
  const added = diffSchemes(smallScheme, exempting(probation));
  expect(added).toHaveLength(1);
  expect(JSON.stringify(added)).toContain('试用期');
  const changed = diffSchemes(exempting(probation), exempting({ ...probation, scored: false }));
  expect(changed).toMatchObject([{ path: 'exemptions/probation/scored' }]);
});
