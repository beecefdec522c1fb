import type { AgreedGoal } from './goal.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Goal, ScoringInput } from '../scoring/input.ts';

/** What scoring takes of agreed goals: figures only. Words, links and owners stay in the agreement. */
export function scoringTerms(goals: readonly AgreedGoal[]): Pick<ScoringInput['agreement'], 'goals' | 'specific'> {
  const own = goals.flatMap((goal) => (goal.own ? [goal.own] : []));
  const bySection = Map.groupBy(own, ({ section }) => section);
  return {
    goals: goals.map(figures),
    specific: [...bySection].map(([section, items]) => ({
      section,
      indicators: items.map(({ indicator }) => indicator),
    })),
  };
}

function figures({ item, target, baseline, points, yearsObserved, yearsRequired, milestones }: AgreedGoal): Goal {
  return {
    item,
    ...(target === undefined ? {} : { target }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(points === undefined ? {} : { points }),
    ...(yearsObserved === undefined ? {} : { yearsObserved }),
    ...(yearsRequired === undefined ? {} : { yearsRequired }),
    ...(milestones ? { milestones: milestones.map(unnamed) } : {}),
  };
}

const unnamed = ({ id, share, due, lateness }: NonNullable<AgreedGoal['milestones']>[number]) =>
  lateness ? { id, share, due, lateness } : { id, share, due };

/** The indicators everybody under the scheme shares (共性指标). */
export const commonIndicators = (scheme: Scheme): Indicator[] =>
  scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));

/** The indicators a subject is assessed by: those of the scheme, then those its agreement brings. */
export const indicatorsOf = (scheme: Scheme, goals: readonly AgreedGoal[]): Indicator[] => [
  ...commonIndicators(scheme),
  ...goals.flatMap(({ own }) => (own ? [own.indicator] : [])),
];
