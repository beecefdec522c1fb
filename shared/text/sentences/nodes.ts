import type { Text } from '../refusal.ts';

/** How a score sheet is told in sentences; `{name}` is filled from the node. */
export const nodes = {
  total: { zh: '{name}：总分 {score} 分。', en: '{name}: {score} points in all.' },
  'total-grade': { zh: '按分数属“{grade}”档。', en: 'By its score it falls into "{grade}".' },
  section: { zh: '{name}：{score} 分，满分 {weight} 分。', en: '{name}: {score} of {weight} points.' },
  item: {
    zh: '{name}（{weight} 分）：{figures}{how}，得 {score} 分。',
    en: '{name} ({weight} points): {figures}{how}; {score} points.',
  },
  period: { zh: '{name}（折算 {weight} 分）：得 {score} 分。', en: '{name} (counts {weight} points): {score} points.' },
  adjustments: { zh: '加减分合计 {score} 分。', en: 'Bonus less deductions: {score} points.' },
  line: { zh: '{name}：{score} 分，上限 {weight} 分。', en: '{name}: {score} points, at most {weight}.' },
  working: { zh: '计算：{expression}。', en: 'Computed: {expression}.' },
  sources: { zh: '依据：{ids}。', en: 'From: {ids}.' },
  blocked: { zh: '{name}：暂不能计分。', en: '{name}: cannot be scored yet.' },
  'awaiting-peers': {
    zh: '{name}：待同类对象全部计分后计算。',
    en: '{name}: waits for the other subjects of the group.',
  },
  'not-applicable': { zh: '{name}：不适用，不计分。', en: '{name}: not applicable, not counted.' },
  redistributed: { zh: '{name}：缺失，分值由其他项目分担。', en: '{name}: missing, its points went to the others.' },
  reweighted: {
    zh: '原 {points} 分，分担不计分项目后为 {weight} 分。',
    en: 'Stated {points} points, {weight} after taking over those that do not count.',
  },
  actual: { zh: '实际 {value}', en: 'actual {value}' },
  target: { zh: '目标 {value}', en: 'target {value}' },
  baseline: { zh: '基期 {value}', en: 'baseline {value}' },
  'figures-separator': { zh: '，', en: ', ' },
} satisfies Record<string, Text>;

/** Records of the audit chain as people are told of them; the hashes stand in the sheet itself. */
export function recordNames(ids: readonly string[]): Text {
  const numbers = ids
    .map((id) => ({ id, n: /^entry-(\d+)$/.exec(id)?.[1] }))
    .sort((a, b) => Number(a.n ?? 0) - Number(b.n ?? 0));
  return {
    zh: numbers.map(({ id, n }) => (n === undefined ? id : `第${n}号记录`)).join('、'),
    en: numbers.map(({ id, n }) => (n === undefined ? id : `entry ${n}`)).join(', '),
  };
}

/** What each rule does, in half a sentence. */
export const ruleWords = {
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
} satisfies Record<string, Text>;

/** What the node of bonus and deductions is called in a sheet. */
export const adjustmentsName: Text = { zh: '加减分', en: 'Bonus and deductions' };
