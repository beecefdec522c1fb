import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { increasing, mostRuleSteps, pairs, readAtParameters, readAtShape, whenZeroDeclared } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { readAt, term } from '../terms.ts';
import { Exact, zero } from '../exact.ts';
import { note, share, type Outcome } from '../facts.ts';

const shape = z.strictObject({
  kind: z.literal('interpolate'),
  ...readAtShape,
  points: z
    .array(z.strictObject({ value: Decimal, share: Decimal }))
    .min(2)
    .max(mostRuleSteps),
});

/**
 * "在两档之间的，按线性插值法计分": a straight line between the declared points, flat outside them, exact at them.
 */
export const interpolate = rule({
  shape,
  values: figures,
  needs: ['actual'],
  parameters: [...readAtParameters, pairs('points', 'value', 'share')],
  problems: (path, given) => [
    ...(given.of === 'completion' ? whenZeroDeclared(path, given) : []),
    ...increasing(
      `${path}.points`,
      given.points.map(({ value }) => value),
    ),
  ],
  score: (rule, facts) => readAt(rule, facts, (value, working) => onLine(rule.points, value, working)),
});

function onLine(declared: z.infer<typeof shape>['points'], value: Exact, working: string): Outcome {
  const points = declared.map((point) => ({ value: Exact.of(point.value), share: Exact.of(point.share) }));
  const above = points.findIndex((point) => point.value.compare(value) >= 0);
  const notes = [note('from-table', { value: working })];
  const upper = points[above] ?? points.at(-1);
  const lower = points[above - 1];
  if (!upper) return share(zero, '0', notes);
  if (!lower || above < 0 || upper.value.compare(value) === 0) return share(upper.share, term(upper.share), notes);
  const part = value.minus(lower.value).dividedBy(upper.value.minus(lower.value));
  const line = `(${term(value)} − ${term(lower.value)}) ÷ (${term(upper.value)} − ${term(lower.value)})`;
  return share(
    lower.share.plus(upper.share.minus(lower.share).times(part)),
    `(${term(lower.share)} + (${term(upper.share)} − ${term(lower.share)}) × ${line})`,
    notes,
  );
}
