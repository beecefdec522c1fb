import { choices } from '../../../text/schemes/choices.ts';
import { type PeriodType, inYear } from '../../period/types.ts';
import type { Scheme } from '../scheme.ts';
import { mostPeriods, type Section } from '../sections.ts';
import { type Problem, problem } from './problem.ts';

/** How many shorter periods of a kind fit: three months into a quarter, none into a month. */
const mostIn: Readonly<Record<PeriodType, number>> = {
  month: 0,
  quarter: inYear.month / inYear.quarter,
  'half-year': inYear.month / inYear['half-year'],
  year: inYear.month,
  span: mostPeriods,
};

const lengths = { m: 'month', q: 'quarter', h: 'half-year' } as const;

/** Parts have to be shorter than the period: more than fit, or a fifth quarter, can never be named when one is opened. */
export function rollUpProblems(
  path: string,
  { periods }: Extract<Section, { items: 'periods' }>,
  periodTypes: Scheme['periodTypes'],
): Problem[] {
  return periodTypes.flatMap((type) => {
    const most = mostIn[type];
    const name = choices.periodType[type];
    return [
      ...(periods.length > most
        ? [problem(`${path}.periods`, 'schemes.periods-too-many', { count: periods.length, most, ...name })]
        : []),
      ...periods.flatMap(({ id }, at) =>
        fits(id, type) ? [] : [problem(`${path}.periods.${at}.id`, 'schemes.periods-no-part', { id, ...name })],
      ),
    ];
  });
}

/** Of ids that read as a part of the year; any other may be any period. */
function fits(id: string, type: PeriodType): boolean {
  const [, letter = '', number] = /^([mqh])(\d{1,2})$/.exec(id) ?? [];
  if (letter !== 'm' && letter !== 'q' && letter !== 'h') return true;
  const length = inYear[lengths[letter]];
  const shorter = type === 'span' || length > inYear[type];
  return shorter && Number(number) >= 1 && Number(number) <= length;
}
