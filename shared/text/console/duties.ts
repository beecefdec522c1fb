import type { Text } from '../refusal.ts';

/** 我的待办 */
export const dutiesPage = {
  title: { zh: '我的待办', en: 'My duties' },
  about: {
    zh: '需要您办理的事项，最急的在前；点一项即可去办。',
    en: 'What waits for you, the most urgent first; choose one to do it.',
  },
  list: { zh: '列表', en: 'List' },
  calendar: { zh: '日历', en: 'Calendar' },
  view: { zh: '显示方式', en: 'View' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  soon: { zh: '三天内截止', en: 'Due within three days' },
  later: { zh: '三天以后', en: 'Later' },
  undated: { zh: '无时限', en: 'Without a time limit' },
  nothing: {
    zh: '没有待办。新的事项会按截止日期出现在这里。',
    en: 'Nothing waits for you. What comes will stand here by its due day.',
  },
  more: { zh: '还有更多，办结前面的即会显示。', en: 'There is more than is shown; it appears once these are done.' },
  'no-page': { zh: '此事项尚不能在工作台办理，请通过接口办理', en: 'This is not done on the desk yet; use the API' },
  returned: { zh: '已退回，请更正', en: 'came back, to be corrected' },
  lately: { zh: '我最近办理的', en: 'What I did lately' },
  times: { zh: '{count}次', en: '{count} times' },
  periods: { zh: '进行中的考核周期', en: 'Periods that run' },
  until: { zh: '本阶段至{day}', en: 'this phase until {day}' },
  'no-periods': { zh: '没有进行中的考核周期', en: 'No period runs' },
  subscribe: { zh: '订阅到日历', en: 'Subscribe' },
  'subscribe-title': { zh: '把待办订阅到自己的日历', en: 'Your duties in your own calendar' },
  'subscribe-about': {
    zh: '将下面的地址添加到手机或电脑的日历，待办会随时更新。地址只属于您本人，请勿转给他人；重新获取后，原地址即失效。',
    en: 'Add this address to the calendar of your phone or computer; it keeps itself up to date. It is yours alone: do not pass it on. Asking again ends the earlier one.',
  },
  'subscribe-get': { zh: '获取地址', en: 'Get the address' },
  address: { zh: '日历地址', en: 'Address of the calendar' },
  'earlier-month': { zh: '上一月', en: 'Earlier month' },
  'later-month': { zh: '下一月', en: 'Later month' },
  'this-month': { zh: '本月', en: 'This month' },
  'day-off': { zh: '休', en: 'off' },
  'working-day': { zh: '班', en: 'work' },
  'more-that-day': { zh: '另有{count}项', en: '{count} more' },
} satisfies Record<string, Text>;

export const weekdays: readonly Text[] = [
  { zh: '一', en: 'Mon' },
  { zh: '二', en: 'Tue' },
  { zh: '三', en: 'Wed' },
  { zh: '四', en: 'Thu' },
  { zh: '五', en: 'Fri' },
  { zh: '六', en: 'Sat' },
  { zh: '日', en: 'Sun' },
];
