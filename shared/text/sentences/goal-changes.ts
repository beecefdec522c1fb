import type { Text } from '../refusal.ts';

/** What changed between two texts of an agreement (绩效合同), in sentences; `{item}` is the name of the indicator. */
export const goalChanges = {
  added: { zh: '新增“{item}”。', en: '"{item}" is new.' },
  'added-target': { zh: '新增“{item}”，目标值 {after}。', en: '"{item}" is new, with the target {after}.' },
  removed: { zh: '取消“{item}”。', en: '"{item}" is gone.' },
  'figure-changed': {
    zh: '“{item}”的{what}由 {before} 改为 {after}。',
    en: '"{item}": the {what} is {after} instead of {before}.',
  },
  'figure-added': { zh: '“{item}”增列{what} {after}。', en: '"{item}": the {what} {after} is new.' },
  'figure-removed': {
    zh: '“{item}”不再列{what}（原为 {before}）。',
    en: '"{item}": no {what} any more; it was {before}.',
  },
  words: { zh: '“{item}”的{what}有修改。', en: '"{item}": the {what} changed.' },
  order: { zh: '目标的排列顺序有调整。', en: 'The goals stand in another order.' },
} satisfies Record<string, Text>;

/** Figures of a goal, told with their values. */
export const goalFigures = {
  target: { zh: '目标值', en: 'target' },
  baseline: { zh: '基期值', en: 'baseline' },
  points: { zh: '分值', en: 'points' },
  unitOfMeasure: { zh: '计量单位', en: 'unit of measure' },
  yearsObserved: { zh: '已考核年数', en: 'years observed' },
  yearsRequired: { zh: '要求年数', en: 'years required' },
} satisfies Record<string, Text>;

/** What is told only to have changed: it is read in the text. */
export const goalWords = {
  own: { zh: '指标定义或计分办法', en: 'definition or scoring rule' },
  milestones: { zh: '节点安排', en: 'milestones' },
  evidencePlan: { zh: '佐证计划', en: 'evidence plan' },
  strategy: { zh: '对应的战略目标', en: 'strategy item' },
  owner: { zh: '责任人', en: 'responsible person' },
  functions: { zh: '对应职能', en: 'functions covered' },
  shared: { zh: '共担安排', en: 'shares with other units' },
} satisfies Record<string, Text>;
