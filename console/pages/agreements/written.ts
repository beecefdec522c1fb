import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { parseQuantity } from '../../../shared/domain/scoring/quantity.ts';
import type { ownRules } from '../../../shared/text/console/agreement-writing.ts';
import { agreed, isShare } from '../../../shared/text/measured.ts';
import type { Contract } from './agreement.tsx';
import type { Line } from './goal-line.tsx';

export type OwnRule = keyof typeof ownRules | 'keep';

/** An item that the subject brings itself, as it is typed. */
export interface OwnItem {
  readonly section: string;
  readonly name: string;
  readonly points: string;
  readonly frequency: Indicator['frequency'];
  readonly source: string;
  readonly rule: OwnRule;
  /** Points off each time, where it is scored by count. */
  readonly each: string;
  /** As the text had it that the writing began from. */
  readonly was?: Indicator;
}

interface WrittenMilestone {
  readonly id: string;
  readonly name: string;
  readonly due: string;
  readonly share: string;
}

/** One goal as it is typed: every field a text. */
export interface WrittenGoal {
  readonly item: string;
  readonly isIn: boolean;
  readonly own?: OwnItem;
  /** Of a rate, target and baseline are written in hundredths, “95%”, and sent as the share they are. */
  readonly value?: Line['value'];
  readonly target: string;
  readonly baseline: string;
  readonly points: string;
  readonly unitOfMeasure: string;
  readonly owner: string;
  readonly strategy: string;
  readonly evidencePlan: string;
  readonly functions: readonly string[];
  readonly yearsObserved: string;
  readonly yearsRequired: string;
  readonly milestones: readonly WrittenMilestone[];
  /** What this form does not show stays as it was: who shares the goal, what a late milestone keeps. */
  readonly was?: AgreedGoal;
}

export interface WrittenText {
  /** Of the agreement, when the writing began: a text laid since is not written over. */
  readonly revision: number;
  readonly goals: readonly WrittenGoal[];
}

/** What the writing begins from: the text as it stands, and a line for whatever else the scheme asks. */
export const writtenFrom = ({ revision, scheme, text }: Contract): WrittenText => ({
  revision,
  goals: (scheme?.sections ?? []).flatMap(({ id, own, lines }) =>
    lines
      .filter(({ value, goal }) => value !== 'rated' || goal !== undefined)
      .map((line) => written(line, { section: own ? id : undefined, isIn: line.goal !== undefined || !text })),
  ),
});

function written(
  { item, asks, unitOfMeasure, value, goal }: Line,
  { section, isIn }: { readonly section: string | undefined; readonly isIn: boolean },
): WrittenGoal {
  const own = goal?.own?.indicator;
  return {
    item,
    isIn: isIn || asks.length > 0,
    ...(section !== undefined && own ? { own: ownOf(section, own) } : {}),
    value,
    target: agreed(goal?.target ?? '', { value, unitOfMeasure }),
    baseline: agreed(goal?.baseline ?? '', { value, unitOfMeasure }),
    points: goal?.points ?? '',
    unitOfMeasure: unitOfMeasure ?? '',
    owner: goal?.owner ?? '',
    strategy: goal?.strategy ?? '',
    evidencePlan: goal?.evidencePlan ?? '',
    functions: goal?.functions ?? [],
    yearsObserved: goal?.yearsObserved ?? '',
    yearsRequired: goal?.yearsRequired ?? '',
    milestones: (goal?.milestones ?? []).map(({ id, name, due, share }) => ({ id, name: name.zh, due, share })),
    ...(goal ? { was: goal } : {}),
  };
}

const ownOf = (section: string, was: Indicator): OwnItem => ({
  section,
  name: was.name.zh,
  points: was.points,
  frequency: was.frequency,
  source: was.source ?? '',
  rule: 'keep',
  each: '',
  was,
});

/** A line for an item of one's own that is not there yet. */
export function newOwn(section: string, goals: readonly WrittenGoal[]): WrittenGoal {
  const taken = new Set(goals.map(({ item }) => item));
  let n = 1;
  while (taken.has(`own-${n}`)) n += 1;
  const own = { section, name: '', points: '', frequency: 'quarter', source: '', rule: 'ratio', each: '' } as const;
  return {
    item: `own-${n}`,
    isIn: true,
    own,
    target: '',
    baseline: '',
    points: '',
    unitOfMeasure: '',
    owner: '',
    strategy: '',
    evidencePlan: '',
    functions: [],
    yearsObserved: '',
    yearsRequired: '',
    milestones: [],
  };
}

