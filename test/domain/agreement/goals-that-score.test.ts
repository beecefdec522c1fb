import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { goalFindings, type Yardstick } from '../../../shared/domain/agreement/goal-quality.ts';
import { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { scoringTerms } from '../../../shared/domain/agreement/agreement.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import { Value } from '../../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { departmentScheme, indicator } from '../scoring/example.ts';
import { emptyInput } from '../scoring/one-item.ts';

const yardstick: Yardstick = {
  scheme: departmentScheme,
  period: { start: '2026-01-01', end: '2026-12-31' },
  strategies: new Set(['culture']),
  owners: new Set(['li.na']),
  functions: [],
  units: new Set(),
};
const linked = { strategy: 'culture', owner: 'li.na', evidencePlan: '图书馆年度统计报表' };
const plan = { id: 'plan', name: { zh: '完成设计', en: 'Design' }, share: '0.4', due: '2026-03-31' };
const opening = { id: 'open', name: { zh: '开馆', en: 'Opening' }, share: '0.6', due: '2026-11-30' };

test.each(['2026-08-45', '2026-02-29', '2026-13-01', '2026-00-10', '2026-8-1'])('%s is no day to be due on', (due) => {
  const milestones = [{ ...plan, due }];
  expect(AgreedGoal.safeParse({ ...linked, item: 'works', milestones }).success).toBe(false);
});

/** Texts as somebody may send them: mostly sound, some at the edge of what the shape lets through. */
const figure = fc.constantFrom(
  '0',
  '1',
  '-1',
  '76000',
  '0.5',
  `${'9'.repeat(40)}.${'9'.repeat(40)}`,
  `0.${'0'.repeat(39)}1`,
);
const years = fc.constantFrom('1', '2.5', '0.01', '0', '-1', `0.${'0'.repeat(39)}1`, '9'.repeat(40));
const day = fc.constantFrom('2026-01-01', '2026-02-28', '2026-02-29', '2026-08-45', '2026-12-31', '2025-12-31');
const rules = fc.constantFrom<Rule>(
  { kind: 'progress', cap: null, floor: null },
  { kind: 'growth', cap: null, floor: null },
  { kind: 'ratio', whenZero: 'missing', cap: null },
  { kind: 'shortfall', per: { points: '0.05', size: '0.01', units: 'started' } },
  { kind: 'threshold', comparison: 'at-least' },
  { kind: 'formula', expression: 'A ^ 99 ÷ T', gives: 'share', inputs: [] },
  { kind: 'milestones', lateness: { by: 'started-week', loses: '0.1' } },
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

test('every goal that passes the gate can be scored, whatever is filed for it', () => {
  let passed = 0;
  const written = fc.record({
    rule: rules,
    direction: fc.constantFrom('increase' as const, 'decrease' as const),
    target: maybe(figure),
    baseline: maybe(figure),
    yearsObserved: maybe(years),
    yearsRequired: maybe(years),
    milestones: maybe(fc.tuple(day, day)),
    filed: figure,
    done: fc.tuple(day, day),
  });
  fc.assert(
    fc.property(written, ({ rule, direction, milestones, filed, done, ...given }) => {
      const value = rule.kind === 'milestones' ? 'milestones' : 'number';
      const indicatorOf = indicator('readers', '60', rule as { kind: 'progress' }, { value, direction });
      const [first, second] = milestones ?? [];
      const goal = AgreedGoal.safeParse({
        ...linked,
        item: 'readers',
        own: { section: 'specific', indicator: indicatorOf },
        unitOfMeasure: '人',
        ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)),
        ...(milestones
          ? {
              milestones: [
                { ...plan, due: first },
                { ...opening, due: second },
              ],
            }
          : {}),
      });
      if (!goal.success) return;
      const refusals = goalFindings([goal.data], yardstick).filter(({ level }) => level === 'refuse');
      if (refusals.length > 0) return;
      passed += 1;
      const of = { kind: 'number' as const, number: filed };
      const reached = {
        kind: 'milestones' as const,
        done: [
          { id: 'plan', on: done[0] },
          { id: 'open', on: done[1] },
        ],
      };
      const filing = Value.safeParse(value === 'number' ? of : reached);
      if (!filing.success) return;
      const agreement = { source: null, ...scoringTerms([goal.data]) };
      const record = { state: 'filed' as const, item: 'readers', value: filing.data, source: { id: 'f', hash: 'h' } };
      const sheet = scoreSubject(prepareScheme(departmentScheme, 1), { ...emptyInput, agreement, filed: [record] });
      const item = sheet.trace.parts.flatMap(({ parts }) => parts).find(({ id }) => id === 'readers');
      expect(item?.state).toMatch(/scored|blocked/);
    }),
    { seed: 37, numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(200);
});
