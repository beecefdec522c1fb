import type { Text } from './refusal.ts';

/** The steps in which the demo county is driven through a quarter, as the screen shows them. */
export const demoSteps = {
  'set-up': { zh: '机构、人员与角色', en: 'units, people and roles' },
  scheme: { zh: '考核办法：起草、提交、审定', en: 'scheme drafted, submitted, approved' },
  agreements: { zh: '绩效合同：提出、协商、双方签订', en: 'agreements proposed, countered, signed' },
  month: { zh: '第{month}个月填报', en: 'filings of month {month}' },
  quarter: { zh: '季度填报、签审与数据审核', en: 'quarter filings, sign-off, acceptance' },
  ratings: { zh: '评委评分', en: 'sealed ratings' },
  adjustments: { zh: '加减分与一票否优', en: 'adjustments and a veto' },
  close: { zh: '结算：计分、排名、报告、封存', en: 'close: score, rank, report, seal' },
  recheck: { zh: '反馈、异议与复核', en: 'feedback, objection, recheck' },
  publication: { zh: '提请、审定与公布', en: 'results proposed, approved, published' },
  'follow-up': { zh: '整改与结果应用', en: 'rectification and use of the result' },
} satisfies Record<string, Text>;

export type DemoStep = keyof typeof demoSteps;

/** The table of results on the screen. */
export const resultColumns = {
  rank: { zh: '名次', en: 'rank' },
  unit: { zh: '单位', en: 'unit' },
  score: { zh: '得分', en: 'score' },
  grade: { zh: '等次', en: 'grade' },
  remark: { zh: '说明', en: 'remarks' },
} satisfies Record<string, Text>;

export const changedByRecheck: Text = { zh: '复核后变更', en: 'changed by a recheck' };

/** What the people of the demo county write. It is entered as they would, so it is in their language only. */
export const demoStory = {
  enabled: '系统启用',
  appointed: '年度任命',
  firstMeeting: '县绩效管理委员会第1次会议',
  secondMeeting: '县绩效管理委员会第2次会议',
  government: '示例县人民政府',
  evidence: {
    platform: '平台月报',
    projects: '项目台账',
    petitions: '信访系统截图',
    supervision: '督查通报',
    budget: '预算执行表',
  },
  units: { percent: '%', money: '万元', matters: '件' },
  monthly: '重点项目月报',
  quarterly: '业务系统季报',
  monthlyTable: (unit: string) => `项目,单位,累计完成投资\n重点项目,${unit},见填报\n`,
  documentNumber: (year: number, n: number) => `示政发〔${year}〕${n}号`,
  truthful: '文件属实，符合办法规定',
  honour: { title: '关于表彰先进集体的决定', reason: '获市级先进集体称号' },
  spotCheck: { title: '察访核验情况通报', reason: '窗口无人值守' },
  accident: { title: '事故调查报告的批复', reason: '发生较大道路运输责任事故' },
  objection: '督办事项中一件系上级延期批复所致，附批复文件',
  upheld: '经核对督查台账，该件已获准延期，不计逾期',
  order: { finding: '窗口无人值守，察访核验扣分', requirement: '查明原因，落实值守制度，十个工作日内书面报告' },
  answer: '已建立窗口轮值制度并公示，附值守记录',
  verified: '现场核实，值守到位',
  use: { why: '列入季度通报', document: '示绩办〔2026〕5号' },
};
