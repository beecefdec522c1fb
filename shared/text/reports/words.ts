import type { Language } from '../catalogue.ts';
import type { Text } from '../refusal.ts';

/** How a language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** How workbooks are set, and who is said to have made them. */
export const workbookText = { body: '宋体', heading: '黑体', creator: '绩效 Jixiao' };

/** 一、二、三 … of the sections of an official document. */
export const numerals = '一二三四五六七八九十';

/** Headings and labels of reports. */
export const words = {
  numberBlank: { zh: '{series}〔{year}〕　　号', en: '{series} No. ____ [{year}]' },
  and: { zh: '、', en: ', ' },
  colon: { zh: '：', en: ': ' },
  language: { zh: '语言', en: 'Language' },
  contents: { zh: '附件：', en: 'Annexes: ' },
  annex: { zh: '附件{n}', en: 'Annex {n}' },
  result: { zh: '考核结果', en: 'Result' },
  composition: { zh: '得分构成', en: 'How the score is made up' },
  grading: { zh: '等次评定', en: 'How the grade was decided' },
  adjustments: { zh: '加减分与否决事项', en: 'Adjustments and vetoes' },
  revision: { zh: '复核变更', en: 'Change after recheck' },
  remedy: { zh: '异议与复核', en: 'Objection and recheck' },
  itemTable: { zh: '指标得分明细', en: 'Scores by indicator' },
  trace: { zh: '计算过程', en: 'How every figure was computed' },
  score: { zh: '得分', en: 'Score' },
  exact: { zh: '精确得分', en: 'Exact score' },
  rank: { zh: '名次', en: 'Rank' },
  grade: { zh: '等次', en: 'Grade' },
  band: { zh: '得分区间', en: 'By score band' },
  quota: { zh: '等次名额', en: 'By quota' },
  veto: { zh: '一票否优', en: 'By veto' },
  condition: { zh: '等次条件', en: 'By condition' },
  section: { zh: '考核板块', en: 'Section' },
  item: { zh: '考核指标', en: 'Indicator' },
  rule: { zh: '计分规则', en: 'Rule' },
  unit: { zh: '计量单位', en: 'Unit' },
  points: { zh: '分值', en: 'Points' },
  nominal: { zh: '原定分值', en: 'Points in scheme' },
  baseline: { zh: '基期值', en: 'Baseline' },
  target: { zh: '目标值', en: 'Target' },
  actual: { zh: '实际值', en: 'Actual' },
  state: { zh: '状态', en: 'State' },
  attainment: { zh: '得分率', en: 'Attainment' },
  total: { zh: '合计', en: 'Total' },
  subject: { zh: '考核对象', en: 'Subject' },
  subjectId: { zh: '对象编码', en: 'Subject id' },
  group: { zh: '考核类别', en: 'Peer group' },
  period: { zh: '考核周期', en: 'Period' },
  scheme: { zh: '考核办法', en: 'Scheme' },
  date: { zh: '日期', en: 'Date' },
  kind: { zh: '类型', en: 'Kind' },
  title: { zh: '事项', en: 'Matter' },
  document: { zh: '依据文件', en: 'Document' },
  recorded: { zh: '登记分值', en: 'Recorded' },
  counted: { zh: '计入分值', en: 'Counted' },
  bonus: { zh: '加分', en: 'Bonus' },
  deduction: { zh: '减分', en: 'Deduction' },
  vetoEvent: { zh: '一票否决', en: 'Veto' },
  sentence: { zh: '计算说明', en: 'Explanation' },
  expression: { zh: '算式', en: 'Expression' },
  inputs: { zh: '数据来源', en: 'Inputs' },
  what: { zh: '变更内容', en: 'What changed' },
  before: { zh: '变更前', en: 'Before' },
  after: { zh: '变更后', en: 'After' },
  'is-counted': { zh: '计分', en: 'counted' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  missing: { zh: '缺数据', en: 'missing' },
  best: { zh: '最高', en: 'best' },
  median: { zh: '中位', en: 'median' },
  lowest: { zh: '最低', en: 'lowest' },
  middleHalf: { zh: '居中一半对象', en: 'middle half' },
  here: { zh: '本对象', en: 'this subject' },
  subjects: { zh: '对象数', en: 'Subjects' },
  normalised: { zh: '标准化得分', en: 'Normalised score' },
  limits: { zh: '名额规定', en: 'Quotas' },
  quotaPlaces: { zh: '名额', en: 'Quota' },
  ranking: { zh: '考核结果排名', en: 'Ranking' },
  distribution: { zh: '等次分布', en: 'Distribution of grades' },
  overview: { zh: '总体情况', en: 'Overview' },
  withdrawn: { zh: '退出考核', en: 'Withdrawn' },
  setAside: { zh: '未评定和不参加排名的对象', en: 'Set aside or not ranked' },
  ungraded: { zh: '未评定', en: 'set aside' },
  unranked: { zh: '不参加排名', en: 'not ranked' },
  timeliness: { zh: '填报及时性', en: 'Timeliness of filings' },
  cards: { zh: '按时率和预警、黄牌、红牌', en: 'On time, and cards' },
  warned: { zh: '预警', en: 'Warned' },
  yellow: { zh: '黄牌', en: 'Yellow' },
  red: { zh: '红牌', en: 'Red' },
  why: { zh: '说明', en: 'Reason' },
  due: { zh: '应报', en: 'Due' },
  onTime: { zh: '按时', en: 'On time' },
  onTimeShare: { zh: '按时率', en: 'Share on time' },
  late: { zh: '逾期', en: 'Late' },
  none: { zh: '未报', en: 'Not filed' },
  mean: { zh: '平均', en: 'mean' },
  approval: { zh: '审签', en: 'Signatures' },
  role: { zh: '环节', en: 'Step' },
  signature: { zh: '签名', en: 'Signature' },
  seal: { zh: '（印章）', en: '(seal)' },
  generated: { zh: '生成时间', en: 'Generated' },
  auditEntry: { zh: '审计链', en: 'Audit chain' },
  changed: { zh: '有变更', en: 'changed' },
} satisfies Record<string, Text>;

/** Whose paper a report is (发文机关). */
export const issuer: Text = { zh: '{name}绩效管理委员会办公室', en: 'Performance Office of {name}' };

/** Who signs a report. */
export const signatureLines = {
  signOff: { zh: '单位负责人（填报签字）', en: 'Unit leader (filings signed off)' },
  acceptance: { zh: '绩效办（数据审核）', en: 'Performance office (data accepted)' },
  committee: { zh: '绩效管理委员会（盖章）', en: 'Performance committee (seal)' },
} satisfies Record<string, Text>;

/** How a figure of a score sheet came about, in one sentence; the expression stands below it. */
export const computed = {
  B: { zh: '基期值{value}{unit}', en: 'baseline {value} {unit}' },
  T: { zh: '目标值{value}{unit}', en: 'target {value} {unit}' },
  A: { zh: '实际值{value}{unit}', en: 'actual {value} {unit}' },
  marks: { zh: '评分{n}份', en: 'marks given: {n}' },
  comma: { zh: '，', en: ', ' },
  scored: { zh: '分值{weight}分，得{score}分。', en: '{score} of {weight} points.' },
  line: { zh: '登记{n}项，计{score}分。', en: 'Entries: {n}; {score} points counted.' },
  veto: { zh: '只限制等次，不改变得分。', en: 'It limits the grade only; the score stays.' },
  'not-applicable': { zh: '本项不适用，不计分。', en: 'Not applicable; no score.' },
  redistributed: {
    zh: '本项缺数据，依办法不计分，分值由同组其他指标分担。',
    en: 'No data; as the scheme says, its points go to the other indicators.',
  },
  blocked: { zh: '本项尚待处理，暂不计分。', en: 'Still to be resolved; no score yet.' },
  'awaiting-peers': { zh: '本项待与同类对象比较后计分。', en: 'To be scored against the peers.' },
} satisfies Record<string, Text>;

/** How a grade came about: band, veto, quota; and what was missing for the top one. */
export const gradingTexts = {
  range: {
    open: { zh: '全部得分', en: 'every score' },
    from: { zh: '{from}分及以上', en: '{from} and above' },
    to: { zh: '不足{to}分', en: 'below {to}' },
    between: { zh: '{from}分及以上、不足{to}分', en: '{from} and above, below {to}' },
  },
  band: { zh: '得分{score}分，属“{grade}”区间（{range}）。', en: '{score} lies in the band “{grade}” ({range}).' },
  noQuota: { zh: '“{grade}”不设名额。', en: 'There is no quota on “{grade}”.' },
  withinQuota: {
    zh: '“{grade}”设有名额，本对象列入其中。',
    en: 'There is a quota on “{grade}”; this subject is within it.',
  },
  quota: {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个，列入的最低得分为{lastIn}分；本对象未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}; the last one in has {lastIn}. This subject is not among them and becomes “{to}”; the score stays.',
  },
  'quota-keys': {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个；本对象与列入的末位同为{lastIn}分，按办法规定的同分比较顺序列在其后，未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}; the last one in has {lastIn} as well, but what the scheme compares next puts this subject behind. It becomes “{to}”; the score stays.',
  },
  noPlaces: {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个；本对象未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}. This subject is not among them and becomes “{to}”; the score stays.',
  },
  'quota-tie': {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个，其中{tied}个同分跨越名额线，依办法均不列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}, of them tied across the line: {tied}; as the scheme says, none of these gets in. The grade becomes “{to}”; the score stays.',
  },
  limit: { zh: '{per}{limit}', en: '{per}: {limit}' },
  limitPlaces: { zh: '{per}{limit}，计 {places} 个', en: '{per}: {limit}, which makes {places}' },
  noVeto: { zh: '无否决事项。', en: 'There is no veto.' },
  veto: {
    zh: '有否决事项“{veto}”，等次最高为“{grade}”，得分不变。',
    en: 'Veto “{veto}”: the grade is “{grade}” at best; the score stays.',
  },
  conditionsMet: { zh: '符合等次的各项条件。', en: 'The conditions of the grade are met.' },
  condition: {
    zh: '未满足“{grade}”等次的条件“{condition}”（实际：{has}），转为“{to}”，得分不变。',
    en: 'A condition of “{grade}” is not met: {condition} (as it stands: {has}). The grade becomes “{to}”; the score stays.',
  },
  gap: { zh: '距“{grade}”起点{from}分尚差{gap}分。', en: '{gap} short of “{grade}”, which begins at {from}.' },
  open: { zh: '尚待处理：{items}。', en: 'Still to be resolved: {items}.' },
  wholeTotal: { zh: '总分的计算（原因见得分单）', en: 'how the total is computed (the score sheet says why)' },
  notScored: {
    zh: '该对象的记录未能计分，正在查明原因。',
    en: 'The record of this subject could not be scored; the cause is being looked into.',
  },
  excepted: {
    zh: '提请审定时列为例外，本期不参加排名，不计入名次和名额。',
    en: 'Excepted from the ranking when the results were laid before the committee: it counts in no rank and for no place.',
  },
  exceptedFor: { zh: '经提请列为例外，不参加排名：{reason}', en: 'Excepted from the ranking: {reason}' },
  notRanked: { zh: '尚未排名。', en: 'Not ranked yet.' },
  remedy: {
    zh: '如对本结果有异议，可于{date}24时前向监督机构书面申请复核。申请复核期间不停止结果的执行。',
    en: 'If you object to this result you may ask the supervisory body for a recheck, in writing, until the end of {date}. The request does not suspend execution.',
  },
} satisfies Record<string, Text | Record<string, Text>>;
