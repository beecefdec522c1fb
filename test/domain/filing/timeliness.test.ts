import { expect, test } from 'vitest';
import { link, type Entry } from '../../../shared/domain/audit/chain.ts';
import { filingDues } from '../../../shared/domain/filing/dues.ts';
import { timelinessOf, together } from '../../../shared/domain/filing/slots.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { chinaTime } from '../../make/world.ts';
import { departmentScheme, indicator } from '../scoring/example.ts';

const scheme: Scheme = {
  ...departmentScheme,
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '100',
      items: 'common',
      combine: 'sum',
      indicators: [
        indicator('budget', '60', { kind: 'ratio', whenZero: 'zero' }, { target: '100', frequency: 'month' }),
        indicator(
          'service',
          '40',
          { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
          { value: 'rated' },
        ),
      ],
    },
  ],
};
const span = { start: '2026-07-01', end: '2026-09-30' };
const end = (date: string) => chinaTime(`${date}T23:59:59.999`);
const deadlines = {
  planning: end('2026-07-14'),
  implementation: end('2026-09-30'),
  assessment: end('2026-10-20'),
  feedback: end('2026-11-04'),
  application: end('2026-11-30'),
};
const period = {
  ...span,
  timeZone: 'Asia/Shanghai',
  deadlines,
  filingDue: filingDues({ timeZone: 'Asia/Shanghai', years: [] }, span),
};

function filings(...made: readonly (readonly [slot: string, at: number, kind?: 'no-data'])[]): Entry[] {
  return made.map(([slot, at, kind], index) => {
    const given = kind ? { kind, reason: '系统升级，本月无数' } : { kind: 'number', number: '80' };
    const data = { indicator: 'budget', slot, given, source: '财政系统' };
    return link({
      n: index + 1,
      at,
      by: { id: 'clerk', roles: [] },
      what: 'progress.filed',
      data,
      head: 0,
      previous: 'x',
    });
  });
}
const of = (entries: readonly Entry[]) => timelinessOf(entries, { scheme, period });

test('a month filed by its fifth working day is on time, one millisecond later it is late, the last month has the whole assessment', () => {
  const august = end('2026-08-07');
  expect(of(filings(['2026-07', august], ['2026-09', deadlines.assessment]))).toEqual({
    due: 3,
    onTime: 2,
    late: 0,
    missing: 1,
  });
  expect(of(filings(['2026-07', august + 1]))).toEqual({ due: 3, onTime: 0, late: 1, missing: 2 });
});

test('a declared no data is a filing, and a later correction does not make late what came in time', () => {
  const counted = of(filings(['2026-07', end('2026-08-03'), 'no-data'], ['2026-07', end('2026-09-01')]));
  expect(counted).toMatchObject({ onTime: 1, late: 0, missing: 2 });
});

test('a figure filed in time that was returned is none: its correction counts by when it came, and without one the slot is missing', () => {
  const inTime = end('2026-08-05');
  const returned = (made: readonly Entry[], n: number): Entry[] => [
    ...made,
    link({
      n: made.length + 1,
      at: end('2026-08-10'),
      by: { id: 'office', roles: [] },
      what: 'progress.returned',
      why: '数据与台账不符',
      data: { filings: [n] },
      head: 0,
      previous: 'x',
    }),
  ];
  expect(of(returned(filings(['2026-07', inTime]), 1))).toEqual({ due: 3, onTime: 0, late: 0, missing: 3 });
  const corrected = (at: number) => filings(['2026-07', inTime], ['2026-07', at]);
  expect(of(returned(corrected(end('2026-08-12')), 1))).toMatchObject({ onTime: 0, late: 1, missing: 2 });
  expect(of(returned(corrected(inTime + 1), 1))).toMatchObject({ onTime: 1, late: 0, missing: 2 });
  // A correction that is itself returned takes nothing from the figure that came in time and stands.
  expect(of(returned(corrected(end('2026-08-09')), 2))).toMatchObject({ onTime: 1, late: 0, missing: 2 });
});

test('many subjects are added up; where none was counted there is no rate', () => {
  expect(together([of([]), of(filings(['2026-07', end('2026-08-07')]))])).toEqual({
    due: 6,
    onTime: 1,
    late: 0,
    missing: 5,
  });
  expect(together([])).toBeNull();
});
