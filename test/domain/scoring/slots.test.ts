import { describe, expect, test } from 'vitest';
import type { Indicator, Over } from '../../../shared/domain/scheme/indicator.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { Slot, Value } from '../../../shared/domain/scoring/input.ts';
import { recompute } from '../../../shared/domain/scoring/recompute.ts';
import { sentences } from '../../../shared/domain/scoring/sentences.ts';
import type { TraceNode } from '../../../shared/domain/scoring/sheet.ts';
import { valueToldOf } from '../../../shared/domain/scoring/slots.ts';
import { departmentInput, departmentScheme, indicator, source } from './example.ts';

const number = (text: string): Value => ({ kind: 'number', number: text });
const rate = (numerator: string, denominator: string): Value => ({ kind: 'fraction', numerator, denominator });
const filed = (slot: string, value: Value): Slot => ({ slot, state: 'filed', value, source: source(slot) });
const noData = (slot: string): Slot => ({ slot, state: 'no-data', source: source(slot) });
const inapplicable = (slot: string): Slot => ({ slot, state: 'not-applicable', source: source(slot) });
const missing = (slot: string): Slot => ({ slot, state: 'missing' });
const [january, february, march] = ['2026-01', '2026-02', '2026-03'];

const told = (over: Over | undefined, ...slots: Slot[]) =>
  valueToldOf(over === undefined ? {} : { over }, { state: 'slots', item: 'visits', slots });

describe('figures filed month by month', () => {
  const months = [filed(january, number('10')), filed(february, number('12.5')), filed(march, number('14'))];

  test('are cumulative unless the indicator says otherwise: the last one counts', () => {
    expect(told(undefined, ...months)).toMatchObject({ is: 'value', value: number('14'), source: source(march) });
  });

  test.each([
    ['sum', number('36.5'), '10 + 12.5 + 14'],
    ['mean', rate('73', '6'), '(10 + 12.5 + 14) ÷ 3'],
    ['max', number('14'), 'max(10, 12.5, 14)'],
    ['min', number('10'), 'min(10, 12.5, 14)'],
  ] as const)('make the %s exactly, and the note shows how', (over, value, expression) => {
    expect(told(over, ...months)).toMatchObject({
      is: 'value',
      value,
      notes: [{ code: `over-${over}`, params: { expression } }],
    });
  });

  test('the sum of rates is all cases done of all cases there were, and their mean is the mean of the rates', () => {
    const rates = [filed(january, rate('1', '2')), filed(february, rate('9', '10'))];
    expect(told('sum', ...rates)).toMatchObject({ value: rate('10', '12') });
    expect(told('mean', ...rates)).toMatchObject({ value: number('0.7') });
  });

  test('a last month declared without data leaves the figure of the month before, and the note says so', () => {
    const declared = [filed(january, number('10')), filed(february, number('12')), noData(march)];
    const note = { code: 'slots-no-data', params: { slots: march } };
    expect(told('last', ...declared)).toMatchObject({ value: number('12'), source: source(february), notes: [note] });
    expect(told('sum', ...declared)).toMatchObject({ value: number('22'), notes: [{ code: 'over-sum' }, note] });
    expect(told('mean', ...declared)).toMatchObject({ value: number('11') });
  });

  test('a month of which nothing was said is a hole no other month fills', () => {
    const hole = [filed(january, number('10')), missing(february), filed(march, number('14'))];
    const note = { code: 'slots-missing', params: { slots: february } };
    expect(told('sum', ...hole)).toEqual({ is: 'absent', notes: [note] });
    expect(told('max', ...hole)).toEqual({ is: 'absent', notes: [note] });
    expect(told('last', ...hole)).toMatchObject({ value: number('14') });
    expect(told('last', filed(january, number('10')), missing(february), noData(march))).toEqual({
      is: 'absent',
      notes: [note],
    });
  });

  test('a period of which every month is declared without data has no figure', () => {
    for (const over of ['last', 'sum'] as const)
      expect(told(over, noData(january), noData(february))).toEqual({
        is: 'absent',
        notes: [{ code: 'declared-no-data', params: {} }],
      });
  });

  test('a month that does not apply is left out where all count, and ends the item where the last one counts', () => {
    const moved = [filed(january, number('10')), filed(february, number('12')), inapplicable(march)];
    expect(told('last', ...moved)).toEqual({ is: 'not-applicable' });
    expect(told('sum', ...moved)).toMatchObject({
      value: number('22'),
      notes: [{ code: 'over-sum' }, { code: 'slots-not-applicable', params: { slots: march } }],
    });
    expect(told('sum', inapplicable(january), inapplicable(february))).toEqual({ is: 'not-applicable' });
  });
});

describe('a sheet scored from months', () => {
  const scheme = (more: Partial<Indicator>) => ({
    ...departmentScheme,
    sections: departmentScheme.sections.map((section) =>
      section.items === 'common'
        ? {
            ...section,
            indicators: section.indicators.map((one) =>
              one.id === 'budget'
                ? indicator(
                    'budget',
                    '12',
                    { kind: 'ratio', whenZero: 'zero' },
                    { target: '48', frequency: 'month', ...more },
                  )
                : one,
            ),
          }
        : section,
    ),
  });
  const input = (...slots: Slot[]) => ({
    ...departmentInput,
    filed: [
      ...departmentInput.filed.filter(({ item }) => item !== 'budget'),
      { state: 'slots' as const, item: 'budget', slots },
    ],
  });
  const months = [filed(january, number('10')), filed(february, number('12')), filed(march, number('14'))];
  const node = ({ trace }: { trace: TraceNode }) => trace.parts[0]!.parts.find(({ id }) => id === 'budget')!;

  test('shows the figure of every month with its entry, and how they make the period', () => {
    const summed = scheme({ over: 'sum' });
    const sheet = scoreSubject(prepareScheme(summed, 1), input(...months));
    // 12 × 36 ÷ 48 = 9
    expect(node(sheet)).toMatchObject({ state: 'scored', rounded: '9.00' });
    expect(node(sheet).inputs.slice(0, 4)).toEqual([
      { name: 'A', value: '36', id: null, hash: null },
      { name: january, value: '10', ...source(january) },
      { name: february, value: '12', ...source(february) },
      { name: march, value: '14', ...source(march) },
    ]);
    const [zh, en] = (['zh', 'en'] as const).map((language) => sentences(sheet, language, summed).join('\n'));
    expect(zh).toContain('各期相加：10 + 12 + 14 = 36。');
    expect(en).toContain('The sum of the slots: 10 + 12 + 14 = 36.');
    const portable = { format: 'jixiao.portable-sheet/1', scheme: summed, sheet };
    expect(recompute(portable)).toMatchObject({ ok: true });
  });

  test('a hole goes to the missing policy with its month named', () => {
    const sheet = scoreSubject(
      prepareScheme(scheme({ over: 'sum', missing: 'zero' }), 1),
      input(months[0]!, missing(february)),
    );
    expect(node(sheet)).toMatchObject({
      state: 'scored',
      rounded: '0.00',
      notes: [{ code: 'slots-missing', params: { slots: february } }, { code: 'missing-zero' }],
    });
  });
});
