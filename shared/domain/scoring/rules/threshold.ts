import * as z from 'zod';
import { choice } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { term } from '../terms.ts';
import { one, zero } from '../exact.ts';
import { share } from '../facts.ts';

const met = { 'at-least': [0, 1], above: [1], 'at-most': [-1, 0], below: [-1] } as const;
const sign = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<' } as const;

const shape = z.strictObject({
  kind: z.literal('threshold'),
  comparison: z.enum(['at-least', 'at-most', 'above', 'below']),
});

/** "达到目标值得满分，否则不得分": 1 or 0, nothing between. */
export const threshold = rule({
  shape,
  values: figures,
  needs: ['actual', 'target'],
  parameters: [choice('comparison', 'comparison')],
  score({ comparison }, { actual, target }) {
    const accepted: readonly number[] = met[comparison];
    const reached = accepted.includes(actual.compare(target));
    return share(reached ? one : zero, `if(${term(actual)} ${sign[comparison]} ${term(target)}, 1, 0)`);
  },
});
