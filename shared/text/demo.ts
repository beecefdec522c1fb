import type { Text } from './refusal.ts';

/** The steps in which the demo county is driven, as the screen shows them. */
export const demoSteps = {
  'set-up': { zh: '机构、人员与角色', en: 'units, people and roles' },
  schemes: { zh: '考核办法：起草、提交、审定', en: 'schemes drafted, submitted, approved' },
  agreements: { zh: '绩效合同：提出、协商、双方签订', en: 'agreements laid, countered, signed' },
  months: { zh: '第{quarter}季度逐月填报', en: 'monthly filings of quarter {quarter}' },
  filings: { zh: '第{quarter}季度填报、签审与数据审核', en: 'filings of quarter {quarter}, signed and accepted' },
  ratings: { zh: '评委评分', en: 'sealed ratings' },
  close: { zh: '结算：计分、排名、报告、封存', en: 'close: score, rank, report, seal' },
  present: { zh: '在办：本季度、评议与下季度的待办', en: 'work at hand: this quarter, a review, the next quarter' },
  remedies: { zh: '申诉、公示、公布与事后更正', en: 'appeal, announcement, publication, correction' },
} satisfies Record<string, Text>;

export type DemoStep = keyof typeof demoSteps;

/** When something of the story happened, in its year. */
export const storyTimes = {
  january: { zh: '1月', en: 'Jan' },
  march: { zh: '3月', en: 'Mar' },
  april: { zh: '4月', en: 'Apr' },
  q1: { zh: '一季度', en: 'Q1' },
  may: { zh: '5月', en: 'May' },
  q2: { zh: '二季度', en: 'Q2' },
  september: { zh: '9月', en: 'Sep' },
  q3: { zh: '三季度', en: 'Q3' },
  q4: { zh: '四季度', en: 'Q4' },
} satisfies Record<string, Text>;
export type StoryTime = keyof typeof storyTimes;

/** What happened in the year, a line for each. */
export const storyLines = {
  agreed: {
    zh: '{units}个单位签订目标，{countered}份经协商修改',
    en: '{units} units sign their goals, {countered} after a counter-proposal',
  },
  red: { zh: '{zh}{slot}逾期未报：预警、黄牌、红牌，后补报', en: '{en} is silent: warned, yellow, red; files late' },
  waived: { zh: '{zh}黄牌：平台停机，绩效办免予', en: '{en}: a yellow card, waived, the platform was down' },
  delivered: {
    zh: '财政局、信访局成批报送各单位数据',
    en: 'Finance and Petitions deliver figures about all the others',
  },
  remarked: { zh: '{zh}提出核对意见，信访局更正', en: '{en} remarks on a figure, the Petitions Office corrects it' },
  objected: { zh: '{zh}异议成立：{before} → {after}', en: '{en} objects and is right' },
  ordered: { zh: '{zh}收到整改通知，答复并验收', en: '{en} answers a rectification order, which is verified' },
  merged: { zh: '{zh}并入{zhTo}，目标随之移交', en: '{en} is merged into {enTo}, which takes over its goals' },
  moved: { zh: '{zh}划归{zhTo}，考核随之转移', en: '{en} goes to {enTo}, and its appraisals follow' },
  accident: { zh: '{zh}发生安全事故：一票否优', en: '{en}: a safety accident caps its grade at good' },
  appealed: {
    zh: '财政局{zhName}申诉成立：{before} → {after}，{zhGrade}',
    en: 'an official of Finance appeals and is right: now {enGrade}',
  },
  announced: { zh: '公示：群众对{zh}提出意见，已答复', en: 'announced: a citizen remarks on {en}, and is answered' },
  found: { zh: '公布后审计发现{zh}数据不实', en: 'after the publication false figures of {en} come to light' },
  corrected: {
    zh: '{zh} {before} → {after}，第{first}名 → 第{rank}名，{zhGrade}',
    en: 'rank {first} → {rank}, {enGrade}; version 2 published',
  },
  groups: { zh: '经济 社会 乡镇', en: 'economic social towns' },
  left: { zh: '已退出', en: 'left: merged' },
} satisfies Record<string, Text>;

