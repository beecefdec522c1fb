import type { Text } from '../refusal.ts';
import { formatNames } from '../reports/formats.ts';
import { standingNames } from '../roles.ts';
import { clockNames, memberNames } from '../sentences/scheme-changes.ts';
import { choices } from './choices.ts';
import { columnNames } from './columns.ts';
import { parameterNames, ruleNames } from './rules.ts';

type Named = Readonly<Record<string, Text>>;

const under = (part: string, names: Named): Named =>
  Object.fromEntries(Object.entries(names).map(([path, name]) => [`${part}.${path}`, name]));

/** Members of a scheme document as people call them, by the last words of their path. */
const names: Named = {
  ...memberNames,
  ...columnNames,
  ...under('rule', parameterNames),
  ...under('clocks', clockNames),
  name: { zh: '名称', en: 'Name' },
  legalBasis: { zh: '依据', en: 'Legal bases' },
  periodTypes: { zh: '适用周期', en: 'Periods' },
  subjects: { zh: '考核对象', en: 'Subjects' },
  fullMark: { zh: '满分', en: 'Full mark' },
  clamp: { zh: '总分上下限', en: 'Limits of the total' },
  'clamp.min': { zh: '最低', en: 'Lowest' },
  'clamp.max': { zh: '最高', en: 'Highest' },
  rounding: { zh: '修约', en: 'Rounding' },
  'rounding.stage': { zh: '修约环节', en: 'Rounded at' },
  'rounding.digits': { zh: '小数位数', en: 'Decimal places' },
  'rounding.mode': { zh: '修约方法', en: 'Way of rounding' },
  unsigned: { zh: '未签订绩效合同的', en: 'Without a signed agreement' },
  preview: { zh: '预评分查看范围', en: 'Previews are read by' },
  normalisation: { zh: '标准化得分', en: 'Normalised score' },
  'normalisation.by': { zh: '计法', en: 'Method' },
  'normalisation.mean': { zh: '均值', en: 'Mean' },
  'normalisation.sd': { zh: '标准差', en: 'Standard deviation' },
  sections: { zh: '部分', en: 'Sections' },
  indicators: { zh: '指标', en: 'Indicators' },
  periods: { zh: '折算周期', en: 'Periods rolled up' },
  raterGroups: { zh: '评分组', en: 'Rater groups' },
  'trim.highest': { zh: '去掉最高分个数', en: 'Highest dropped' },
  'trim.lowest': { zh: '去掉最低分个数', en: 'Lowest dropped' },
  'trim.minRaters': { zh: '达到人数', en: 'From so many raters on' },
  adjustments: { zh: '加减分', en: 'Adjustments' },
  'adjustments.lines': { zh: '加减分项', en: 'Bonus and deduction lines' },
  'lines.kind': memberNames.lineKind,
  bonusCap: { zh: '加分总上限', en: 'All bonuses at most' },
  deductionCap: { zh: '减分总上限', en: 'All deductions at most' },
  lateFiling: { zh: '逾期填报扣分', en: 'Deduction for late filings' },
  'lateFiling.line': { zh: '计入扣分项', en: 'Goes to the line' },
  'lateFiling.points': { zh: '每次扣分', en: 'Points each time' },
  'lateFiling.per': { zh: '扣分情形', en: 'For each' },
  vetoes: { zh: '一票否决', en: 'Vetoes' },
  'effect.by': { zh: '后果', en: 'Effect' },
  'effect.grade': { zh: '等次最高为', en: 'Grade at best' },
  bands: { zh: '等次', en: 'Grades' },
  'bands.grade': { zh: '等次编号', en: 'Id of the grade' },
  quotas: { zh: '名额限制', en: 'Quotas' },
  'limit.by': { zh: '限制方式', en: 'Limited by' },
  'limit.share': { zh: '比例', en: 'Share' },
  'limit.rounding': { zh: '取整', en: 'Rounded' },
  'limit.count': { zh: '名额', en: 'Places' },
  conditions: { zh: '等次条件', en: 'Conditions of grades' },
  'needs.by': { zh: '要求', en: 'Needs' },
  'needs.atLeast': { zh: '至少', en: 'At least' },
  'needs.grades': { zh: '周期的等次', en: 'Grades of the periods' },
  'needs.item': { zh: '指标', en: 'Indicator' },
  'needs.card': { zh: '不得有', en: 'No' },
  exemptions: { zh: '不定等次情形', en: 'Exemptions' },
  basis: { zh: '依据', en: 'Basis' },
  barredKeepsPlace: { zh: '被否决或者不符条件者仍占名额', en: 'Who is barred keeps a place of a quota' },
  tieKeys: { zh: '同分比较顺序', en: 'What settles ties' },
  'tieKeys.by': { zh: '比较', en: 'By' },
  'tieKeys.section': { zh: '部分', en: 'Section' },
  'tieKeys.item': { zh: '指标', en: 'Indicator' },
  clocks: { zh: '各环节时限', en: 'Time limits' },
  days: { zh: '天数', en: 'Days' },
  calendar: { zh: '计法', en: 'Counted in' },
  'clocks.filing': { zh: '填报期限', en: 'Filing deadlines' },
  'filing.month': { zh: '月报', en: 'Monthly' },
  'filing.quarter': { zh: '季报', en: 'Quarterly' },
  'filing.half-year': { zh: '半年报', en: 'Half-yearly' },
  'filing.year': { zh: '年报', en: 'Yearly' },
  documents: { zh: '告知书的文件格式', en: 'Formats of documents' },
  'documents.unit': { zh: '给单位的', en: 'For units' },
  'documents.official': { zh: '给个人的', en: 'For officials' },
  'documents.team': { zh: '给团队的', en: 'For teams' },
  announcedTo: { zh: '公示范围', en: 'Announced to' },
  'announcedTo.unit': { zh: '单位的结果', en: 'Results of units' },
  'announcedTo.official': { zh: '个人的结果', en: 'Results of officials' },
  'announcedTo.team': { zh: '团队的结果', en: 'Results of teams' },
  remarkLimits: { zh: '公示意见条数', en: 'How many remarks are taken' },
  'remarkLimits.each': { zh: '每人对每个对象', en: 'Of a person on a subject' },
  unnamed: { zh: '匿名合计', en: 'Without a name, in all' },
  unnamedAnHour: { zh: '匿名每小时', en: 'Without a name, an hour' },
  objectionFrom: { zh: '异议期起算', en: 'The clock to object runs from' },
  objectionSuspends: { zh: '异议未办结时暂缓审定', en: 'Undecided objections hold up the approval' },
  plausibility: { zh: '填报数据存疑提示', en: 'When a figure is asked about' },
  elapsed: { zh: '填报期至少已过', en: 'Part of the slot that is over' },
  lateDays: { zh: '逾期天数', en: 'Days late' },
  times: { zh: '相差倍数', en: 'So many times off' },
  outliers: { zh: '离群数据核实', en: 'Figures that stand out' },
  'outliers.z': { zh: '稳健 z 值', en: 'Robust z' },
  'outliers.floor': { zh: '偏离中位数', en: 'Part of the median off' },
  'outliers.least': { zh: '最少对象数', en: 'Least size of the group' },
  consequences: { zh: '结果应用', en: 'Consequences' },
  'consequences.legalBasis': { zh: '依据', en: 'Legal basis' },
  rule: { zh: '计分规则', en: 'Rule' },
  'rule.kind': { zh: '计分规则', en: 'Rule' },
  'rule.per': { zh: '扣分计法', en: 'Deducted' },
  'rule.method': { zh: '计法', en: 'Method' },
  'rule.lateness': { zh: '逾期处理', en: 'Lateness' },
  'rule.figure': { zh: '统计方式', en: 'Figure' },
  'points.value': { zh: '数值', en: 'Value' },
  share: { zh: '得分率', en: 'Share of the points' },
  'distribution.from': { zh: '评分（含）以上', en: 'Marks from' },
  'distribution.most': { zh: '至多占对象', en: 'At most this part' },
  'bands.from': { zh: '下限', en: 'From' },
  'bands.to': { zh: '上限', en: 'To' },
  'steps.from': { zh: '次数（起）', en: 'From this many on' },
  'steps.score': { zh: '得分', en: 'Points' },
  'positions.from': { zh: '名次（起）', en: 'From this place on' },
  'positions.points': { zh: '得分', en: 'Points' },
  'grades.value': { zh: '票值', en: 'Worth' },
  light: { zh: '进度亮灯', en: 'Light' },
  'provider.unit': { zh: '牵头部门', en: 'Unit that files' },
  'evidenceRule.least': { zh: '至少份数', en: 'At least' },
  'evidenceRule.types': { zh: '材料类型', en: 'Types' },
  'checks.expression': { zh: '算式', en: 'Formula' },
  'checks.level': { zh: '不符时', en: 'Else' },
  'checks.text': { zh: '说明', en: 'Text' },
};

