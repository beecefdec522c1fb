import type { Text } from '../refusal.ts';

/** What changed between two versions of a scheme, in sentences; `{where}` and `{what}` are names from the scheme itself. */
export const schemeChanges = {
  id: { zh: '办法编号由 {before} 改为 {after}。', en: 'The id is {after} instead of {before}.' },
  name: { zh: '办法名称由“{before}”改为“{after}”。', en: 'The Chinese name is "{after}" instead of "{before}".' },
  'name-en': {
    zh: '办法英文名称由“{before}”改为“{after}”。',
    en: 'The English name is "{after}" instead of "{before}".',
  },
  'legal-basis-added': { zh: '新增依据：{after}。', en: 'New legal basis: {after}.' },
  'legal-basis-removed': { zh: '删去依据：{before}。', en: 'No longer a legal basis: {before}.' },
  'legal-basis-order': { zh: '依据的排列顺序有调整。', en: 'The legal bases stand in another order.' },
  'period-types': { zh: '考核周期由“{before}”改为“{after}”。', en: 'It is for {after} instead of {before}.' },
  subjects: { zh: '考核对象由“{before}”改为“{after}”。', en: 'It assesses {after} instead of {before}.' },
  'full-mark': { zh: '满分由 {before} 分改为 {after} 分。', en: 'The full mark is {after} instead of {before}.' },
  'clamp-min': {
    zh: '总分下限由“{before}”改为“{after}”。',
    en: 'The lower limit of the total is {after} instead of {before}.',
  },
  'clamp-max': {
    zh: '总分上限由“{before}”改为“{after}”。',
    en: 'The upper limit of the total is {after} instead of {before}.',
  },
  rounding: { zh: '修约由“{before}”改为“{after}”。', en: 'Rounding is "{after}" instead of "{before}".' },
  missing: {
    zh: '缺失数据的处理由“{before}”改为“{after}”。',
    en: 'A missing value: "{after}" instead of "{before}".',
  },
  unsigned: {
    zh: '未签订绩效合同的，由“{before}”改为“{after}”。',
    en: 'Without a signed agreement: {after}, instead of {before}.',
  },
  'late-filing': {
    zh: '逾期填报扣分由“{before}”改为“{after}”。',
    en: 'Deduction for late filings: {before} becomes {after}.',
  },
  'remark-limits': {
    zh: '公示意见的条数由“{before}”改为“{after}”。',
    en: 'How many remarks are taken: {after}, instead of {before}.',
  },
  plausibility: {
    zh: '填报数据的存疑提示由“{before}”改为“{after}”。',
    en: 'A filed figure is asked about: {after}, instead of {before}.',
  },
  normalisation: {
    zh: '标准化得分由“{before}”改为“{after}”。',
    en: 'The normalised score is "{after}" instead of "{before}".',
  },

  added: { zh: '新增{kind}“{what}”：{after}。', en: 'New {kind} "{what}": {after}.' },
  removed: { zh: '取消{kind}“{what}”（原为{before}）。', en: 'The {kind} "{what}" is gone (it was {before}).' },
  order: { zh: '{kind}的排列顺序有调整。', en: 'The order has changed: {kind}.' },
  moved: {
    zh: '指标“{what}”由“{before}”移到“{after}”。',
    en: 'The indicator "{what}" moved from "{before}" to "{after}".',
  },
  member: {
    zh: '{kind}“{what}”的{member}由“{before}”改为“{after}”。',
    en: 'The {kind} "{what}": {member} from "{before}" to "{after}".',
  },
  'member-added': {
    zh: '{kind}“{what}”新增{member}：“{after}”。',
    en: 'The {kind} "{what}": {member} is new, "{after}".',
  },
  'member-removed': {
    zh: '{kind}“{what}”不再有{member}（原为“{before}”）。',
    en: 'The {kind} "{what}": {member} is gone, it was "{before}".',
  },
  'bonus-cap': {
    zh: '加分总上限由 {before} 分改为 {after} 分。',
    en: 'All bonuses together: at most {after} instead of {before}.',
  },
  'deduction-cap': {
    zh: '减分总上限由 {before} 分改为 {after} 分。',
    en: 'All deductions together: at most {after} instead of {before}.',
  },
  other: {
    zh: '另有未逐条列出的变动，请对照两个版本的全文。',
    en: 'Something else changed that is not told here: compare the two documents.',
  },
  'barred-keeps-place': {
    zh: '被一票否决或者不符合等次条件者是否仍占名额由“{before}”改为“{after}”。',
    en: 'Whether who is barred by a veto or a condition keeps a place of a quota: {after} instead of {before}.',
  },
  outliers: {
    zh: '离群数据的核实标准由“{before}”改为“{after}”。',
    en: 'Figures that stand out are looked into: {after} instead of {before}.',
  },
  preview: {
    zh: '预评分的查看范围由“{before}”改为“{after}”。',
    en: 'Previews are read by {after} instead of {before}.',
  },
  documents: {
    zh: '告知书的文件格式由“{before}”改为“{after}”。',
    en: 'Documents are written as {after} instead of {before}.',
  },
  'announced-to': { zh: '公示范围由“{before}”改为“{after}”。', en: 'Announced to: {after} instead of {before}.' },
  'objection-from': {
    zh: '异议期起算由“{before}”改为“{after}”。',
    en: 'The clock to object runs from {after} instead of {before}.',
  },
  'objection-suspends': {
    zh: '异议未办结时是否暂缓审定由“{before}”改为“{after}”。',
    en: 'Whether undecided objections hold up the approval: {after} instead of {before}.',
  },
  'tie-keys': { zh: '同分比较顺序由“{before}”改为“{after}”。', en: 'Ties are settled by {after} instead of {before}.' },
  clock: { zh: '{what}的时限由“{before}”改为“{after}”。', en: '{what}: {after} instead of {before}.' },
} satisfies Record<string, Text>;

