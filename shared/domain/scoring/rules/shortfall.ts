import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { positive } from '../../scheme/problems/problem.ts';
import { figure, PerUnit, perUnitParameters } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { deductFor } from '../shortfall.ts';

const shape = z.strictObject({ kind: z.literal('shortfall'), per: PerUnit, floor: Decimal.optional() });

/** "每低于目标1个百分点扣0.05分，扣完为止": points less k per unit of the gap to the target. */
export const shortfall = rule({
  shape,
  values: figures,
  needs: ['actual', 'target'],
  parameters: [...perUnitParameters, figure('floor')],
  problems: (path, { per }) => [
    ...positive(`${path}.per.points`, per.points),
    ...positive(`${path}.per.size`, per.size),
  ],
  score(rule, { actual, target, direction, points }) {
    const gap = direction === 'increase' ? target.minus(actual) : actual.minus(target);
    return deductFor(gap, points, rule.per, rule.floor);
  },
});
