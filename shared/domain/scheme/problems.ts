import { choices } from '../../text/schemes/choices.ts';
import { ruleNames } from '../../text/schemes/rules.ts';
import { figures } from '../scoring/definition.ts';
import { Exact, print, sum } from '../scoring/exact.ts';
import { formulasProblem } from '../scoring/formula/check.ts';
import type { Indicator } from './indicator.ts';
import type { RaterGroup } from './outcome.ts';
import { lightProblems } from './problems/light.ts';
import { outcomeProblems } from './problems/outcome.ts';
import { type Problem, positive, problem, twice, weightsSumToOne } from './problems/problem.ts';
import { providedProblems } from './problems/provided.ts';
import { rollUpProblems } from './problems/roll-up.ts';
import { definitionOf } from './rules.ts';
import type { Scheme } from './scheme.ts';
import type { Section } from './sections.ts';

/** Everything wrong with a scheme that its shape cannot tell, all at once. Nothing found: it can be scored with. */
export function schemeProblems(scheme: Scheme): Problem[] {
  const total = sum(scheme.sections.map(({ points }) => Exact.of(points)));
  const adds = total.compare(Exact.of(scheme.fullMark)) === 0;
  const common = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const items = common.map(({ id }) => id);
  return [
    ...positive('fullMark', scheme.fullMark),
    ...(adds ? [] : [problem('sections', 'schemes.sections-sum', { sum: print(total), whole: scheme.fullMark })]),
    ...twice(
      'sections',
      scheme.sections.map(({ id }) => id),
    ),
    ...twice('sections', items),
    ...scheme.sections.flatMap((section, at) => sectionProblems(`sections.${at}`, section, scheme)),
    ...scheme.sections.flatMap((section, at) =>
      section.items === 'common'
        ? section.indicators.flatMap((one, n) => providedProblems(`sections.${at}.indicators.${n}`, one, common))
        : [],
    ),
    ...formulasProblem(scheme),
    ...outcomeProblems(scheme),
  ];
}

function sectionProblems(
  path: string,
  section: Section,
  { raterGroups: groups, missing, periodTypes }: Scheme,
): Problem[] {
  const points = positive(`${path}.points`, section.points);
  switch (section.items) {
    case 'common':
      return [...points, ...itemsProblems(path, section, section.indicators, groups)];
    case 'specific': {
      const { minItems: least, maxItems: most } = section;
      return least <= most
        ? points
        : [...points, problem(`${path}.maxItems`, 'schemes.range', { low: least, high: most })];
    }
    case 'periods':
      return [
        ...points,
        ...((section.missing ?? missing) === 'full' ? [problem(`${path}.missing`, 'schemes.periods-full')] : []),
        ...twice(
          `${path}.periods`,
          section.periods.map(({ id }) => id),
        ),
        ...weightsSumToOne(
          `${path}.periods`,
          section.periods.map(({ weight }) => weight),
        ),
        ...rollUpProblems(path, section, periodTypes),
      ];
    default:
      return section satisfies never;
  }
}

/** Points of a summed section add up to it; in a weighted mean they are weights, and only have to be there. */
export function itemsProblems(
  path: string,
  section: Extract<Section, { combine: string }>,
  indicators: readonly Indicator[],
  groups: readonly RaterGroup[],
): Problem[] {
  const total = sum(indicators.map(({ points }) => Exact.of(points)));
  const adds = section.combine === 'weighted-mean' || total.compare(Exact.of(section.points)) === 0;
  return [
    ...(total.isZero() ? [problem(`${path}.indicators`, 'schemes.no-weight')] : []),
    ...(adds
      ? []
      : [problem(`${path}.indicators`, 'schemes.points-sum', { sum: print(total), whole: section.points })]),
    ...indicators.flatMap((indicator, at) => [
      ...positive(`${path}.indicators.${at}.points`, indicator.points),
      ...ruleProblems(`${path}.indicators.${at}`, indicator, groups),
    ]),
  ];
}

/** Is the rule complete? A rule with a hole would make up a number one day. */
function ruleProblems(path: string, indicator: Indicator, groups: readonly RaterGroup[]): Problem[] {
  const { rule, value } = indicator;
  const definition = definitionOf(rule);
  const kind = definition.values.includes(value)
    ? []
    : [
        problem(`${path}.value`, 'schemes.value-kind', {
          rule: ruleNames[rule.kind],
          value: choices.value[value],
        }),
      ];
  const survey = indicator.counts === 'signed' && value === 'survey';
  return [
    ...kind,
    ...overProblems(`${path}.over`, indicator),
    ...lightProblems(`${path}.light`, indicator),
    ...(survey ? [problem(`${path}.counts`, 'schemes.survey-signed')] : []),
    ...(definition.problems?.(`${path}.rule`, rule, groups) ?? []),
  ];
}

/** Figures can be put together; milestones, answers of a survey, marks and sets of figures cannot. A mean is no count. */
function overProblems(path: string, { over, value, rule }: Indicator): Problem[] {
  if (over === undefined || over === 'last') return [];
  if (!figures.includes(value)) return [problem(path, 'schemes.over-value', { over: choices.over[over] })];
  return over === 'mean' && rule.kind === 'count' ? [problem(path, 'schemes.over-count')] : [];
}

/**
 * What the scheme declares and the system leaves to people: told to whoever checks, reads or approves it, so that nothing
 * declared is silently ignored.
 */
export function undelivered(scheme: Scheme): Problem[] {
  const { subjects, consequences } = scheme;
  return [
    ...(subjects.includes('team') ? [problem('subjects', 'schemes.undelivered-teams')] : []),
    ...(consequences.length > 0 ? [problem('consequences', 'schemes.undelivered-consequences')] : []),
  ];
}
