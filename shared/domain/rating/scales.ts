import type { AgreedGoal } from '../agreement/goal.ts';
import type { Scale } from './rating.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Indicator } from '../scheme/indicator.ts';

/** Every indicator of a subject that raters decide: those of the scheme and those its own agreement brought. */
export function scalesOf({ sections }: Pick<Scheme, 'sections'>, goals: readonly AgreedGoal[]): Scale[] {
  const common = sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const own = goals.flatMap((goal) => (goal.own ? [goal.own.indicator] : []));
  return [...common, ...own].flatMap(scaleOf);
}

function scaleOf({ id, rule }: Indicator): Scale[] {
  if (rule.kind === 'rating') return [{ indicator: id, by: 'marks', max: rule.scaleMax }];
  if (rule.kind === 'votes') return [{ indicator: id, by: 'votes', grades: rule.grades.map((grade) => grade.id) }];
  return [];
}

/** Do agreements bring items of their own? Only then must the goals be read to know the scales. */
export const bringsOwnItems = ({ sections }: Pick<Scheme, 'sections'>): boolean =>
  sections.some(({ items }) => items === 'specific');
