import type { Text } from '../refusal.ts';

export const stageNames = {
  provisional: { zh: '初步结果', en: 'provisional result' },
  final: { zh: '正式结果', en: 'final result' },
} satisfies Record<string, Text>;
