import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { positive } from '../../scheme/problems/problem.ts';
import { figure } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact } from '../exact.ts';
import { share } from '../facts.ts';

const shape = z.strictObject({ kind: z.literal('imported'), fullMark: Decimal });

/** "按上级部门考核得分折算": external score × points ÷ external full mark. */
export const imported = rule({
  shape,
  values: figures,
  needs: ['actual'],
  parameters: [figure('fullMark')],
  problems: (path, { fullMark }) => positive(`${path}.fullMark`, fullMark),
  score: ({ fullMark }, { actual }) => share(actual.dividedBy(Exact.of(fullMark)), `${term(actual)} ÷ ${fullMark}`),
});
