import type { Text } from '../refusal.ts';

/** How the values of rule parameters are written in the indicator table. */
export const legend = {
  legal: { zh: '填写方法', en: 'What it takes' },
  text: { zh: '文本', en: 'A text' },
  decimal: { zh: '精确小数，例如 0.05', en: 'An exact decimal, for example 0.05' },
  limit: {
    zh: '精确小数；“不限”表示没有限制；不写此行则封顶为 1、保底为 0',
    en: 'An exact decimal; "none" for no limit; without the line the cap is 1 and the floor 0',
  },
  whole: { zh: '整数', en: 'A whole number' },
  names: { zh: '名称，以分号隔开', en: 'Names, divided by semicolons' },
  steps: {
    zh: '下限 ~ 上限 → 得分率，以分号隔开，例如 −∞ ~ 60 → 0；60 ~ +∞ → 1',
    en: 'from ~ to → share, divided by semicolons, for example −∞ ~ 60 → 0; 60 ~ +∞ → 1',
  },
  weights: {
    zh: '评分组编号 → 权重，以分号隔开，合计为 1',
    en: 'id of the rater group → weight, divided by semicolons, 1 together',
  },
  named: {
    zh: '编号 | 中文名称 | 英文名称 → 数值，以分号隔开',
    en: 'id | Chinese name | English name → figure, divided by semicolons',
  },
  pairs: {
    zh: '数值 → 得分率或者分值，由小到大，以分号隔开，例如 0 → 0；100 → 1',
    en: 'value → share or points, upwards, divided by semicolons, for example 0 → 0; 100 → 1',
  },
} satisfies Record<string, Text>;
