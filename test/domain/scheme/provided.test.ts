import { expect, test } from 'vitest';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { departmentScheme } from '../scoring/example.ts';

test('who files, what a filing rests on and what is checked is refused where it makes no sense', () => {
  const bent = (more: object) => {
    const scheme = structuredClone(departmentScheme);
    const section = scheme.sections[0]!;
    if (section.items === 'common') Object.assign(section.indicators[0]!, more);
    return schemeProblems(scheme).map(({ path, code }) => `${path} ${code}`);
  };
  const text = { zh: '核对', en: 'Compare' };
  const checking = (expression: string) => bent({ checks: [{ expression, level: 'warn', text }] });
  expect(bent({ provider: { unit: 'statistics' }, evidenceRule: { least: 1 } })).toEqual([]);
  expect(checking('and(A >= P, A <= T)')).toEqual([]);
  const here = 'sections.0.indicators.0';
  expect(checking('A <= elsewhere')).toEqual([`${here}.checks.0.expression schemes.check-name`]);
  expect(checking('A <= w')).toEqual([`${here}.checks.0.expression schemes.check-name`]);
  expect(checking('A + 1')).toEqual([`${here}.checks.0.expression schemes.check-condition`]);
  expect(checking('A <=')).toEqual([`${here}.checks.0.expression schemes.formula`]);
  expect(bent({ provider: 'office', counts: 'signed' })).toEqual([`${here}.counts schemes.provider-signed`]);
  expect(bent({ value: 'rated', provider: 'office' })).toContain(`${here} schemes.provider-rated`);
  expect(bent({ value: 'survey', provider: 'self' })).toContain(`${here}.provider schemes.provider-survey`);
});
