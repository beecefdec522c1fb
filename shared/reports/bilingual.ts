import type { Text } from '../text/refusal.ts';

/** A column heading for both kinds of reader: 得分 Score. */
export const bilingual = ({ zh, en }: Text): string => `${zh} ${en}`;
