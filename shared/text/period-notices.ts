import type { Text } from './refusal.ts';

/** What somebody who creates or reads a period should know of its deadlines. */
export const periodNotices = {
  over: {
    zh: '“{zh}”阶段的截止日 {date} 已过；启动前请将其改到以后。',
    en: 'The deadline of {en}, {date}, is over already; move it later before the period is opened.',
  },
  'months-beyond': {
    zh: '考核阶段于 {date} 结束，其后方开始的月份（{months}）以及季度、半年不再填报，按期填报的指标不含这些时段。',
    en: 'Assessment ends on {date}: the months that begin after it ({months}), and quarters or half-years likewise, are not asked for, and what is filed by slot counts without them.',
  },
  provisional: {
    zh: '{year} 年的节假日与调休安排尚未公布，以下截止日暂按周末和法定放假日计算：{dates}。公布后请“重新计算截止日”，已告知的截止日不会提前。',
    en: 'The holidays of {year} are not announced yet. These deadlines are counted provisionally, by weekends and the holidays fixed by regulation: {dates}. Count the deadlines again once they are announced; those already given never come earlier.',
  },
} satisfies Record<string, Text>;