/** The year's table. */
export const storyColumns = {
  group: { zh: '年度', en: 'Year' },
  unit: { zh: '单位', en: 'unit' },
  q1: { zh: '一', en: 'Q1' },
  q2: { zh: '二', en: 'Q2' },
  q3: { zh: '三', en: 'Q3' },
  q4: { zh: '四', en: 'Q4' },
  year: { zh: '得分', en: 'score' },
  rank: { zh: '名次', en: 'rank' },
  grade: { zh: '等次', en: 'grade' },
} satisfies Record<string, Text>;

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
  evidence: '业务系统报表',
  files: {
    units: '机构名册',
    people: '人员名册',
    strategy: '重点工作清单',
    goals: '季度目标任务书',
    seats: '评委名单',
  },
  units: { percent: '%', money: '万元', matters: '件' },
  monthly: '重点项目月报',
  quarterly: '业务系统季报',
  supervision: '督查通报',
  training: '干部网络学院',
  platformDown: '省级平台停机检修，数据当日无法报送',
  remark: '两件已按期办结，系统登记迟延，附回执',
  monthlyTable: (unit: string) => `项目,单位,累计完成投资\n重点项目,${unit},见填报\n`,
  documentNumber: (year: number, n: number) => `示政发〔${year}〕${n}号`,
  truthful: '文件属实，符合办法规定',
  checked: '季度数据已核对原始报表，集中认定',
  honour: { title: '关于表彰先进集体的决定', reason: '获市级先进集体称号' },
  spotCheck: { title: '察访核验情况通报', reason: '窗口无人值守' },
  accident: { title: '事故调查报告的批复', reason: '发生较大道路运输责任事故' },
  objection: '督办事项中一件系上级延期批复所致，附批复文件',
  upheld: '经核对督查台账，该件已获准延期，不计逾期',
  order: { finding: '窗口无人值守，察访核验扣分', requirement: '查明原因，落实值守制度，十个工作日内书面报告' },
  answer: '已建立窗口轮值制度并公示，附值守记录',
  verified: '现场核实，值守到位',
  use: '列入季度通报',
  reform: { title: '关于县级机构改革的通知', reason: '商务局并入经信局，职能和目标整体划转' },
  citizen: { remark: '街道办事大厅周六并未开放，与公示不符', answer: '经现场核对，周六开放自第四季度起，公示无误' },
  appeal: {
    reason: '省委党校培训未计入学时，附结业证书',
    accepted: '符合受理条件，予以受理',
    upheld: '经核对结业证书，应计入该次培训学时',
  },
  notice: {
    finding: '重点项目月度进度低于序时进度',
    basis: '重点项目月报',
    requirement: '查明原因，提出赶工措施，书面答复',
  },
  regular: {
    objection: '本季度承担专项任务，评议人不了解情况，附任务书',
    appeal: '平时考核期间借调专班，未征求专班意见，附借调函',
  },
  fraud: {
    title: '关于重点项目投资数据核查情况的报告',
    reason: '审计发现四季度重点项目投资数据不实',
    decided: '经核对项目台账和付款凭证，数据不实属实',
  },
};

/** What the periods of any dates are called. */
export const demoPeriods = {
  review: { zh: '工作作风专项评议', en: 'Review of how departments work' },
  regular: { zh: '财政局公务员平时考核', en: 'Regular assessment, Finance' },
} satisfies Record<string, Text>;

/** The year of the officials of the bureau, beside that of the units. */
export const officialsYear = (year: number): Text => ({
  zh: `县财政局公务员${year}年度考核`,
  en: `Officials of Finance, ${year}`,
});

/** Under what those of the demo are found who are of no department. */
export const demoGroups = {
  bodies: { zh: '绩效办、委员会、评委与监督', en: 'Office, committee, raters and supervision' },
  administrators: { zh: '三员', en: 'The three administrators' },
} satisfies Record<string, Text>;
