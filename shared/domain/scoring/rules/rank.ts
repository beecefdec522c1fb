import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import {
  choice,
  counts,
  mostRuleSteps,
  startsAndGrows,
  whenZeroDeclared,
  whenZeroShape,
  whole,
} from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { declaredForZero, term } from '../terms.ts';
import { Exact, sum, zero } from '../exact.ts';
import { awaitingPeers, missing, note, score, share, type Outcome } from '../facts.ts';
import type { PeerStanding } from '../input.ts';

type ByPosition = Extract<z.infer<typeof shape>['method'], { by: 'position' }>;

const shape = z.strictObject({
  kind: z.literal('rank'),
  minGroup: z.int().min(1).optional(),
  method: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('position'),
      /** From this position on (until the next line) this many points. */
      positions: z
        .array(z.strictObject({ from: z.int().min(1), points: Decimal }))
        .min(1)
        .max(mostRuleSteps),
      ties: z.enum(['shared-best', 'shared-mean', 'next']),
    }),
    z.strictObject({ by: z.literal('best'), whenZero: whenZeroShape }),
  ]),
});

/**
 * "按同类排名计分：第1名得满分，第2名……" by position, or "以最优值为满分，其余按比例折算" against the best.
 * Peers' figures are only known when all are in, so this is scored in the second pass.
 */
export const rank = rule({
  shape,
  values: figures,
  needs: ['actual'],
  peers: true,
  parameters: [
    whole('minGroup'),
    choice('method.by', 'rankBy'),
    counts('method.positions', 'from', 'points'),
    choice('method.ties', 'ties'),
    choice('method.whenZero', 'whenZero'),
  ],
  problems: (path, { kind, method }) =>
    method.by === 'position'
      ? startsAndGrows(
          `${path}.method.positions`,
          1,
          method.positions.map(({ from }) => from),
        )
      : whenZeroDeclared(`${path}.method`, { kind, whenZero: method.whenZero }),
  score({ method, minGroup = 1 }, { actual, direction, standing }) {
    if (!standing) return awaitingPeers;
    const { members, best } = standing;
    if (members < minGroup || best === null) return missing(note('small-group', { members, least: minGroup }));
    if (method.by === 'position') return byPosition(method, standing);
    const [over, under] = direction === 'increase' ? [actual, Exact.of(best)] : [Exact.of(best), actual];
    return under.isZero()
      ? declaredForZero(method.whenZero)
      : share(over.dividedBy(under), `${term(over)} ÷ ${term(under)}`);
  },
});

/** Those who tie take the best of their positions, the mean of all of them, or the one after them: the last. */
function byPosition(method: ByPosition, { better, equal, members }: PeerStanding): Outcome {
  const first = better + 1;
  const last = better + Math.max(equal, 1);
  const notes = [note('position', { of: members, position: first, equal })];
  if (method.ties === 'shared-mean' && last > first) {
    const positions = Array.from({ length: last - better }, (_, at) => pointsAt(method, first + at));
    const mean = sum(positions).dividedBy(Exact.whole(positions.length));
    return score(mean, `(${positions.map(term).join(' + ')}) ÷ ${positions.length}`, notes);
  }
  const points = pointsAt(method, method.ties === 'next' ? last : first);
  return score(points, term(points), notes);
}

function pointsAt({ positions }: ByPosition, position: number): Exact {
  const line = positions.findLast(({ from }) => from <= position);
  return line ? Exact.of(line.points) : zero;
}
