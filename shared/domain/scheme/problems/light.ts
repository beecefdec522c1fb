import { choices } from '../../../text/schemes/choices.ts';
import { figures } from '../../scoring/definition.ts';
import { Exact, one } from '../../scoring/exact.ts';
import type { Indicator } from '../indicator.ts';
import { type Problem, problem } from './problem.ts';

/** A light that can be meant: on something that goes on with time, in an order, and by a course the figure can take. */
export function lightProblems(path: string, { light, value, over = 'last', provider = 'self' }: Indicator): Problem[] {
  if (!light) return [];
  const milestones = value === 'milestones';
  if (!milestones && !figures.includes(value))
    return [problem(path, 'schemes.light-value', { value: choices.value[value] })];
  const { course, forecast } = light;
  const [amber, red] = [Exact.of(light.amber), Exact.of(light.red)];
  const ordered = red.sign() >= 0 && red.compare(amber) < 0 && amber.compare(one) <= 0;
  const strayed = milestones || (over === 'sum' ? course === 'from-baseline' : over !== 'last' && course !== 'level');
  const unfiled = milestones || (forecast === 'as-filed' && provider !== 'self');
  return [
    ...(ordered ? [] : [problem(path, 'schemes.light-order', { amber: light.amber, red: light.red })]),
    ...(course && strayed
      ? [problem(`${path}.course`, 'schemes.light-course', { course: choices.course[course] })]
      : []),
    ...(forecast && unfiled
      ? [problem(`${path}.forecast`, 'schemes.light-forecast', { forecast: choices.forecast[forecast] })]
      : []),
  ];
}
