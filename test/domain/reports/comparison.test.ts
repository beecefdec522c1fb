import { describe, expect, test } from 'vitest';
import {
  type Stood,
  compared,
  comparedAll,
  periodBefore,
  earlierPeriod,
} from '../../../shared/domain/reports/comparison.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { renderPeriod } from '../../../shared/reports/period.ts';
import { renderSubject } from '../../../shared/reports/subject.ts';
import { period, subject, text } from '../../reports/example.ts';
import { departmentInput, departmentScheme } from '../scoring/example.ts';

const quarter = (year: number, n: number, more: object = {}) => {
  const month = (at: number) => String(at).padStart(2, '0');
  const last = ['31', '30', '30', '31'][n - 1];
  const [start, end] = [`${year}-${month(n * 3 - 2)}-01`, `${year}-${month(n * 3)}-${last}`];
  return { type: 'quarter' as const, start, end, ...more };
};
const year = (of: number) => ({ type: 'year' as const, start: `${of}-01-01`, end: `${of}-12-31` });

describe('the period before', () => {
  test('of a quarter is the quarter before, also of the year before; of a year the year before', () => {
    const others = [quarter(2025, 4), quarter(2026, 1), quarter(2026, 2), year(2025)];
    expect(periodBefore(quarter(2026, 3), others)).toEqual(quarter(2026, 2));
    expect(periodBefore(quarter(2026, 1), others)).toEqual(quarter(2025, 4));
    expect(periodBefore(year(2026), others)).toEqual(year(2025));
  });

  test('is none with a gap between, of another owner, or that was cancelled', () => {
    const other = [quarter(2026, 1), quarter(2026, 2, { owner: 'town' }), quarter(2026, 2, { cancelled: {} })];
    expect(periodBefore(quarter(2026, 3), other)).toBeUndefined();
  });

  test('is compared with only where it was published, by the same scheme and out of the same full mark', () => {
    const name = { zh: '2026年第二季度', en: 'Q2 2026' };
    const scheme = { id: 'departments', fullMark: '100', bands: departmentScheme.bands };
    const why = (before: Parameters<typeof earlierPeriod>[1], by: typeof scheme | undefined = scheme) => {
      const earlier = earlierPeriod(scheme, before, by);
      return 'why' in earlier ? earlier.why.zh : undefined;
    };
    const published = { id: '2026q2', name, publishedAt: 1 };
    expect(why(published)).toBeUndefined();
    expect(why(undefined)).toContain('没有紧接本期之前的同类周期');
    expect(why({ id: '2026q2', name })).toBe('上期（2026年第二季度）的结果没有公布，不可比较。');
    expect(why(published, { ...scheme, id: 'towns' })).toContain('另一考核办法');
    expect(why(published, { ...scheme, fullMark: '120' })).toContain('满分不同');
  });
});

const earlier = {
  period: { id: '2026-q2', name: { zh: '2026年第二季度', en: 'Q2 2026' } },
  bands: departmentScheme.bands,
};
const good = { zh: '良好', en: 'Good' };
const stood = (score: string | null, rank: number | null, more: Partial<Stood> = {}): Stood => {
  return { score, rank, of: 8, grade: good, ...more };
};

describe('a comparison with it', () => {
  test('says score, rank and grade in a sentence, and each indicator that both have', () => {
    const prepared = prepareScheme(departmentScheme, 3);
    const sheet = scoreSubject(prepared, departmentInput);
    const [first] = sheet.trace.parts.filter(({ what }) => what === 'section').flatMap(({ parts }) => parts);
    const comparison = compared(
      earlier,
      stood('91.92', 4, { sheet, of: 7 }),
      stood('93.12', 2, { sheet, grade: { zh: '优秀', en: 'Excellent' } }),
    );
    expect(comparison).toMatchObject({
      state: 'compared',
      score: { before: '91.92', now: '93.12', change: '1.2' },
      sentence: {
        zh: '与2026年第二季度相比，得分由91.92分到93.12分，上升1.2分；名次由第4名（共7个）到第2名（共8个）；等次由“良好”到“优秀”。',
      },
    });
    expect('items' in comparison && comparison.items[0]).toEqual({
      item: { id: first!.id, name: first!.name },
      before: first!.rounded,
      now: first!.rounded,
      change: '0',
    });
    const fell = compared(earlier, stood('93.12', 2), stood('91.92', 4));
    expect(fell).toMatchObject({ sentence: { zh: expect.stringContaining('下降1.2分') }, items: [] });
    expect(compared(earlier, stood('90', null), stood('90', 4))).toMatchObject({
      sentence: { zh: '与2026年第二季度相比，得分由90分到90分，持平；等次由“良好”到“良好”。' },
    });
  });

  test('says why there is none: no period, no score then, no score now', () => {
    const none = { why: { zh: '没有。', en: 'None.' } };
    expect(compared(none, stood('90', 1), stood('90', 1))).toEqual({ state: 'not-comparable', ...none });
    const why = (before: Stood | null, now: Stood) => compared(earlier, before, now);
    expect(why(null, stood('90', 1))).toMatchObject({
      why: { zh: expect.stringContaining('上期（2026年第二季度）没有') },
    });
    expect(why(stood('90', 1), stood(null, null))).toMatchObject({ why: { zh: '本期没有得分，不可比较。' } });
  });

  test('stands in the documents of a subject and of the period, and in neither of before', async () => {
    const wanted = { formats: ['html'] as const };
    expect(text(await renderSubject(subject, wanted), 'html')).not.toContain('与上期比较');
    const comparison = compared(earlier, stood('91.92', 4), stood('93.12', 2));
    expect(text(await renderSubject({ ...subject, comparison }, wanted), 'html')).toContain('上升1.2分');
    const water = { id: 'unit.water', name: { zh: '水务局', en: 'Water' } };
    const roads = { id: 'unit.roads', name: { zh: '交通局', en: 'Roads' } };
    const all = comparedAll(earlier, [
      { subject: water, before: stood('91.92', 4), now: stood('93.12', 2) },
      { subject: roads, before: null, now: stood('80', 8) },
    ]);
    expect(all).toMatchObject({ sentence: { zh: expect.stringContaining('对象1个，其中上升1个、下降0个、持平0个') } });
    const page = text(await renderPeriod({ ...period, comparison: all }, wanted), 'html');
    expect(page).toMatch(
      /水务局<\/th>\s*<td class="n">91\.92<\/td>\s*<td class="n">93\.12<\/td>\s*<td class="n">\+1\.2<\/td>\s*<td class="c">4 → 2/,
    );
  });
});