const formats: Named = Object.fromEntries(
  Object.entries(formatNames).map(([format, name]) => [format, { zh: name, en: name }]),
);

/** Choices of a scheme document as people call them, by the last words of the path of the member. */
const choosing: Readonly<Record<string, Named>> = {
  ...choices,
  'lines.kind': choices.lineKind,
  'rule.kind': ruleNames,
  'light.course': choices.course,
  'per.units': choices.units,
  'quotas.ties': choices.quotaTies,
  periodTypes: choices.periodType,
  subjects: choices.subject,
  'rounding.stage': choices.roundingStage,
  'rounding.mode': choices.roundingMode,
  'limit.rounding': choices.roundingMode,
  'documents.unit': formats,
  'documents.official': formats,
  'documents.team': formats,
  'announcedTo.unit': choices.audience,
  'announcedTo.official': choices.audience,
  'announcedTo.team': choices.audience,
  admits: standingNames,
  'method.by': { ...choices.countBy, ...choices.rankBy },
  'lateness.by': choices.latenessBy,
  'figure.by': choices.figureBy,
  'lateFiling.per': {
    red: { zh: '每张红牌', en: 'red card' },
    late: { zh: '每次逾期', en: 'late filing' },
  },
  'needs.card': {
    yellow: { zh: '黄牌', en: 'yellow card' },
    red: { zh: '红牌', en: 'red card' },
  },
  'effect.by': {
    cap: { zh: '限制等次', en: 'caps the grade' },
    fail: { zh: '直接评为最低等次', en: 'the lowest grade outright' },
  },
  'limit.by': {
    share: { zh: '按比例', en: 'a share' },
    count: { zh: '按名额', en: 'a number' },
  },
  'needs.by': {
    periods: { zh: '若干周期达到等次', en: 'so many periods with a grade' },
    'no-period': { zh: '没有周期为某等次', en: 'no period with a grade' },
    item: { zh: '指标得分率', en: 'a share of an indicator' },
    'no-card': { zh: '没有黄牌或者红牌', en: 'no card' },
  },
  'tieKeys.by': {
    section: { zh: '部分得分', en: 'the score of a section' },
    item: { zh: '指标得分', en: 'the score of an indicator' },
    'fewer-deductions': { zh: '减分较少', en: 'fewer deductions' },
    'more-bonus': { zh: '加分较多', en: 'more bonus' },
  },
  'normalisation.by': {
    z: { zh: '标准分', en: 'standard score' },
    percentile: { zh: '百分位', en: 'percentile' },
    best: { zh: '最高分折算为 100', en: 'best = 100' },
  },
};

/** `sections.0.indicators.2.rule.per.points`: what is called most closely so. */
function closest<T>(table: Readonly<Record<string, T>>, path: readonly string[]): T | undefined {
  const words = path.filter((word) => !/^\d+$/.test(word));
  return words.map((_, from) => table[words.slice(from).join('.')]).find((found) => found !== undefined);
}

export const fieldName = (path: readonly string[]): Text | undefined => closest(names, path);

/** What the choices of a member are called; nothing where it is free. */
export const choicesAt = (path: readonly string[]): Named | undefined => closest(choosing, path);
