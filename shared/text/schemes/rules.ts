import type { RuleKind } from '../../domain/scheme/rules.ts';
import type { Text } from '../refusal.ts';

/** What people call the scoring rules. */
export const ruleNames: Readonly<Record<RuleKind, Text>> = {
  ratio: { zh: '完成率', en: 'ratio' },
  progress: { zh: '进度', en: 'progress' },
  threshold: { zh: '达标', en: 'threshold' },
  interpolate: { zh: '插值', en: 'interpolated' },
  steps: { zh: '分段', en: 'steps' },
  shortfall: { zh: '差额扣分', en: 'shortfall' },
  count: { zh: '计数', en: 'count' },
  milestones: { zh: '节点', en: 'milestones' },
  rank: { zh: '名次', en: 'rank' },
  relative: { zh: '与同类比较', en: 'against peers' },
  rating: { zh: '评分', en: 'rating' },
  votes: { zh: '票决', en: 'votes' },
  survey: { zh: '满意度', en: 'survey' },
  imported: { zh: '外部得分', en: 'imported' },
  growth: { zh: '增长率', en: 'growth' },
  formula: { zh: '公式', en: 'formula' },
};

const byKind: Readonly<Record<string, Text>> = ruleNames;
export const ruleName = (kind: string): Text => byKind[kind] ?? { zh: kind, en: kind };

/** What each rule does, in half a sentence. */
export const ruleWords: Readonly<Record<RuleKind, Text>> = {
  ratio: { zh: '按完成目标的比例计分', en: 'scored by the proportion of the target' },
  progress: { zh: '按从基期到目标的进度计分', en: 'scored by the progress from baseline to target' },
  threshold: { zh: '达标得满分，否则不得分', en: 'full points when reached, else none' },
  interpolate: { zh: '按线性插值计分', en: 'scored by a straight line between the declared points' },
  steps: { zh: '按所在档次计分', en: 'scored by the step it falls into' },
  shortfall: { zh: '按与目标的差距扣分', en: 'points deducted for the gap to the target' },
  count: { zh: '按次数计分', en: 'scored by count' },
  milestones: { zh: '按节点完成情况计分', en: 'scored by milestones done' },
  rank: { zh: '按在同类中的位次计分', en: 'scored by the place among peers' },
  relative: { zh: '与同类平均水平比较计分', en: 'scored against the peers' },
  rating: { zh: '按各评分组评分加权', en: 'weighted from the marks of the rater groups' },
  votes: { zh: '按各组测评票加权', en: 'weighted from the votes of the rater groups' },
  survey: { zh: '按满意度调查计分', en: 'scored by the survey' },
  imported: { zh: '按外部考核得分折算', en: 'converted from an external score' },
  growth: { zh: '按年均增速与要求增速之比计分', en: 'scored by observed against required yearly growth' },
  formula: { zh: '按批准的特殊规则计分', en: 'scored by the approved special rule' },
};

/** What the parameters of scoring rules are called, by their path in the rule; one rule never has a name twice. */
export const parameterNames = {
  cap: { zh: '封顶', en: 'cap' },
  floor: { zh: '保底', en: 'floor' },
  whenZero: { zh: '分母为零时', en: 'when the denominator is zero' },
  comparison: { zh: '达标条件', en: 'condition' },
  of: { zh: '查表依据', en: 'read at' },
  points: { zh: '对应点', en: 'points of the line' },
  includes: { zh: '边界归属', en: 'each step includes' },
  bands: { zh: '分档', en: 'steps' },
  'per.points': { zh: '每单位扣分', en: 'points off per unit' },
  'per.size': { zh: '单位大小', en: 'size of the unit' },
  'per.units': { zh: '单位计法', en: 'units are counted' },
  'method.by': { zh: '计法', en: 'method' },
  'method.each': { zh: '每次分值', en: 'points for each' },
  'method.floor': { zh: '最低得分', en: 'least score' },
  'method.cap': { zh: '最高得分', en: 'greatest score' },
  'method.steps': { zh: '次数分档', en: 'table of counts' },
  'method.positions': { zh: '位次分档', en: 'table of positions' },
  'method.ties': { zh: '并列处理', en: 'ties' },
  'method.whenZero': { zh: '分母为零时', en: 'when the denominator is zero' },
  'lateness.by': { zh: '逾期处理', en: 'lateness' },
  'lateness.keeps': { zh: '逾期保留比例', en: 'part kept when late' },
  'lateness.loses': { zh: '每周扣减比例', en: 'part lost per week' },
  minGroup: { zh: '同类最少对象数', en: 'least size of the peer group' },
  centre: { zh: '比较基准', en: 'compared with' },
  margin: { zh: '容许差距', en: 'margin' },
  scaleMax: { zh: '评分满分', en: 'top of the scale' },
  weights: { zh: '评分组权重', en: 'weights of the rater groups' },
  distribution: { zh: '强制分布', en: 'distribution of marks' },
  absentGroup: { zh: '评分组缺席时', en: 'when a rater group is absent' },
  grades: { zh: '票值', en: 'worth of the votes' },
  minResponses: { zh: '最少有效答卷', en: 'least number of answers' },
  'figure.by': { zh: '统计方式', en: 'figure' },
  'figure.from': { zh: '满意起点', en: 'satisfied from' },
  'figure.min': { zh: '量表最低', en: 'bottom of the scale' },
  'figure.max': { zh: '量表最高', en: 'top of the scale' },
  fullMark: { zh: '外部满分', en: 'external full mark' },
  expression: { zh: '公式', en: 'formula' },
  gives: { zh: '公式结果', en: 'the formula gives' },
  inputs: { zh: '公式数据', en: 'inputs of the formula' },
} satisfies Record<string, Text>;

export type ParameterPath = keyof typeof parameterNames;
