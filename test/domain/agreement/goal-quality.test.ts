import { describe, expect, test } from 'vitest';
import { goalFindings, passGate, type Yardstick } from '../../../shared/domain/agreement/goal-quality.ts';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { scoringTerms } from '../../../shared/domain/agreement/agreement.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { refusals } from '../../../shared/text/catalogue.ts';
import { say } from '../../../shared/text/say.ts';
import { departmentScheme, indicator } from '../scoring/example.ts';
import { commonIndicators } from '../../../shared/domain/scheme/sections.ts';

const yardstick: Yardstick = {
  scheme: departmentScheme,
  period: { start: '2026-01-01', end: '2026-12-31' },
  strategies: new Set(['culture']),
  owners: new Set(['li.na']),
  functions: [],
  units: new Set(['unit-0', 'unit-1']),
};

const linked = { strategy: 'culture', owner: 'li.na', evidencePlan: '图书馆年度统计报表' };
const readers: AgreedGoal = {
  ...linked,
  item: 'readers',
  own: { section: 'specific', indicator: indicator('readers', '40', { kind: 'progress' }) },
  unitOfMeasure: '人',
  target: '76000',
  baseline: '60000',
};
const works: AgreedGoal = {
  ...linked,
  item: 'works',
  own: {
    section: 'specific',
    indicator: indicator(
      'works',
      '20',
      { kind: 'milestones', lateness: { by: 'nothing-lost' } },
      { value: 'milestones' },
    ),
  },
  milestones: [
    { id: 'plan', name: { zh: '完成设计', en: 'Design' }, share: '0.4', due: '2026-03-31' },
    { id: 'open', name: { zh: '开馆', en: 'Opening' }, share: '0.6', due: '2026-11-30' },
  ],
};

const codes = (goals: readonly AgreedGoal[], level: 'refuse' | 'warn', more: Partial<Yardstick> = {}) =>
  goalFindings(goals, { ...yardstick, ...more })
    .filter((finding) => finding.level === level)
    .map(({ code }) => code);

const own = (more: Parameters<typeof indicator>[3], rule: Parameters<typeof indicator>[2] = { kind: 'progress' }) => ({
  section: 'specific',
  indicator: indicator('readers', '40', rule as { kind: 'progress' }, more),
});

