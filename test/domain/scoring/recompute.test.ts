import { expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { TraceNode } from '../../../shared/domain/scoring/sheet.ts';
import { diffSheets } from '../../../shared/domain/scoring/diff.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { recompute } from '../../../shared/domain/scoring/recompute.ts';
import { sentences } from '../../../shared/domain/scoring/sentences.ts';
import { departmentInput, departmentScheme } from './example.ts';

const sheet = scoreSubject(prepareScheme(departmentScheme, 1), departmentInput);
const portable = () => structuredClone({ format: 'jixiao.portable-sheet/1' as const, scheme: departmentScheme, sheet });

test('a sheet with its scheme and records recomputes', () => {
  expect(recompute(portable())).toEqual({ ok: true, subject: 'unit.transport', score: '95.11' });
});

test('which conditions of grades it does not meet is told with it, the cards of its filings among them', () => {
  const clean = { zh: '无红牌', en: 'No red card' };
  const conditions: Scheme['conditions'] = [
    { id: 'clean', name: clean, grade: departmentScheme.bands[0]!.grade, needs: { by: 'no-card', card: 'red' } },
  ];
  const clocks = { ...departmentScheme.clocks, redCard: { days: 2, calendar: 'working' as const } };
  const scheme = { ...departmentScheme, clocks, conditions };
  const cards = { warned: 2, yellow: 2, red: 1, late: 1 };
  const kept = { format: 'jixiao.portable-sheet/1' as const, scheme };
  const scored = (input: typeof departmentInput) => scoreSubject(prepareScheme(scheme, 1), input);
  const unmet = [{ name: clean, grade: departmentScheme.bands[0]!.grade, has: '1' }];
  expect(recompute({ ...kept, sheet: scored({ ...departmentInput, cards }) })).toMatchObject({ ok: true, unmet });
  expect(recompute({ ...kept, sheet: scored(departmentInput) })).not.toHaveProperty('unmet');
});

test('an altered number is found at the node it stands on', () => {
  const altered = portable();
  altered.sheet.trace.parts[0]!.parts[1]!.rounded = '8.00';
  expect(recompute(altered)).toMatchObject({
    ok: false,
    node: 'total › common › complaints',
    field: 'rounded',
    stored: '"8.00"',
    computed: '"6.50"',
  });
});

test('an altered record, rule, scheme, grade or format is found', () => {
  const spoil = (change: (document: ReturnType<typeof portable>) => void) => {
    const document = portable();
    change(document);
    return recompute(document);
  };
  expect(
    spoil(({ sheet }) => Object.assign(sheet.input.filed[0]!, { source: { id: 'filing-4', hash: 'other' } })),
  ).toMatchObject({
    node: 'total › specific › accidents',
  });
  expect(spoil(({ sheet }) => Object.assign(sheet, { band: 'good' }))).toMatchObject({ node: 'sheet', field: 'band' });
  expect(spoil(({ scheme }) => Object.assign(scheme, { missing: 'zero' }))).toMatchObject({
    node: 'scheme',
    field: 'hash',
  });
  expect(spoil(({ scheme }) => Object.assign(scheme.sections[0]!, { points: '41' }))).toMatchObject({
    node: 'scheme',
    stored: 'schemes.sections-sum',
  });
  expect(spoil(({ sheet }) => Object.assign(sheet.trace.parts[0]!.parts[0]!, { rule: null }))).toMatchObject({
    node: 'total › common › budget',
    field: 'rule',
    stored: 'null',
  });
  expect(spoil(({ sheet, scheme }) => borrowRule(sheet.trace.parts[0]!, scheme))).toMatchObject({
    node: 'total › common',
    field: 'rule',
    computed: 'null',
  });
  expect(spoil(({ sheet }) => sheet.trace.parts.pop())).toMatchObject({ node: 'total › adjustments', field: 'parts' });
  expect(recompute({ format: 'something else' })).toMatchObject({ ok: false, node: 'document' });
});

/** Puts a rule on a node that has none. */
function borrowRule(node: TraceNode, { sections }: Scheme) {
  const [section] = sections;
  if (section?.items === 'common') node.rule = section.indicators[0]!.rule;
}

test('a decision that changes a score is told number by number', () => {
  const filed = departmentInput.filed.map((one) =>
    one.item === 'complaints' ? { ...one, value: { kind: 'number', number: '2' } as const } : one,
  );
  const after = scoreSubject(prepareScheme(departmentScheme, 1), { ...departmentInput, filed });
  expect(diffSheets(sheet, after).map(({ path, before, after }) => [path.join('/'), before, after])).toEqual([
    ['', '95.11', '95.61'],
    ['common', '36.77', '37.27'],
    ['common/complaints', '6.50', '7.00'],
  ]);
  expect(diffSheets(sheet, sheet)).toEqual([]);
});

test('the trace is told in sentences a civil servant reads', () => {
  const told = sentences(sheet, 'zh', departmentScheme);
  expect(told[0]).toBe('市直部门年度绩效考核办法：总分 95.11 分。计算：36.765789… + 56.842105… + 1.5 = 95.107894…。');
  expect(told[2]).toBe(
    '预算执行率（12 分）：实际 93.7，目标 95，按完成目标的比例计分，得 11.84 分。计算：12 × min(1, 93.7 ÷ 95) = 11.835789…。依据：filing-1。',
  );
  expect(told[4]).toContain('评分组 市领导：2 个分数，平均 90.25。评分组 市领导 仅 2 人');
  expect(told[4]).toMatch(/依据：mark-1、mark-2、mark-3。$/);
  expect(sentences(sheet, 'en', departmentScheme)[3]).toBe(
    'Unsettled complaints (8 points): actual 3, scored by count; 6.50 points. Computed: max(0, 8 − 0.5 × 3) = 6.5. From: filing-2.',
  );
});

test('every node of a trace gets its sentence in both languages, with no blank left open', () => {
  const count = (node: TraceNode): number => 1 + node.parts.reduce((all, part) => all + count(part), 0);
  for (const language of ['zh', 'en'] as const) {
    const told = sentences(sheet, language, departmentScheme);
    expect(told).toHaveLength(count(sheet.trace));
    expect(told.join()).not.toMatch(/[{}]/);
  }
});
