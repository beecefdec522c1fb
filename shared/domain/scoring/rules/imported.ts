import { type RuleDefinition, term } from '../terms.ts';
import { Exact } from '../exact.ts';
import { share } from '../facts.ts';

/** "按上级部门考核得分折算": external score × points ÷ external full mark. */
export const imported: RuleDefinition<'imported', 'actual'> = {
  kind: 'imported',
  needs: ['actual'],
  score: ({ fullMark }, { actual }) => share(actual.dividedBy(Exact.of(fullMark)), `${term(actual)} ÷ ${fullMark}`),
};
