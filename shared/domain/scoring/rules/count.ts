import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { type Problem, positive } from '../../scheme/problems/problem.ts';
import { choice, counts, figure, mostRuleSteps, startsAndGrows } from '../parameters.ts';
import { rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact, greatest, least, zero } from '../exact.ts';
import { blocked, note, score } from '../facts.ts';

const shape = z.strictObject({
  kind: z.literal('count'),
  method: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('deducting'), each: Decimal, floor: Decimal.optional() }),
    z.strictObject({ by: z.literal('adding'), each: Decimal, cap: Decimal }),
    z.strictObject({
      by: z.literal('table'),
      steps: z
        .array(z.strictObject({ from: z.int().min(0), score: Decimal }))
        .min(1)
        .max(mostRuleSteps),
    }),
  ]),
});

/**
 * "每发生一起扣0.5分，扣完为止" (deducting), "每项加1分，最高加3分" (adding),
 * or a table: from this many on, this score.
 */
export const count = rule({
  shape,
  values: ['count', 'number'],
  needs: ['actual'],
  parameters: [
    choice('method.by', 'countBy'),
    figure('method.each'),
    figure('method.floor'),
    figure('method.cap'),
    counts('method.steps', 'from', 'score'),
  ],
  problems: (path, { method }) => methodProblems(`${path}.method`, method),
  score({ method }, { actual, points }) {
    if (actual.sign() < 0 || actual.floor() !== actual.ceiling())
      return blocked(note('not-a-count', { value: term(actual) }));
    switch (method.by) {
      case 'deducting': {
        const floor = Exact.of(method.floor ?? '0');
        const left = points.minus(Exact.of(method.each).times(actual));
        const notes = left.compare(floor) < 0 ? [note('deducted-to-floor', { floor: term(floor) })] : [];
        return score(
          greatest(left, floor),
          `max(${term(floor)}, ${term(points)} − ${method.each} × ${term(actual)})`,
          notes,
        );
      }
      case 'adding': {
        const cap = Exact.of(method.cap);
        const earned = Exact.of(method.each).times(actual);
        const notes = earned.compare(cap) > 0 ? [note('points-capped', { cap: method.cap, points: term(earned) })] : [];
        return score(least(earned, cap), `min(${method.cap}, ${method.each} × ${term(actual)})`, notes);
      }
      case 'table': {
        const step = method.steps.findLast(({ from }) => actual.compare(Exact.whole(from)) >= 0);
        return score(step ? Exact.of(step.score) : zero, step?.score ?? '0', [
          note('from-table', { value: term(actual) }),
        ]);
      }
      default:
        return method satisfies never;
    }
  },
});

function methodProblems(path: string, method: z.infer<typeof shape>['method']): Problem[] {
  switch (method.by) {
    case 'deducting':
      return positive(`${path}.each`, method.each);
    case 'adding':
      return [...positive(`${path}.each`, method.each), ...positive(`${path}.cap`, method.cap)];
    case 'table':
      return startsAndGrows(
        `${path}.steps`,
        0,
        method.steps.map(({ from }) => from),
      );
    default:
      return method satisfies never;
  }
}
