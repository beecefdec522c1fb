import { slotName } from '../../shared/text/duties.ts';
import type { Text } from '../../shared/text/refusal.ts';

const january = 1;
const whole: Text = { zh: '全期', en: 'Whole period' };

/** 2026年3月, 2026年第三季度, 全期; quarters begin with the fiscal year. */
export const slotText = (slot: string, fiscalYearStart = january): Text => slotName(slot, fiscalYearStart) ?? whole;
