import type { Scheme } from '../../shared/domain/scheme.ts';

/** A small quarterly scheme for departments, whole and without problems: something to copy and change. */
export const exampleScheme: Scheme = {
  format: 'jixiao.scheme/1',
  id: 'departments-quarterly',
  name: { zh: '县直部门季度绩效考核办法', en: 'Quarterly assessment of county departments' },
  legalBasis: ['《示例县绩效管理办法》第三章'],
  periodTypes: ['quarter'],
  subjects: ['unit'],
  fullMark: '100',
  clamp: { min: '0', max: null },
  rounding: { stage: 'total', digits: 2, mode: 'half-up' },
  missing: 'block',
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '40',
      items: 'common',
      combine: 'sum',
      indicators: [
        {
          id: 'budget',
          name: { zh: '预算执行率', en: 'Budget execution' },
          kind: 'common-indicator',
          direction: 'increase',
          unitOfMeasure: '%',
          source: '县财政局预算执行系统',
          points: '15',
          frequency: 'quarter',
          value: 'fraction',
          target: '0.25',
          rule: { kind: 'ratio', cap: '1', whenZero: 'zero' },
        },
        {
          id: 'service',
          name: { zh: '服务质量评价', en: 'Quality of service' },
          kind: 'common-indicator',
          direction: 'increase',
          points: '25',
          frequency: 'once',
          value: 'rated',
          rule: { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
        },
      ],
    },
    {
      id: 'specific',
      name: { zh: '个性指标', en: 'Specific indicators' },
      points: '60',
      items: 'specific',
      combine: 'sum',
      minItems: 1,
      maxItems: 12,
    },
  ],
  raterGroups: [
    { id: 'leaders', name: { zh: '县领导', en: 'County leaders' }, weight: '0.6', trim: null },
    {
      id: 'peers',
      name: { zh: '部门互评', en: 'Other departments' },
      weight: '0.4',
      trim: { highest: 1, lowest: 1, minRaters: 5 },
    },
  ],
  adjustments: {
    lines: [
      { id: 'award', name: { zh: '上级表彰加分', en: 'Awards from above' }, kind: 'bonus', cap: '3' },
      { id: 'spot-check', name: { zh: '察访核验扣分', en: 'Spot-check findings' }, kind: 'deduction', cap: '5' },
    ],
    bonusCap: '3',
    deductionCap: '5',
  },
  vetoes: [
    { id: 'safety', name: { zh: '安全事故一票否优', en: 'Serious accident' }, effect: { by: 'cap', grade: 'good' } },
    { id: 'false-report', name: { zh: '严重弄虚作假', en: 'Grave false report' }, effect: { by: 'fail' } },
  ],
  bands: [
    { grade: 'excellent', name: { zh: '优秀', en: 'Excellent' }, from: '90', to: null },
    { grade: 'good', name: { zh: '良好', en: 'Good' }, from: '80', to: '90' },
    { grade: 'pass', name: { zh: '合格', en: 'Pass' }, from: '60', to: '80' },
    { grade: 'fail', name: { zh: '不合格', en: 'Fail' }, from: '0', to: '60' },
  ],
  quotas: [
    { grade: 'excellent', limit: { by: 'share', share: '0.2', rounding: 'floor' }, per: 'peer-group', ties: 'exclude' },
  ],
  tieKeys: [{ by: 'section', section: 'specific' }, { by: 'fewer-deductions' }],
  normalisation: null,
  clocks: {
    objection: { days: 3, calendar: 'working' },
    recheckDecision: { days: 10, calendar: 'working' },
    changedResultApproval: { days: 5, calendar: 'working' },
    noticeAnswer: { days: 10, calendar: 'working' },
  },
  consequences: [
    { id: 'rectify', grade: 'fail', use: 'rectification', text: { zh: '下达整改通知', en: 'Rectification order' } },
  ],
};