export type SchemeChangeCode = keyof typeof schemeChanges;

/** Kinds of things in a scheme. */
export const parts = {
  section: { zh: '部分', en: 'section' },
  indicator: { zh: '指标', en: 'indicator' },
  period: { zh: '折算周期', en: 'period' },
  raterGroup: { zh: '评分组', en: 'rater group' },
  line: { zh: '加减分项', en: 'adjustment' },
  veto: { zh: '否决事项', en: 'veto' },
  band: { zh: '等次', en: 'grade' },
  quota: { zh: '名额限制', en: 'quota' },
  condition: { zh: '等次条件', en: 'condition of a grade' },
  exemption: { zh: '不定等次情形', en: 'exemption' },
  consequence: { zh: '结果应用', en: 'consequence' },
} satisfies Record<string, Text>;
export type PartKind = keyof typeof parts;

/** Members that are not columns of the indicator table. */
export const memberNames = {
  weight: { zh: '权重', en: 'weight' },
  admits: { zh: '评分主体', en: 'made of' },
  trim: { zh: '去高去低', en: 'trimming' },
  lineKind: { zh: '加减方向', en: 'kind' },
  cap: { zh: '上限', en: 'cap' },
  effect: { zh: '后果', en: 'effect' },
  from: { zh: '起点分', en: 'lower edge' },
  to: { zh: '终点分', en: 'upper edge' },
  limit: { zh: '比例或者名额', en: 'limit' },
  per: { zh: '计算范围', en: 'group it is for' },
  ties: { zh: '同分处理', en: 'ties across the line' },
  grade: { zh: '对应等次', en: 'grade' },
  needs: { zh: '要求', en: 'what it needs' },
  scored: { zh: '参加考核', en: 'assessed all the same' },
  use: { zh: '用途', en: 'use' },
  text: { zh: '内容', en: 'content' },
  legalBasis: { zh: '依据', en: 'legal basis' },
} satisfies Record<string, Text>;

export const clockNames = {
  objection: { zh: '提出异议', en: 'Objection' },
  recheckDecision: { zh: '作出复核决定', en: 'Recheck decision' },
  changedResultApproval: { zh: '变更结果重新审批', en: 'Approval of a changed result' },
  appeal: { zh: '提出申诉', en: 'Appeal' },
  appealDirect: { zh: '直接提出申诉', en: 'Direct appeal' },
  appealDecision: { zh: '作出申诉决定', en: 'Appeal decision' },
  appealExtension: { zh: '申诉决定延期', en: 'Extension of the appeal decision' },
  noticeAnswer: { zh: '答复通知', en: 'Answer to a notice' },
  filing: { zh: '填报期限（{frequency}）', en: 'Filing deadline ({frequency})' },
  remark: { zh: '对所提供数据提出核对意见', en: 'Remark on a provided figure' },
  filingWarning: { zh: '填报预警', en: 'Warning before a filing deadline' },
  redCard: { zh: '逾期红牌', en: 'Red card after the deadline' },
  announcement: { zh: '结果公示', en: 'Announcement of the results' },
  remarkAnswer: { zh: '答复公示意见', en: 'Answer to a remark' },
  delivery: { zh: '结果送达', en: 'Delivery of the notice of a result' },
  lateInputs: { zh: '补报', en: 'Late inputs' },
  correction: { zh: '退回后补正', en: 'Correction of what was returned' },
} satisfies Record<string, Text>;

