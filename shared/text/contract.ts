import type { Text } from './refusal.ts';

/** Who brings the figures of an item, in the text of an agreement. */
export const contractWords = {
  office: { zh: '绩效办', en: 'the performance office' },
  raters: { zh: '评分组', en: 'the rater groups' },
  unit: { zh: '牵头部门', en: 'the unit that holds the figures' },
} satisfies Record<string, Text>;
