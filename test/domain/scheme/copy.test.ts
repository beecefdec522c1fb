import { describe, expect, test } from 'vitest';
import { type Between, partsLater, renewed, toldOf } from '../../../shared/domain/scheme/copy.ts';
import { diffSchemes } from '../../../shared/domain/scheme/diff.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { library, schemeNamed } from '../../schemes/golden.ts';

const ofYear = (year: number) => ({ year, type: 'year', name: { zh: `${year}年度`, en: `${year}` } }) as const;
const quarter = (year: number, zh: string, number: number) =>
  ({ year, type: 'quarter', name: { zh: `${year}年第${zh}季度`, en: `${year} Q${number}` } }) as const;
const aYear = { from: ofYear(2026), to: ofYear(2027) };
const none = new Set<string>();

const called = (zh: string, en = zh): Scheme => ({ ...schemeNamed('civil-servants-annual'), name: { zh, en } });

describe('a scheme of an earlier period', () => {
  test.each([
    ['2026年度考核办法', '2027年度考核办法'],
    ['2026-27年度考核办法', '2027-28年度考核办法'],
    ['2026—2027年度考核办法', '2027—2028年度考核办法'],
    ['考核办法（县委办〔2026〕3号）', '考核办法（县委办〔2026〕3号）'],
    ['较2025年改进的考核办法', '较2025年改进的考核办法'],
    ['第12026号考核办法', '第12026号考核办法'],
    ['考核办法', '考核办法'],
  ])('called %s is called %s in the next year', (before, after) => {
    expect(renewed(called(before), 'next', aYear).name).toEqual({ zh: after, en: after });
  });

  test('is called after the quarter it is for, within a year and across its end', () => {
    const third = called('2026年第三季度考核', 'Appraisal of 2026 Q3');
    const fourth = { from: quarter(2026, '三', 3), to: quarter(2026, '四', 4) };
    expect(renewed(third, 'next', fourth).name).toEqual({ zh: '2026年第四季度考核', en: 'Appraisal of 2026 Q4' });
    const first = { from: quarter(2026, '三', 3), to: quarter(2027, '一', 1) };
    expect(renewed(third, 'next', first).name).toEqual({ zh: '2027年第一季度考核', en: 'Appraisal of 2027 Q1' });
  });

  test('keeps a name that has no room for the new period', () => {
    const long = called(`2026年第三季度${'考'.repeat(391)}`);
    const between = {
      from: quarter(2026, '三', 3),
      to: { ...quarter(2026, '四', 4), name: { zh: '县卫生健康委员会2026年第四季度', en: 'x' } },
    };
    expect(renewed(long, 'next', between).name.zh).toBe(long.name.zh);
  });

  test.each(library)('$name loses nothing but the year of its names, and every part of it is told', ({ scheme }) => {
    const next = renewed(scheme, scheme.id, aYear);
    const told = toldOf(scheme, next, { ...aYear, unable: none });
    const changed = told.filter(({ fate }) => fate === 'changed');
    const names = diffSchemes(scheme, next);
    expect(names.filter(({ code }) => code === 'added' || code === 'removed')).toEqual([]);
    expect(changed.length > 0).toBe(names.length > 0);
    const paths = new Set(told.map(({ path }) => path));
    scheme.sections.forEach((section, at) => {
      expect(paths).toContain(`sections.${at}`);
      if (section.items !== 'common') return;
      section.indicators.forEach((_, n) => expect(paths).toContain(`sections.${at}.indicators.${n}`));
    });
    for (const list of ['raterGroups', 'vetoes', 'bands', 'consequences'] as const)
      scheme[list].forEach((_, at) => expect(paths).toContain(`${list}.${at}`));
  });
});

describe('what became of a part', () => {
  const scheme = structuredClone(schemeNamed('departments-annual'));
  const at = scheme.sections.findIndex(({ items }) => items === 'common');
  const section = scheme.sections[at];
  if (section?.items !== 'common') throw new Error('the departments have common indicators');
  Object.assign(section.indicators[0]!, {
    name: { zh: '2026年重点工作', en: 'Priorities of 2026' },
    standard: '比2025年提高的，得满分',
    baseline: '80',
    provider: { unit: 'statistics' },
  });
  const path = `sections.${at}.indicators.0`;
  const of = (unable: ReadonlySet<string>, between: Between = aYear) =>
    toldOf(scheme, renewed(scheme, scheme.id, between), { ...between, unable }).filter((one) => one.path === path);

  test('says its earlier name, and which of its fields may hold for the earlier period only', () => {
    expect(of(new Set(['statistics']))).toMatchObject([
      {
        fate: 'changed',
        code: 'renamed',
        params: { before: { zh: '2026年重点工作' }, name: { zh: '2027年重点工作' } },
      },
      { fate: 'look', code: 'look', params: { fields: { zh: '评分标准、基期值、填报主体' } } },
    ]);
  });

  test('within one year is only a baseline that has to be looked at', () => {
    const inYear = { from: quarter(2026, '三', 3), to: quarter(2026, '四', 4) };
    expect(of(none, inYear)).toMatchObject([{ fate: 'look', params: { fields: { zh: '基期值' } } }]);
  });
});

test('the parts of a year are those of so many years later', () => {
  const { rollsUp, told } = partsLater({ q1: '2026-q1', extra: '2026-floods' }, aYear);
  expect(rollsUp).toEqual({ q1: '2027-q1', extra: '2027-floods' });
  expect(told).toMatchObject([
    { path: 'rollsUp.extra', fate: 'changed' },
    { path: 'rollsUp.q1', fate: 'changed', params: { before: '2026-q1', after: '2027-q1' } },
  ]);
});
