import { yearScheme } from '../../local/demo/year-schemes.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';

const rated = {
  kind: 'common-indicator',
  direction: 'increase',
  frequency: 'quarter',
  value: 'rated',
} as const;

/** A quarter in which leaders mark how duties are performed and vote on conduct, and nothing is filed. */
export const ratedScheme: Scheme = {
  ...yearScheme,
  id: 'departments-rated',
  name: { zh: '示例县部门工作评价办法', en: 'How the departments are seen' },
  periodTypes: ['quarter'],
  sections: [
    {
      id: 'ratings',
      name: { zh: '工作评价', en: 'Ratings' },
      points: '100',
      items: 'common',
      combine: 'sum',
      indicators: [
        {
          ...rated,
          id: 'performance',
          name: { zh: '履职评价', en: 'How duties are performed' },
          standard: '围绕年度重点工作推进、服务群众、协同配合综合评价',
          points: '60',
          rule: {
            kind: 'rating',
            scaleMax: '100',
            absentGroup: 'redistribute',
            distribution: [{ from: '90', most: '0.67' }],
          },
        },
        {
          ...rated,
          id: 'conduct',
          name: { zh: '作风评价', en: 'Conduct' },
          points: '40',
          rule: {
            kind: 'votes',
            grades: [
              { id: 'good', name: { zh: '好', en: 'Good' }, value: '1' },
              { id: 'fair', name: { zh: '一般', en: 'Fair' }, value: '0.7' },
              { id: 'poor', name: { zh: '差', en: 'Poor' }, value: '0' },
            ],
            absentGroup: 'redistribute',
          },
        },
      ],
    },
  ],
  conditions: [],
  tieKeys: [{ by: 'section', section: 'ratings' }],
};