/** Figures and conditions inside a sentence. */
export const figures = {
  points: { zh: '{points} 分', en: '{points} points' },
  none: { zh: '无', en: 'none' },
  usual: { zh: '按通例', en: 'as usual' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  unlimited: { zh: '不限', en: 'no limit' },
  separator: { zh: '、', en: ', ' },
  'rule-with': { zh: '{rule}（{parameters}）', en: '{rule} ({parameters})' },
  labelled: { zh: '{label} {value}', en: '{label} {value}' },
  band: { zh: '{from} 分（含）至 {to} 分', en: '{from} up to but not {to}' },
  share: { zh: '不超过 {percent}%（{rounding}）', en: 'at most {percent} % (rounded {rounding})' },
  count: { zh: '不超过 {count} 个', en: 'at most {count}' },
  trim: {
    zh: '满 {minRaters} 人去掉 {highest} 个最高分、{lowest} 个最低分',
    en: '{highest} highest and {lowest} lowest dropped from {minRaters} raters on',
  },
  'remark-limits': {
    zh: '每人对每个对象至多 {each} 条，匿名至多 {unnamed} 条、一小时内 {unnamedAnHour} 条',
    en: '{each} a person and subject, {unnamed} without a name, {unnamedAnHour} of them within an hour',
  },
  documents: { zh: '{kind}：{formats}', en: '{kind}: {formats}' },
  'announced-to': { zh: '{kind}：{audience}', en: '{kind}: {audience}' },
  'needs-periods': { zh: '至少 {atLeast} 个周期为 {grades}', en: 'at least {atLeast} periods with {grades}' },
  'needs-no-period': { zh: '没有周期为 {grades}', en: 'no period with {grades}' },
  'needs-item': {
    zh: '“{name}”指标得分率不低于 {atLeast}',
    en: 'at least {atLeast} of the points of the indicator "{name}"',
  },
  'needs-no-yellow': { zh: '没有黄牌', en: 'no yellow card' },
  'needs-no-red': { zh: '没有红牌', en: 'no red card' },
  'capped-at': { zh: '等次最高为{grade}', en: 'the grade is {grade} at best' },
  fails: { zh: '直接评为最低等次', en: 'the lowest grade outright' },
  days: { zh: '{days} {calendar}', en: '{days} {calendar}' },
  'late-red': { zh: '{line}：每张红牌 {points} 分，最多 {cap} 分', en: '{line}: {points} per red card, {cap} at most' },
  'late-late': {
    zh: '{line}：每次逾期 {points} 分，最多 {cap} 分',
    en: '{line}: {points} per late filing, {cap} at most',
  },
  plausibility: {
    zh: '填报期未过 {elapsed}、逾期满 {lateDays} 日、相差 {times} 倍',
    en: 'before {elapsed} of the slot is over, {lateDays} days after it, {times} times off',
  },
  outliers: {
    zh: '稳健 z 值超过 {z}、半数相同时偏离中位数 {floor}、相差 {times} 倍，满 {least} 个对象',
    en: 'robust z above {z}, {floor} of the median off where half are alike, {times} times off, from {least} subjects on',
  },
  rounded: { zh: '{stage}按{mode}保留 {digits} 位小数', en: '{stage}, {mode}, {digits} digits' },
  'tie-section': { zh: '“{name}”部分得分', en: 'the score of the section "{name}"' },
  'tie-item': { zh: '“{name}”指标得分', en: 'the score of the indicator "{name}"' },
  'tie-fewer-deductions': { zh: '减分较少', en: 'fewer deductions' },
  'tie-more-bonus': { zh: '加分较多', en: 'more bonus' },
  z: { zh: '均值 {mean}、标准差 {sd} 的标准分', en: 'mean {mean}, standard deviation {sd}' },
  percentile: { zh: '百分位', en: 'percentile' },
  best: { zh: '最高分折算为 100', en: 'best = 100' },
} satisfies Record<string, Text>;