describe('the quality gate', () => {
  test('goals that are measurable, linked and owned pass with nothing to say', () => {
    expect(goalFindings([readers, works], yardstick)).toEqual([]);
  });

  test('a figure without a unit of measure is no goal', () => {
    expect(codes([{ ...readers, unitOfMeasure: undefined }, works], 'refuse')).toEqual(['goals.no-unit-of-measure']);
  });

  test('a goal is measured in the unit of its indicator and no other', () => {
    const goal = { ...readers, own: own({ unitOfMeasure: '万人' }) };
    expect(codes([goal, works], 'refuse')).toEqual(['goals.other-unit-of-measure']);
  });

  test('points set for this subject keep the sum of their section, are not below zero, and are of common indicators', () => {
    const [section] = departmentScheme.sections;
    if (section?.items !== 'common') throw new Error('the first section is common');
    const [first, second] = section.indicators;
    const plus = (points: string, more: number) => String(Number(points) + more);
    const common = (item: string, points: string): AgreedGoal => ({
      ...linked,
      item,
      points,
      unitOfMeasure: '%',
      target: '95',
    });
    const findings = (goals: AgreedGoal[]) =>
      codes([readers, works, ...goals], 'refuse').filter((code) => code.startsWith('goals.points'));
    const shifted = [common(first!.id, plus(first!.points, 1)), common(second!.id, plus(second!.points, -1))];
    expect(findings(shifted)).toEqual([]);
    expect(findings(shifted.slice(0, 1))).toEqual(['goals.points-sum']);
    expect(findings([common(first!.id, '-1')])).toEqual(['goals.points-negative', 'goals.points-sum']);
    expect(codes([{ ...readers, points: '40' }, works], 'refuse')).toEqual(['goals.points-own']);
    expect(scoringTerms(shifted).goals.map(({ points }) => points)).toEqual(shifted.map(({ points }) => points));
  });

  test('progress from a baseline to the same figure is refused before anybody signs it', () => {
    expect(codes([{ ...readers, target: '60000.0' }, works], 'refuse')).toEqual(['schemes.target-is-baseline']);
  });

  test('a goal serves a strategy item that exists and is owned by a person who does', () => {
    expect(codes([{ ...readers, strategy: undefined, owner: undefined }, works], 'refuse')).toEqual([
      'goals.no-strategy',
      'goals.no-owner',
    ]);
    expect(codes([{ ...readers, strategy: 'sports', owner: 'nobody' }, works], 'refuse')).toEqual([
      'goals.unknown-strategy',
      'goals.unknown-owner',
    ]);
  });

  test('the points of own indicators sum to those of their section', () => {
    expect(codes([readers], 'refuse')).toEqual(['schemes.points-sum']);
  });

  test('an own indicator stands in a section made for it and does not replace one of the scheme', () => {
    const elsewhere = { ...works, own: { ...works.own!, section: 'common' } };
    expect(codes([readers, elsewhere], 'refuse')).toContain('schemes.unknown-section');
    const budget = {
      ...readers,
      item: 'budget',
      own: { section: 'specific', indicator: indicator('budget', '40', { kind: 'progress' }) },
    };
    expect(codes([budget, works], 'refuse')).toContain('schemes.id-twice');
  });

  test('a goal for something the scheme does not know is refused', () => {
    expect(codes([readers, works, { ...linked, item: 'sports' }], 'refuse')).toEqual(['goals.unknown-item']);
  });

  test('milestones are whole together, each once, and fall into the period', () => {
    const [plan, open] = works.milestones!;
    const late = { ...works, milestones: [plan!, { ...open!, due: '2027-01-31' }] };
    expect(codes([readers, late], 'refuse')).toEqual(['goals.milestone-outside']);
    const partial = { ...works, milestones: [plan!] };
    expect(codes([readers, partial], 'refuse')).toEqual(['schemes.weights-sum']);
    const twice = { ...works, milestones: [plan!, { ...open!, id: 'plan' }] };
    expect(codes([readers, twice], 'refuse')).toEqual(['goals.milestone-twice']);
  });

  test('the shares of a shared goal sum to 1 and its lead is one of those who contribute', () => {
    const shared = (lead: string, ...shares: string[]) => ({
      ...readers,
      shared: { lead, contributors: shares.map((share, i) => ({ unit: `unit-${i}`, share })) },
    });
    expect(codes([shared('unit-0', '0.7', '0.3'), works], 'refuse')).toEqual([]);
    expect(codes([shared('unit-0', '0.7', '0.2'), works], 'refuse')).toEqual(['goals.shared-shares']);
    expect(codes([shared('library', '0.7', '0.3'), works], 'refuse')).toEqual(['goals.shared-lead']);
    const strange = shared('unit-0', '0.5', '0.3', '0.2');
    expect(codes([strange, works], 'refuse')).toEqual(['goals.unknown-unit']);
  });

  test('growth needs figures above zero and years that pass', () => {
    const growth = { ...readers, own: own({}, { kind: 'growth' } as never) };
    const years = { yearsObserved: '1', yearsRequired: '3' };
    expect(codes([{ ...growth, ...years }, works], 'refuse')).toEqual([]);
    expect(codes([{ ...growth, ...years, yearsRequired: '0' }, works], 'refuse')).toEqual(['goals.no-years']);
    expect(codes([{ ...growth, ...years, baseline: '0' }, works], 'refuse')).toEqual(['goals.not-above-zero']);
  });

  test('a trivial, an absurd and an impossible target are pointed out, and may be signed all the same', () => {
    expect(codes([{ ...readers, target: '59999' }, works], 'warn')).toEqual(['goals.trivial-target']);
    expect(codes([{ ...readers, target: '180000.01' }, works], 'warn')).toEqual(['goals.absurd-target']);
    expect(codes([{ ...readers, target: '180000' }, works], 'warn')).toEqual([]);
    const percent = { ...readers, unitOfMeasure: '%', target: '101', baseline: '90' };
    expect(codes([percent, works], 'warn')).toEqual(['goals.over-hundred-percent']);
    expect(() => passGate(goalFindings([percent, works], yardstick))).not.toThrow();
  });

  test('a rate filed as numerator and denominator is agreed as a share: 0.95 is asked about no more than 95 % elsewhere', () => {
    const rate = { ...readers, unitOfMeasure: '%', target: '0.95', baseline: '0.9', own: own({ value: 'fraction' }) };
    expect(codes([rate, works], 'warn')).toEqual([]);
    expect(codes([{ ...rate, target: '95', baseline: '90' }, works], 'warn')).toEqual(['goals.fraction-target']);
    const percent = { ...readers, unitOfMeasure: '%', target: '95', baseline: '90' };
    expect(codes([percent, works], 'warn')).toEqual([]);
    expect(codes([{ ...percent, target: '0.95', baseline: '0.9' }, works], 'warn')).toEqual(['goals.percent-as-share']);
  });

  test('what scoring lacks is told by the name of the indicator and of the figure, in both languages', () => {
    const named = { zh: '图书馆年接待读者', en: 'Readers a year' };
    const unset = { ...readers, own: own({ name: named }), target: undefined, baseline: undefined };
    const said = goalFindings([unset, works], yardstick).map(({ code, params }) =>
      (['zh', 'en'] as const).map((language) => say(refusals[code], language, params)),
    );
    expect(said).toEqual([
      ['“图书馆年接待读者”尚未约定目标值，不能计分。', '“Readers a year” cannot be scored: its target is not agreed.'],
      [
        '“图书馆年接待读者”尚未约定基期值，不能计分。',
        '“Readers a year” cannot be scored: its baseline is not agreed.',
      ],
    ]);
  });

  test('an indicator or a function nobody knows is refused with those there are', () => {
    const functions = [{ id: 'libraries', name: '公共图书馆' }];
    const legal = (goals: readonly AgreedGoal[]) =>
      goalFindings(goals, { ...yardstick, functions }).find(({ level }) => level === 'refuse')?.legal;
    expect(legal([{ ...linked, item: 'budgets' }])).toEqual(commonIndicators(departmentScheme).map(({ id }) => id));
    expect(legal([{ ...readers, functions: ['museums'] }, works])).toEqual(['libraries']);
  });

  test('for an indicator that should fall, a higher target than the baseline is the trivial one', () => {
    const falling = { ...readers, own: own({ direction: 'decrease' }), baseline: '100' };
    expect(codes([{ ...falling, target: '90' }, works], 'warn')).toEqual([]);
    expect(codes([{ ...falling, target: '110' }, works], 'warn')).toEqual(['goals.trivial-target']);
  });

  test('each function of the unit that no goal covers is named', () => {
    const functions = [
      { id: 'libraries', name: '公共图书馆' },
      { id: 'museums', name: '博物馆' },
    ];
    const findings = goalFindings([{ ...readers, functions: ['libraries'] }, works], { ...yardstick, functions });
    expect(findings).toMatchObject([
      { level: 'warn', code: 'goals.function-uncovered', params: { function: '博物馆' } },
    ]);
  });

  test('a refusal says which field is wrong', () => {
    try {
      passGate(goalFindings([{ ...readers, owner: undefined }, works], yardstick));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refused);
      expect((error as Refused).pointer.field).toBe('goals.0.owner');
    }
  });
});
