import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { type Problem, problem } from '../../scheme/problems/problem.ts';
import { choice, increasing, mostRuleSteps, readAtParameters, readAtShape, whenZeroDeclared } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { readAt, term } from '../terms.ts';
import { Exact, zero } from '../exact.ts';
import { note, share } from '../facts.ts';

const shape = z.strictObject({
  kind: z.literal('steps'),
  ...readAtShape,
  /** Which end of each band belongs to it; the outermost ends are null, so every value falls somewhere. */
  includes: z.enum(['from', 'to']),
  bands: z
    .array(z.strictObject({ from: Decimal.nullable(), to: Decimal.nullable(), share: Decimal }))
    .min(1)
    .max(mostRuleSteps),
});

type Steps = z.infer<typeof shape>;

/**
 * "完成率95%（含）以上得满分，90%（含）至95%得80%……": half-open steps; the scheme says which end belongs to a step.
 */
export const steps = rule({
  shape,
  values: figures,
  needs: ['actual'],
  parameters: [...readAtParameters, choice('includes', 'includes'), { path: 'bands', notation: { as: 'steps' } }],
  problems: (path, given) => [
    ...(given.of === 'completion' ? whenZeroDeclared(path, given) : []),
    ...tile(`${path}.bands`, given.bands),
  ],
  score: (rule, facts) =>
    readAt(rule, facts, (value, working) => {
      const earned = stepAt(rule, value);
      return share(earned, term(earned), [note('from-table', { value: working })]);
    }),
});

function stepAt({ bands, includes }: Steps, value: Exact): Exact {
  const reaches = (to: string | null) => {
    if (to === null) return true;
    const edge = value.compare(Exact.of(to));
    return edge < 0 || (edge === 0 && includes === 'to');
  };
  const step = bands.find(({ to }) => reaches(to));
  return step ? Exact.of(step.share) : zero;
}

/** From −∞ to +∞ without gap or overlap, upwards. */
function tile(path: string, bands: Steps['bands']): Problem[] {
  const edges = bands.flatMap(({ to }, at) => {
    const next = bands[at + 1];
    const meets = next
      ? to !== null && next.from !== null && Exact.of(to).compare(Exact.of(next.from)) === 0
      : to === null;
    return meets ? [] : [problem(`${path}.${at}.to`, 'schemes.steps-gap', { at: to ?? '∞' })];
  });
  const openBelow =
    bands[0]?.from === null ? [] : [problem(`${path}.0.from`, 'schemes.steps-gap', { at: bands[0]?.from ?? '' })];
  return [
    ...openBelow,
    ...edges,
    ...increasing(
      path,
      bands.flatMap(({ to }) => to ?? []),
    ),
  ];
}
