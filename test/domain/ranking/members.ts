import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Member } from '../../../shared/domain/ranking/member.ts';
import { rankGroup } from '../../../shared/domain/ranking/ranking.ts';
import { prepareScheme } from '../../../shared/domain/scoring/score.ts';
import { departmentScheme } from '../scoring/example.ts';

export const member = (subject: string, score: string | null, more: Partial<Member> = {}): Member => ({
  subject,
  unit: 'unit.one',
  score,
  keys: [null, '0'],
  vetoes: [],
  ...more,
});

export function rank(members: Member[], more: Partial<Scheme> = {}) {
  return rankGroup(prepareScheme({ ...departmentScheme, ...more }, 1), members);
}

export const quarters: NonNullable<Scheme['conditions']>[number] = {
  id: 'quarters',
  name: { zh: '年度优秀须至少一个季度为好', en: 'one quarter with good at least' },
  grade: 'excellent',
  needs: { by: 'periods', atLeast: 1, grades: ['good'] },
};
