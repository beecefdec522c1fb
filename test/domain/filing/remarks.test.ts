import { expect, test } from 'vitest';
import { mostFigureRemarks, refuseFurther, remarksIn } from '../../../shared/domain/filing/remarks.ts';
import { chainOf } from '../entries.ts';
import { refusedBy } from '../refused-by.ts';

const filed = (figure: string, more: object = {}) =>
  [
    'counter',
    'progress.filed',
    {
      indicator: 'growth',
      slot: 'period',
      given: { kind: 'number', number: figure },
      source: '统计快报',
      provider: { unit: 'statistics' },
      ...more,
    },
  ] as const;
const signed = (n: number) => ['director', 'progress.signed-off', { filings: [n], until: 9_000 }] as const;
const remarked = (n: number) => ['leader', 'progress.remarked', { filing: n, text: '未计入补报项目' }] as const;

test('a remark is told with how it was answered: by a correction, or by a reason to keep the figure', () => {
  const kept = ['director', 'progress.remark-kept', { filings: [4] }] as const;
  const record = chainOf(
    filed('96'),
    signed(1),
    remarked(1),
    filed('95', { supersedes: 1 }),
    signed(4),
    remarked(4),
    kept,
  );
  expect(remarksIn(record)).toMatchObject([
    { n: 1, state: 'remarked', remark: { by: 'leader' }, supersededBy: 4 },
    { n: 4, state: 'kept', remark: { text: '未计入补报项目' }, answer: { by: 'director' } },
  ]);
});

test('a subject remarks as often as its feedback can show', () => {
  const times = (count: number) =>
    chainOf(
      ...Array.from({ length: count }, (_, at) => [
        filed('96', at === 0 ? {} : { supersedes: at * 2 - 1 }),
        remarked(at * 2 + 1),
      ]).flat(),
    );
  expect(refusedBy(() => refuseFurther(times(mostFigureRemarks - 1)))).toBeUndefined();
  expect(refusedBy(() => refuseFurther(times(mostFigureRemarks)))).toBe('progress.remarks-full');
});