export function newMilestone(milestones: readonly WrittenMilestone[]): WrittenMilestone {
  const taken = new Set(milestones.map(({ id }) => id));
  let n = 1;
  while (taken.has(`m${n}`)) n += 1;
  return { id: `m${n}`, name: '', due: '', share: '' };
}

/** What an item of one's own has to settle, by how it is scored. */
const ownAsks: Readonly<Record<Exclude<OwnRule, 'keep'>, Line['asks']>> = {
  ratio: ['target'],
  progress: ['target', 'baseline'],
  'at-least': ['target'],
  'at-most': ['target'],
  count: [],
  milestones: ['milestones'],
};

export const asksOf = ({ own }: WrittenGoal, line: Line | undefined): Line['asks'] =>
  own && own.rule !== 'keep' ? ownAsks[own.rule] : (line?.asks ?? []);

/** “52.8亿元” where 万元 is asked for is 528000; what is no figure is left as it is, and the check says so. */
function figureOf(text: string, goal: Measured): string {
  const { unitOfMeasure } = goal;
  const read = parseQuantity(text.trim(), isShare(goal) ? '' : unitOfMeasure === '' ? undefined : unitOfMeasure);
  return read.ok ? read.number : text.trim();
}

type Measured = Pick<WrittenGoal, 'value' | 'unitOfMeasure'>;

/** As it stands in its box once it was typed. */
export const shownFigure = (text: string, goal: Measured): string => agreed(figureOf(text, goal), goal);

/** The text as it is sent: what is blank is left out. */
export const goalsFrom = ({ goals }: WrittenText): AgreedGoal[] => goals.filter(({ isIn }) => isIn).map(goalFrom);

function goalFrom(goal: WrittenGoal): AgreedGoal {
  const { item, own, unitOfMeasure, owner, strategy, functions, milestones, was } = goal;
  const figure = (text: string) => figureOf(text, goal);
  const said = {
    target: figure(goal.target),
    baseline: figure(goal.baseline),
    points: own ? '' : goal.points.trim(),
    yearsObserved: goal.yearsObserved.trim(),
    yearsRequired: goal.yearsRequired.trim(),
    unitOfMeasure: unitOfMeasure.trim(),
    evidencePlan: goal.evidencePlan.trim(),
    strategy,
    owner,
  };
  return {
    item,
    ...(own ? { own: { section: own.section, indicator: indicatorFrom(item, own, unitOfMeasure) } } : {}),
    ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
    ...(milestones.length > 0
      ? {
          milestones: milestones.map(({ id, name, due, share }) => {
            const before = was?.milestones?.find((one) => one.id === id);
            return {
              ...(before?.lateness ? { lateness: before.lateness } : {}),
              id,
              name: bilingual(name, before?.name),
              due,
              share: share.trim(),
            };
          }),
        }
      : {}),
    ...(functions.length > 0 ? { functions: [...functions] } : {}),
    ...(was?.shared ? { shared: was.shared } : {}),
  };
}

const bilingual = (zh: string, was: { readonly zh: string; readonly en: string } | undefined) =>
  was?.zh === zh ? { zh, en: was.en } : { zh: zh.trim(), en: zh.trim() };

function indicatorFrom(
  id: string,
  { name, points, frequency, source, rule, each, was }: OwnItem,
  unit: string,
): Indicator {
  const { rule: kept, value, direction } = rule === 'keep' && was ? was : scored(rule, each.trim());
  return {
    ...(was ?? { kind: 'key-indicator' }),
    id,
    name: bilingual(name, was?.name),
    points: points.trim(),
    frequency,
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(unit.trim() === '' ? {} : { unitOfMeasure: unit.trim() }),
    rule: kept,
    value,
    direction,
  };
}

function scored(rule: OwnRule, each: string): Pick<Indicator, 'rule' | 'value' | 'direction'> {
  switch (rule) {
    case 'progress':
      return { rule: { kind: 'progress' }, value: 'number', direction: 'increase' };
    case 'at-least':
      return { rule: { kind: 'threshold', comparison: 'at-least' }, value: 'number', direction: 'increase' };
    case 'at-most':
      return { rule: { kind: 'threshold', comparison: 'at-most' }, value: 'number', direction: 'decrease' };
    case 'count':
      return { rule: { kind: 'count', method: { by: 'deducting', each } }, value: 'count', direction: 'decrease' };
    case 'milestones':
      return {
        rule: { kind: 'milestones', lateness: { by: 'nothing-lost' } },
        value: 'milestones',
        direction: 'increase',
      };
    case 'ratio':
    case 'keep':
      return { rule: { kind: 'ratio', whenZero: 'missing' }, value: 'number', direction: 'increase' };
  }
}
