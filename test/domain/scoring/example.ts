import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { RuleKind, RuleOf } from '../../../shared/domain/scheme/rules.ts';
import type { ScoringInput, Source } from '../../../shared/domain/scoring/input.ts';

export const source = (id: string): Source => ({ id, hash: `hash-of-${id}` });

export function indicator<K extends RuleKind>(
  id: string,
  points: string,
  rule: RuleOf<K>,
  more: Partial<Indicator> = {},
): Indicator {
  return {
    id,
    name: { zh: `指标${id}`, en: `Indicator ${id}` },
    kind: 'key-indicator',
    direction: 'increase',
    points,
    frequency: 'year',
    value: 'number',
    rule,
    ...more,
  };
}

/** 部门年度考核: common 40 (ratio, count, leaders' rating) and specific 60 from the agreement. */
export const departmentScheme: Scheme = {
  format: 'jixiao.scheme/1',
  id: 'department-annual',
  name: { zh: '市直部门年度绩效考核办法', en: 'Annual assessment of municipal departments' },
  legalBasis: ['杭州市绩效管理条例', '济南市绩效管理条例'],
  periodTypes: ['year'],
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
        indicator(
          'budget',
          '12',
          { kind: 'ratio', whenZero: 'zero' },
          {
            name: { zh: '预算执行率', en: 'Budget execution' },
            unitOfMeasure: '%',
            target: '95',
          },
        ),
        indicator(
          'complaints',
          '8',
          { kind: 'count', method: { by: 'deducting', each: '0.5' } },
          {
            name: { zh: '信访积案', en: 'Unsettled complaints' },
            direction: 'decrease',
            value: 'count',
          },
        ),
        indicator(
          'leaders',
          '20',
          { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
          {
            name: { zh: '领导评价', en: "Leaders' rating" },
            value: 'rated',
          },
        ),
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
    {
      id: 'leaders',
      name: { zh: '市领导', en: 'City leaders' },
      weight: '0.6',
      trim: { highest: 1, lowest: 1, minRaters: 5 },
    },
    { id: 'peers', name: { zh: '部门互评', en: 'Other departments' }, weight: '0.4', trim: null },
  ],
  adjustments: {
    lines: [
      { id: 'award', name: { zh: '上级表彰加分', en: 'Awards from above' }, kind: 'bonus', cap: '3' },
      { id: 'spot-check', name: { zh: '察访核验扣分', en: 'Spot-check findings' }, kind: 'deduction', cap: '5' },
    ],
    bonusCap: '5',
    deductionCap: '10',
  },
  vetoes: [
    {
      id: 'safety',
      name: { zh: '较大安全事故一票否优', en: 'Serious accident' },
      effect: { by: 'cap', grade: 'good' },
    },
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
  normalisation: { by: 'z', mean: '80', sd: '10' },
  clocks: {
    objection: { days: 3, calendar: 'working' },
    recheckDecision: { days: 10, calendar: 'working' },
    changedResultApproval: { days: 5, calendar: 'working' },
    noticeAnswer: { days: 10, calendar: 'working' },
  },
  consequences: [
    {
      id: 'notice',
      grade: 'excellent',
      use: 'notice',
      text: { zh: '通报表扬', en: 'Commended in the published notice' },
      legalBasis: '杭州市绩效管理条例',
    },
    {
      id: 'rectify',
      grade: 'fail',
      use: 'rectification',
      text: { zh: '责令限期整改', en: 'Rectification order' },
    },
  ],
};

/** What one department brought to it. */
export const departmentInput: ScoringInput = {
  subject: 'unit.transport',
  agreement: {
    source: source('agreement-2'),
    goals: [{ item: 'reading', target: '76000', baseline: '0' }],
    specific: [
      {
        section: 'specific',
        indicators: [
          indicator(
            'reading',
            '40',
            { kind: 'progress' },
            { name: { zh: '全民阅读人数', en: 'Readers' }, unitOfMeasure: '人' },
          ),
          indicator(
            'accidents',
            '20',
            { kind: 'threshold', comparison: 'at-most' },
            {
              name: { zh: '安全事故起数', en: 'Accidents' },
              direction: 'decrease',
              value: 'count',
              target: '2',
            },
          ),
        ],
      },
    ],
  },
  filed: [
    { state: 'filed', item: 'budget', value: { kind: 'number', number: '93.7' }, source: source('filing-1') },
    { state: 'filed', item: 'complaints', value: { kind: 'number', number: '3' }, source: source('filing-2') },
    { state: 'filed', item: 'reading', value: { kind: 'number', number: '70000' }, source: source('filing-3') },
    { state: 'filed', item: 'accidents', value: { kind: 'number', number: '0' }, source: source('filing-4') },
  ],
  marks: [
    { item: 'leaders', group: 'leaders', mark: '92', source: source('mark-1') },
    { item: 'leaders', group: 'leaders', mark: '88.5', source: source('mark-2') },
    { item: 'leaders', group: 'peers', mark: '95', source: source('mark-3') },
  ],
  tallies: [],
  adjustments: [{ line: 'award', points: '1.5', document: '省政府通报〔2026〕3号', source: source('adjustment-1') }],
  vetoes: [],
  periods: [],
  peers: null,
};

/** The lowest grade reaching down without end, for totals without a lower limit. */
export const openBelow = (bands: Scheme['bands']): Scheme['bands'] => [
  ...bands.slice(0, -1),
  ...bands.slice(-1).map(({ grade, name, to }) => ({ grade, name, from: null, to })),
];
