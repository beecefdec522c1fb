import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { positive } from '../../scheme/problems/problem.ts';
import { choice, figure, PerUnit, perUnitParameters, whole } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { Exact } from '../exact.ts';
import { awaitingPeers, missing, note } from '../facts.ts';
import { deductFor } from '../shortfall.ts';

const shape = z.strictObject({
  kind: z.literal('relative'),
  centre: z.enum(['mean', 'median']),
  margin: Decimal,
  per: PerUnit,
  floor: Decimal.optional(),
  minGroup: z.int().min(1),
});

/**
 * "低于同类平均水平的，每低1个百分点扣0.1分": like `shortfall`, against the mean or median of the peer group.
 * A positive margin lets a subject fall that far behind before it costs anything.
 */
export const relative = rule({
  shape,
  values: figures,
  needs: ['actual'],
  peers: true,
  parameters: [choice('centre', 'centre'), figure('margin'), ...perUnitParameters, figure('floor'), whole('minGroup')],
  problems: (path, { per }) => [
    ...positive(`${path}.per.points`, per.points),
    ...positive(`${path}.per.size`, per.size),
  ],
  score(rule, { actual, direction, points, standing }) {
    if (!standing) return awaitingPeers;
    const centre = standing[rule.centre];
    const { members } = standing;
    if (members < rule.minGroup || centre === null)
      return missing(note('small-group', { members, least: rule.minGroup }));
    const behind = direction === 'increase' ? Exact.of(centre).minus(actual) : actual.minus(Exact.of(centre));
    return deductFor(behind.minus(Exact.of(rule.margin)), points, rule.per, rule.floor);
  },
});
