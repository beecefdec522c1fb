import { spreadOf } from '../../shared/domain/reports/grading.ts';
import type { Heading, PeriodReport, RankedOf, SubjectReport } from '../../shared/domain/reports/model.ts';
import type { Rendered } from '../../shared/reports/rendered.ts';
import { sections } from './sections.ts';

/** A quarter of a county: the water bureau came second, its band says 优秀 and the quota says 良好. */
const excellent = { id: 'excellent', name: { zh: '优秀', en: 'Excellent' } };
const good = { id: 'good', name: { zh: '良好', en: 'Good' } };
const passed = { id: 'pass', name: { zh: '合格', en: 'Pass' } };
const failed = { id: 'fail', name: { zh: '不合格', en: 'Fail' } };

export const heading: Heading = {
  stage: 'provisional',
  generation: 1,
  generatedAt: '2026-10-12T01:00:00.000Z',
  letterhead: {
    office: { zh: '示例县绩效管理委员会办公室', en: 'Office of the Performance Management Committee, Shili County' },
    number: null,
    date: '2026-10-12',
  },
  jurisdiction: { id: '330199', name: { zh: '示例县', en: 'Shili County' } },
  period: {
    id: '2026-q3',
    name: { zh: '2026年第三季度', en: 'third quarter of 2026' },
    start: '2026-07-01',
    end: '2026-09-30',
  },
  scheme: {
    id: 'department',
    version: 2,
    title: { zh: '示例县县直部门绩效考核办法', en: 'Performance Appraisal Measures for County Departments' },
    legalBasis: ['《示例县绩效管理条例》第十八条', '《示例县政府绩效考核实施细则》'],
    fullMark: '100',
  },
};

const scores = ['94.10', '93.12', '91.40', '88.25', '86.00', '84.31', '79.90', '72.05'];

export const subject: SubjectReport = {
  ...heading,
  format: 'jixiao.subject-report/1',
  subject: {
    id: 'unit.water',
    name: { zh: '示例县水务局', en: 'Shili County Water Bureau' },
    kind: 'unit',
    unit: null,
  },
  group: { id: 'economy', name: { zh: '经济管理部门', en: 'Economic departments' } },
  sheet: 1,
  outcome: {
    state: 'graded',
    score: { exact: '93.1217', rounded: '93.12' },
    grading: {
      rank: 2,
      of: 8,
      normalised: null,
      grade: good,
      steps: [
        {
          by: 'band',
          grade: excellent,
          why: {
            zh: '得分93.12分，属“优秀”区间（90分及以上）。',
            en: '93.12 lies in the band “Excellent” (90 and above).',
          },
        },
        {
          by: 'quota',
          grade: good,
          why: {
            zh: '“优秀”名额为8个对象的20%，舍去尾数为1个，本对象列第2名，转为“良好”，得分不变。',
            en: 'The quota of “Excellent” is 20 % of 8, rounded down to 1; at rank 2 the grade becomes “Good”. The score stays.',
          },
        },
        { by: 'veto', grade: good, why: { zh: '无一票否决事项。', en: 'There is no veto.' } },
      ],
      why: [],
    },
  },
  sections,
  adjustments: [
    {
      id: 'award',
      kind: 'bonus',
      title: { zh: '获省级节水型社会建设表彰', en: 'Provincial award for water saving' },
      document: '浙水资〔2026〕31号',
      recorded: '1',
      counted: '0.5',
      sentence: { zh: '登记加1分，单项封顶0.5分，计0.5分。', en: '1 point recorded, cap 0.5, 0.5 counted.' },
    },
  ],
  adjusted: { bonus: '0.5', deduction: '0' },
  standing: spreadOf(scores),
  grades: [
    {
      grade: excellent,
      n: 1,
      quota: 1,
      limits: [
        {
          zh: '每个考核类别不超过 20%（舍去），计 1 个',
          en: 'each peer group: at most 20 % (rounded down), which makes 1',
        },
      ],
    },
    { grade: good, n: 5, quota: null, limits: [] },
    { grade: passed, n: 2, quota: null, limits: [] },
    { grade: failed, n: 0, quota: null, limits: [] },
  ],
  signatures: [
    { role: { zh: '绩效办经办人', en: 'Prepared by' }, name: { zh: '周敏', en: 'Zhou Min' }, date: '2026-10-12' },
    { role: { zh: '绩效办审核人', en: 'Checked by' }, name: null, date: null },
    { role: { zh: '委员会签发', en: 'Issued by' }, name: null, date: null },
    { role: { zh: '考核对象签收', en: 'Received by' }, name: null, date: null },
  ],
  revision: null,
  remedy: {
    zh: '如对本结果有异议，可自收到之日起3个工作日内（至2026年10月15日24时）书面提出复核申请。复核期间不停止结果执行。',
    en: 'You may request a recheck in writing within 3 working days, until the end of 15 October 2026. The request does not suspend execution.',
  },
  audit: { entry: 41, hash: '5b1f0c9a77e3d2468bd0ce1f5a9be0137c44aa02b8d96e31f0aa5577c1d2e3f4' },
};

const names = [
  '财政局',
  '水务局',
  '发展和改革局',
  '农业农村局',
  '自然资源局',
  '商务局',
  '交通运输局',
  '市场监督管理局',
];
const ranked = scores.map((rounded, index): RankedOf => ({
  rank: index + 1,
  subject: { id: `unit.${index + 1}`, name: { zh: `示例县${names[index]}`, en: `Bureau ${index + 1}` } },
  score: { exact: rounded, rounded },
  normalised: null,
  grade: [excellent, good, good, good, good, good, passed, passed][index] ?? passed,
  moved:
    index === 1 || index === 2
      ? { zh: '“优秀”名额已满，由“优秀”转为“良好”。', en: 'Moved from Excellent by the quota.' }
      : null,
}));

export const period: PeriodReport = {
  ...heading,
  format: 'jixiao.period-report/1',
  subjects: 9,
  groups: [
    {
      id: 'economy',
      name: { zh: '经济管理部门', en: 'Economic departments' },
      ranking: ranked,
      grades: subject.grades,
      standing: spreadOf(scores),
    },
  ],
  setAside: [
    {
      subject: { id: 'unit.archive', name: { zh: '示例县档案馆', en: 'County Archives' } },
      group: { zh: '经济管理部门', en: 'Economic departments' },
      score: null,
      why: {
        zh: '指标“档案数字化率”缺数据，考核办法规定不得计分。',
        en: 'The indicator “digitised files” has no data; the scheme blocks the score.',
      },
    },
  ],
  timeliness: { due: 216, onTime: 207, late: 7, missing: 2 },
  signatures: subject.signatures,
  audit: subject.audit,
};

export const text = (files: readonly Rendered[], format: Rendered['format']) =>
  // ignoreBOM: the mark is part of what is tested.
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.find((file) => file.format === format)?.bytes);
