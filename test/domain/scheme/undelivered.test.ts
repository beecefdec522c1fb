import { expect, test } from 'vitest';
import { agreementProblems } from '../../../shared/domain/scheme/agreement-problems.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import { departmentInput, departmentScheme } from '../scoring/example.ts';

test('an item of an agreement brings no formula of its own: the committee approves special rules', () => {
  const { goals, specific } = departmentInput.agreement;
  const formula: Rule = { kind: 'formula', expression: 'A ÷ 100', gives: 'share', inputs: [] };
  const own = specific.map(({ section, indicators }) => ({
    section,
    indicators: indicators.map((one, at) => (at === 0 ? { ...one, rule: formula } : one)),
  }));
  expect(agreementProblems(departmentScheme, { goals, specific: own })).toContainEqual(
    expect.objectContaining({ code: 'schemes.formula-in-specific' }),
  );
});

test('a period without a score never counts in full', () => {
  const [first] = departmentScheme.sections;
  const usual = {
    id: 'usual',
    name: { zh: '平时考核', en: 'Quarters' },
    points: '40',
    items: 'periods' as const,
    periods: [{ id: 'q1', name: { zh: '一季度', en: 'Q1' }, weight: '1' }],
  };
  const codes = (missing: 'full' | 'block' | undefined, usually: 'full' | 'block') =>
    schemeProblems({
      ...departmentScheme,
      missing: usually,
      tieKeys: [],
      fullMark: String(Number(first!.points) + 40),
      sections: [first!, missing === undefined ? usual : { ...usual, missing }],
    }).map(({ path, code }) => `${path} ${code}`);
  const refused = ['sections.1.missing schemes.periods-full'];
  expect(codes('full', 'block')).toEqual(refused);
  expect(codes(undefined, 'full')).toEqual(refused);
  expect(codes('block', 'full')).toEqual([]);
  expect(codes(undefined, 'block')).toEqual([]);
});
