import type { Text } from './refusal.ts';

/** Who files figures, inside a sentence. */
export const filers = {
  subject: { zh: '被考核对象', en: 'the subject itself' },
  office: { zh: '绩效办', en: 'the performance office' },
  unit: { zh: '牵头部门 {unit}', en: 'the unit {unit}' },
} satisfies Record<string, Text>;
