import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { days, excellent, scheme } from './scheme.ts';

const part = (number: number) => ({
  id: `q${number}`,
  name: { zh: `第${'一二三四'[number - 1] ?? ''}季度`, en: `Quarter ${number}` },
  weight: '0.25',
});

/** 年度: the four quarters, and what leaders and deputies think of the unit. */
export const yearScheme: Scheme = {
  ...scheme,
  id: 'departments-year',
  name: { zh: '示例县部门（乡镇）年度绩效考核办法', en: 'Annual assessment of departments and towns' },
  periodTypes: ['year'],
  sections: [
    {
      id: 'quarters',
      name: { zh: '季度考核', en: 'Quarters' },
      points: '60',
      items: 'periods',
      periods: [1, 2, 3, 4].map(part),
      gaps: 'none',
      missing: 'redistribute',
    },
    {
      id: 'ratings',
      name: { zh: '工作评价', en: 'Ratings' },
      points: '40',
      items: 'common',
      combine: 'sum',
      indicators: [
        {
          id: 'performance',
          name: { zh: '履职评价', en: 'How duties are performed' },
          kind: 'common-indicator',
          direction: 'increase',
          points: '40',
          frequency: 'year',
          value: 'rated',
          rule: { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
        },
      ],
    },
  ],
  raterGroups: [
    {
      id: 'leaders',
      name: { zh: '县领导', en: 'County leaders' },
      weight: '0.6',
      trim: null,
    },
    {
      id: 'deputies',
      name: { zh: '代表委员', en: 'Deputies' },
      weight: '0.4',
      trim: { highest: 1, lowest: 1, minRaters: 3 },
    },
  ],
  adjustments: {
    lines: [{ id: 'false-figures', name: { zh: '数据不实扣分', en: 'False figures' }, kind: 'deduction', cap: '10' }],
    bonusCap: '0',
    deductionCap: '10',
  },
  conditions: [
    {
      id: 'steady',
      name: { zh: '三个季度良好以上', en: 'Three quarters good or better' },
      grade: 'excellent',
      needs: { by: 'periods', atLeast: 3, grades: ['excellent', 'good'] },
    },
  ],
  tieKeys: [{ by: 'section', section: 'quarters' }],
  clocks: { ...scheme.clocks, announcement: days(5) },
};

/** 财政局公务员年度考核: the finance bureau runs it over its own people. */
export const officialsScheme: Scheme = {
  ...yearScheme,
  id: 'finance-officials',
  name: { zh: '县财政局公务员年度考核办法', en: 'Annual assessment of the officials of Finance' },
  legalBasis: ['《中华人民共和国公务员法》', '《公务员考核规定》'],
  subjects: ['official'],
  sections: [
    {
      id: 'conduct',
      name: { zh: '德能勤绩廉', en: 'Conduct' },
      points: '70',
      items: 'common',
      combine: 'sum',
      indicators: [
        {
          id: 'conduct',
          name: { zh: '民主测评', en: 'How leader and colleagues see it' },
          kind: 'common-indicator',
          direction: 'increase',
          points: '70',
          frequency: 'year',
          value: 'rated',
          rule: { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
        },
      ],
    },
    {
      id: 'learning',
      name: { zh: '学习培训', en: 'Training' },
      points: '30',
      items: 'common',
      combine: 'sum',
      indicators: [
        {
          id: 'training-hours',
          name: { zh: '年度培训学时', en: 'Hours of training' },
          kind: 'common-indicator',
          direction: 'increase',
          unitOfMeasure: '学时',
          source: '干部网络学院',
          points: '30',
          frequency: 'year',
          value: 'number',
          provider: 'office',
          target: '90',
          rule: { kind: 'ratio', whenZero: 'zero' },
        },
      ],
    },
  ],
  raterGroups: [
    { id: 'leader', name: { zh: '主要负责人', en: 'Leader' }, weight: '0.6', admits: ['superior'], trim: null },
    { id: 'colleagues', name: { zh: '同事', en: 'Colleagues' }, weight: '0.4', admits: ['own-unit'], trim: null },
  ],
  adjustments: { lines: [], bonusCap: '0', deductionCap: '0' },
  vetoes: [],
  bands: [
    { grade: 'excellent', name: excellent, from: '90', to: null },
    { grade: 'competent', name: { zh: '称职', en: 'Competent' }, from: '75', to: '90' },
    { grade: 'basic', name: { zh: '基本称职', en: 'Basically competent' }, from: '60', to: '75' },
    { grade: 'incompetent', name: { zh: '不称职', en: 'Incompetent' }, from: '0', to: '60' },
  ],
  quotas: [{ grade: 'excellent', limit: { by: 'count', count: 1 }, per: 'unit', ties: 'exclude' }],
  conditions: [],
  tieKeys: [{ by: 'section', section: 'conduct' }],
  consequences: [],
};

type Marked = Pick<Scheme, 'id' | 'name' | 'tieKeys'>;
/** The ratings of a scheme alone, over any dates. */
function ratingsOf(whole: Scheme, section: Scheme['sections'][number] | undefined, named: Marked): Scheme {
  if (section?.items !== 'common') throw new Error(`${whole.id} has no such ratings`);
  const indicators = section.indicators.map((one) => ({ ...one, points: '100', frequency: 'once' as const }));
  return {
    ...whole,
    ...named,
    periodTypes: ['span'],
    sections: [{ ...section, points: '100', indicators }],
    adjustments: { lines: [], bonusCap: '0', deductionCap: '0' },
    vetoes: [],
    conditions: [],
    consequences: [],
  };
}

/** 工作作风专项评议: what leaders and deputies think, between two years. */
export const reviewScheme = ratingsOf(yearScheme, yearScheme.sections[1], {
  id: 'departments-review',
  name: { zh: '示例县部门（乡镇）工作作风专项评议办法', en: 'Review of how departments and towns work' },
  tieKeys: [{ by: 'section', section: 'ratings' }],
});

/** 平时考核 of the bureau's people. */
export const officialsReview = ratingsOf(officialsScheme, officialsScheme.sections[0], {
  id: 'finance-officials-review',
  name: { zh: '县财政局公务员平时考核办法', en: 'Regular assessment of the officials of Finance' },
  tieKeys: [{ by: 'section', section: 'conduct' }],
});
