import type { Text } from './refusal.ts';

/** What people call a shape that a field may take: of a correction, of a figure. */
export const shapeNames: Readonly<Record<string, Text>> = {
  'filing-replaced': { zh: '更正数据', en: 'another figure' },
  'line-removed': { zh: '撤销已通过的加减分或否决事项', en: 'take out a line that was approved' },
  'adjustment-added': { zh: '补记加减分', en: 'add a bonus or deduction' },
  'deduction-added': { zh: '补记事后发现的扣分', en: 'deduct for what came to light later' },
  'veto-added': { zh: '补记事后发现的否决事项', en: 'veto for what came to light later' },
  'rating-excluded': { zh: '剔除评分', en: 'leave out marks' },
  'parts-renewed': { zh: '重新取用各周期得分', en: 'take in the scores of the parts anew' },
  number: { zh: '数值', en: 'a number' },
  fraction: { zh: '分子、分母', en: 'a fraction' },
  milestones: { zh: '完成的节点', en: 'milestones reached' },
  answers: { zh: '各项答案份数', en: 'how many gave each answer' },
  'survey-figure': { zh: '调查结果', en: 'the figure of a survey' },
  none: { zh: '不适用', en: 'does not apply' },
};

/** What a list says of what it cannot name. */
export const matterWords = {
  'own-item': { zh: '个性指标', en: 'an item of its own' },
  total: { zh: '总分', en: 'the total' },
  marks: { zh: '第{n}号记录的评分', en: 'marks of entry {n}' },
  line: { zh: '{name}（{document}）', en: '{name} ({document})' },
  capped: { zh: '{name}（最多 {cap} 分）', en: '{name} (at most {cap} points)' },
  labelled: { zh: '{label}{says}', en: '{label} {says}' },
  colon: { zh: '{what}：{says}', en: '{what}: {says}' },
  others: { zh: '由{zhRoles}办理。', en: 'For the {enRoles}.' },
} satisfies Readonly<Record<string, Text>>;
