import type { Refusal } from '../refusal.ts';

/** Of what becomes of a subject while a period runs. */
export const life = {
  'periods.transfer-date': {
    kind: 'conflict',
    zh: '调动日期 {date} 晚于 {last}：考核期满以后调动的，仍在原单位考核；尚未到日的，到日再办。',
    en: 'The transfer of {date} comes after {last}: who leaves when the period is over is assessed where it was spent, and what is still to come is recorded on its day.',
    legal: { zh: '请填写不晚于 {last} 的调动日期。', en: 'Give a date no later than {last}.' },
  },
  'periods.registered-elsewhere': {
    kind: 'conflict',
    zh: '考核对象 {subject} 登记在单位“{registered}”，不在“{unit}”。',
    en: '{subject} is registered under “{registered}” and not under “{unit}”.',
    legal: {
      zh: '请系统管理员先更正登记，或者调往其登记的单位。',
      en: 'Have the system administrator correct the register first, or name the unit it has.',
    },
  },
  'periods.transfer-nothing': {
    kind: 'conflict',
    zh: '考核对象 {subject} 已在单位 {unit}、类别 {group} 中考核，没有变化。',
    en: '{subject} is assessed in {unit} and group {group} already, so nothing would move.',
  },
} satisfies Record<string, Refusal>;
