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

/** What the node of bonus and deductions is called in a sheet. */
export const adjustmentsName: Text = { zh: '加减分', en: 'Bonus and deductions' };
