import { expect, test } from 'vitest';
import { toScoringInput } from '../../../shared/domain/appraisal/inputs.ts';
import { goalsHash, type AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { sentences } from '../../../shared/domain/scoring/sentences.ts';
import { chainOf } from '../entries.ts';
import { departmentScheme, indicator } from '../scoring/example.ts';

const period = {
  start: '2026-01-01',
  end: '2026-12-31',
  timeZone: 'Asia/Shanghai',
  deadlines: { assessment: Date.parse('2027-01-31T23:59:59.999+08:00') },
};
const own = indicator('readers', '60', { kind: 'progress' }, { frequency: 'quarter' });
const goals: AgreedGoal[] = [
  {
    item: 'readers',
    own: { section: 'specific', indicator: own },
    unitOfMeasure: '人',
    target: '76000',
    baseline: '0',
    owner: 'li.na',
  },
];
const laid = { version: 1, side: 'subject', hash: goalsHash(goals), goals };
const signature = (side: string) => ({ version: 1, side, hash: laid.hash });
const value = (item: string, slot: string, figure: string) => ({
  indicator: item,
  slot,
  given: { kind: 'number', number: figure },
  source: '统计局',
});
const award = {
  line: 'award',
  points: '1.5',
  document: { number: '省政府通报〔2026〕3号', title: '关于表彰的通报', issuer: '省政府' },
  date: '2026-05-01',
  reason: '获省政府通报表扬',
};

const record = chainOf(
  ['clerk', 'goals.proposed', laid],
  ['leader', 'goals.signed', signature('subject')],
  ['office', 'goals.signed', signature('assessor')],
  ['clerk', 'progress.filed', value('readers', '2026-Q3', '50000')],
  ['clerk', 'progress.filed', value('readers', '2026-Q4', '57000')],
  ['clerk', 'progress.filed', value('budget', 'period', '95')],
  ['clerk', 'progress.filed', value('complaints', 'period', '2')],
  ['office', 'progress.accepted', { filings: [4, 5, 6, 7] }],
  ['office', 'scoring.adjusted', award],
  ['committee', 'scoring.line-approved', { line: 9 }],
  ['judge', 'scoring.rated', { group: 'leaders', marks: [{ indicator: 'leaders', mark: '90' }], submitted: true }],
);
const input = () => toScoringInput({ subject: 'unit.culture', period, scheme: departmentScheme }, record);
const sourceOf = (n: number) => ({ id: `entry-${n}`, hash: record[n - 1]!.hash });

test('an appraisal is scored from its own entries, each figure with the entry it came from', () => {
  expect(input().agreement.source).toEqual(sourceOf(1));
  expect(input().filed.find(({ item }) => item === 'readers')).toEqual({
    state: 'slots',
    item: 'readers',
    slots: [
      { slot: '2026-Q1', state: 'missing' },
      { slot: '2026-Q2', state: 'missing' },
      { slot: '2026-Q3', state: 'filed', value: { kind: 'number', number: '50000' }, source: sourceOf(4) },
      { slot: '2026-Q4', state: 'filed', value: { kind: 'number', number: '57000' }, source: sourceOf(5) },
    ],
  });
  expect(input().adjustments).toMatchObject([{ line: 'award', points: '1.5', source: sourceOf(9) }]);
  expect(input().marks).toMatchObject([{ item: 'leaders', group: 'leaders', mark: '90', source: sourceOf(11) }]);
});

test('the figures of the agreement reach the engine and its words stay behind', () => {
  expect(input().agreement.goals).toEqual([{ item: 'readers', target: '76000', baseline: '0' }]);
  expect(input().agreement.specific).toEqual([{ section: 'specific', indicators: [own] }]);
});

test('an earlier quarter never stands in for a last one of which nothing was said', () => {
  const withoutLast = record.filter(({ n }) => n !== 5);
  const assessed = { subject: 'unit.culture', period, scheme: departmentScheme };
  const sheet = scoreSubject(prepareScheme(departmentScheme, 1), toScoringInput(assessed, withoutLast));
  expect(sheet).toMatchObject({ state: 'blocked', open: ['readers'] });
});

test('a year that is assessed before December asks for no figure of December', () => {
  const monthly: AgreedGoal[] = goals.map((goal) => ({
    ...goal,
    own: { section: 'specific', indicator: { ...own, frequency: 'month' } },
  }));
  const text = { version: 1, side: 'subject', hash: goalsHash(monthly), goals: monthly };
  const signedBy = (side: string) => ({ version: 1, side, hash: text.hash });
  const entries = chainOf(
    ['clerk', 'goals.proposed', text],
    ['leader', 'goals.signed', signedBy('subject')],
    ['office', 'goals.signed', signedBy('assessor')],
    ['clerk', 'progress.filed', value('readers', '2026-11', '76000')],
    ['office', 'progress.accepted', { filings: [4] }],
  );
  const early = { ...period, deadlines: { assessment: Date.parse('2026-11-28T23:59:59.999+08:00') } };
  const { filed } = toScoringInput({ subject: 'unit.culture', period: early, scheme: departmentScheme }, entries);
  const [told] = filed;
  expect(told?.state === 'slots' ? told.slots.at(-1) : told).toMatchObject({ slot: '2026-11', state: 'filed' });
});

test('a recheck works on what counted at the close and does not judge the filings anew', () => {
  const counted = [{ state: 'no-data' as const, item: 'budget', source: sourceOf(6) }];
  const replaced = { kind: 'filing-replaced', indicator: 'complaints', value: { kind: 'number', number: '1' } };
  const corrected = [...record, ...chainOf(['supervisor', 'review.corrected', replaced])];
  const { filed } = toScoringInput({ subject: 'unit.culture', period, scheme: departmentScheme, counted }, corrected);
  expect(filed).toMatchObject([counted[0], { state: 'filed', item: 'complaints', value: { number: '1' } }]);
});

test('the engine scores what comes out', () => {
  const sheet = scoreSubject(prepareScheme(departmentScheme, 1), input());
  // 预算 12 + 信访 8 − 2×0.5 + 领导 20×0.9 + 阅读 60×57000/76000 + 表彰 1.5
  expect(sheet).toMatchObject({ state: 'scored', score: '83.50' });
});

test('without a signed agreement there are no goals to be scored by', () => {
  const { agreement } = toScoringInput(
    { subject: 'unit.culture', period, scheme: departmentScheme },
    record.slice(0, 2),
  );
  expect(agreement).toEqual({ source: null, goals: [], specific: [] });
});

test('what was signed and never accepted is missing, and the trace says so with the entry it waits in', () => {
  const unchecked = record.map((entry) => (entry.n === 8 ? { ...entry, what: 'progress.signed-off' as const } : entry));
  const assessed = { subject: 'unit.culture', period, scheme: departmentScheme };
  const given = toScoringInput(assessed, unchecked);
  expect(given.filed.find(({ item }) => item === 'budget')).toMatchObject({ state: 'not-accepted' });
  const sheet = scoreSubject(prepareScheme(departmentScheme, 1), given);
  expect(sheet).toMatchObject({ state: 'blocked', open: ['budget', 'complaints', 'readers'] });
  const lines = sentences(sheet, 'zh', departmentScheme).join('');
  expect(lines).toContain('已填报，但未经绩效办认定，按缺失处理。');
  expect(lines).toContain('未经绩效办认定：2026-Q4。');
  const unsigned = toScoringInput(
    assessed,
    record.filter(({ n }) => n !== 8),
  );
  expect(unsigned.filed.find(({ item }) => item === 'budget')).toMatchObject({ state: 'not-signed' });
});
