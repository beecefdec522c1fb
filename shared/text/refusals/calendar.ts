import type { Refusal } from '../refusal.ts';

export const calendar = {
  'calendar.other-year': {
    kind: 'invalid',
    zh: '{date} 不在 {year} 年。',
    en: '{date} does not lie in {year}.',
    legal: {
      zh: '请只填 {year} 年的日期；其他年份请在该年的工作日历中填写。',
      en: 'Give dates of {year} only; those of another year belong to the calendar of that year.',
    },
  },
  'calendar.both': {
    kind: 'invalid',
    zh: '{date} 同时列为节假日与调休上班日。',
    en: '{date} is listed both as a holiday and as a make-up day.',
    legal: { zh: '请从其中一处删去。', en: 'Take it out of one of the two lists.' },
  },
  'calendar.unknown-year': {
    kind: 'conflict',
    zh: '{year} 年的节假日与调休安排既未公布，也无法暂按法定放假日推算，工作日期限无法计算。',
    en: 'The holidays and make-up days of {year} are neither announced nor known from regulation, so working-day deadlines cannot be computed.',
    legal: {
      zh: '请系统管理员先录入 {year} 年的工作日历（节假日与调休上班日）。',
      en: 'Ask the system administrator to enter the work calendar of {year} (holidays and make-up days) first.',
    },
  },
  'calendar.no-time-zone': {
    kind: 'conflict',
    zh: '地区 {jurisdiction} 尚未登记时区，期限无法计算。',
    en: 'Jurisdiction {jurisdiction} has no time zone yet, so deadlines cannot be computed.',
    legal: { zh: '请系统管理员先登记地区设置。', en: 'Ask the system administrator to enter its settings first.' },
  },
} satisfies Record<string, Refusal>;
