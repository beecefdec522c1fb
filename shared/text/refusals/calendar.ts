import type { Refusal } from '../refusal.ts';

export const calendar = {
  'calendar.unknown-year': {
    kind: 'conflict',
    zh: '工作日历中没有 {year} 年的节假日与调休安排，工作日期限无法计算。',
    en: 'The work calendar does not know the holidays and make-up days of {year}, so working-day deadlines cannot be computed.',
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
