import { scheme } from '../../local/demo/scheme.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';

const [common] = scheme.sections;
if (common?.items !== 'common') throw new Error('the scheme of the demo begins with common items');

/** The quarter of the demo, in which each unit and its people bring items of their own besides. */
export const plannedScheme: Scheme = {
  ...scheme,
  id: 'departments-planned',
  name: { zh: '示例县部门（乡镇）季度绩效考核办法', en: 'Quarterly assessment of departments and towns' },
  subjects: ['unit', 'official'],
  sections: [
    {
      ...common,
      name: { zh: '共性目标', en: 'Common goals' },
      points: '60',
      indicators: common.indicators.filter(({ id }) => ['online-services', 'projects', 'overdue'].includes(id)),
    },
    {
      id: 'own',
      name: { zh: '个性目标', en: 'Goals of one’s own' },
      points: '40',
      items: 'specific',
      combine: 'sum',
      minItems: 1,
      maxItems: 5,
    },
  ],
};
