import type { Text } from '../refusal.ts';

/** 数据审核 */
export const reviewPage = {
  title: { zh: '数据审核', en: 'Review' },
  about: {
    zh: '已签审的填报数据，与目标、上期、去年同期、疑点和核对意见并列；可一次认定或退回多项。',
    en: 'Signed figures beside target, the slot and the year before, doubts and remarks; accept or return many at once.',
  },
  'no-period': { zh: '还没有考核周期。', en: 'There is no period yet.' },
  queue: { zh: '填报数据', en: 'Figures' },
  show: { zh: '状态', en: 'State' },
  doubtful: { zh: '只看有疑点的', en: 'Doubtful ones only' },
  subject: { zh: '考核对象', en: 'Subject' },
  'any-subject': { zh: '全部对象', en: 'All subjects' },
  indicator: { zh: '指标', en: 'Indicator' },
  'any-indicator': { zh: '全部指标', en: 'All indicators' },
  slot: { zh: '填报期', en: 'Slot' },
  'any-slot': { zh: '全部填报期', en: 'All slots' },
  reading: { zh: '正在读取，已读{count}项', en: 'Reading: {count} so far' },
  what: { zh: '指标（填报期）', en: 'Indicator (slot)' },
  given: { zh: '填报值', en: 'Filed' },
  target: { zh: '目标 / 亮灯', en: 'Target, light' },
  last: { zh: '上期', en: 'Slot before' },
  'last-year': { zh: '去年同期', en: 'Year before' },
  doubts: { zh: '疑点与意见', en: 'Doubts and remarks' },
  filed: { zh: '填报与佐证', en: 'Filed, evidence' },
  source: { zh: '来源：{source}', en: 'Source: {source}' },
  'signed-by': { zh: '签审：{name}', en: 'Signed by {name}' },
  'provided-by': { zh: '由{name}提供', en: 'Provided by {name}' },
  forecast: { zh: '全期预测 {figure}：{statement}', en: 'Expected of the whole period: {figure}. {statement}' },
  odd: { zh: '存疑', en: 'Odd' },
  outlier: { zh: '离群', en: 'Outlier' },
  'outlier-decided': { zh: '离群已核实', en: 'Outlier, looked into' },
  'from-peers': {
    zh: '同类中位数{median}，偏离{z}个稳健标准差',
    en: 'The median of its peers is {median}; it is {z} robust deviations away',
  },
  'from-alike': { zh: '同类多数为{median}', en: 'Most of its peers stand at {median}' },
  'from-before': { zh: '与上期{before}相差悬殊', en: 'Far from {before} of the slot before' },
  remark: { zh: '意见', en: 'Remark' },
  'said-by': { zh: '{name} {day}', en: '{name}, {day}' },
  kept: { zh: '维持：{why}（{name}）', en: 'Kept: {why} ({name})' },
  decided: { zh: '处理意见：{why}', en: 'Decided: {why}' },
  answer: { zh: '答复并维持', en: 'Answer and keep' },
  'answer-title': { zh: '答复核对意见，维持数据', en: 'Answer the remark and keep the figure' },
  'answer-early': {
    zh: '考核阶段之前由牵头部门答复',
    en: 'Before the assessment phase the unit that provides the figure answers',
  },
  made: {
    zh: '由您填报、签审或答复过，须由他人认定',
    en: 'You filed, signed or answered it: somebody else has to accept it',
  },
  connected: { zh: '与您有关联，应当回避', en: 'You are connected with the subject and stand apart' },
  'select-all': { zh: '全选', en: 'Select all' },
  chosen: { zh: '已选 {count} 项', en: '{count} chosen' },
  'choose-plain': { zh: '勾选无疑点的', en: 'Tick those without doubts' },
  'no-plain': { zh: '没有无疑点且可认定的数据', en: 'None without doubts can be accepted' },
  accept: { zh: '认定所选', en: 'Accept the chosen' },
  return: { zh: '退回所选', en: 'Return the chosen' },
  'choose-first': { zh: '请先勾选', en: 'Choose some first' },
  'not-office': { zh: '由绩效办认定或退回', en: 'The performance office accepts and returns' },
  'not-acceptable': {
    zh: '所选中有{count}项不是待认定的，请先取消勾选',
    en: '{count} of the chosen do not wait to be accepted: leave them out',
  },
  'not-returnable': {
    zh: '所选中有{count}项尚未签审或已退回，请先取消勾选',
    en: '{count} of the chosen are unsigned or returned already: leave them out',
  },
  'accept-title': { zh: '认定{count}项数据', en: 'Accept {count} figures' },
  'accept-about': {
    zh: '认定后计入考核并锁定。',
    en: 'They count and are locked from then on.',
  },
  'accept-doubtful': {
    zh: '其中{count}项有疑点，须逐项写明为何属实：',
    en: '{count} of them are doubtful: say of each why it is right.',
  },
  'accept-do': { zh: '认定', en: 'Accept' },
  'same-reason': { zh: '其余用同一理由', en: 'Same reason for the rest' },
  'reason-for': { zh: '{what}的认定理由', en: 'Why {what} is right' },
  'return-title': { zh: '退回{count}项数据', en: 'Return {count} figures' },
  'return-about': {
    zh: '理由会告知填报人；退回后不再计入，更正时限按考核办法重新计算。',
    en: 'Whoever filed them is told the reason. They count no more, and the time to correct them begins.',
  },
  'return-do': { zh: '退回', en: 'Return' },
  'why-accepting': { zh: '{period}填报数据认定', en: 'Accepting figures of {period}' },
  'why-returning': { zh: '{period}填报数据退回', en: 'Returning figures of {period}' },
  'asked-accept': { zh: '正在认定', en: 'Accepting' },
  'asked-return': { zh: '正在退回', en: 'Returning' },
  'deciding-outliers': { zh: '正在核实离群数据 {done}/{all}', en: 'Deciding on outliers: {done} of {all}' },
  'not-done': { zh: '未办成：{why}', en: 'Not done: {why}' },
} satisfies Record<string, Text>;

/** What there is to look through. */
export const shownNames = {
  waiting: { zh: '待审核', en: 'To be reviewed' },
  'sign-off': { zh: '待签审', en: 'Unsigned' },
  remark: { zh: '核对期内', en: 'Open to remarks' },
  counting: { zh: '已计入', en: 'Counting' },
  returned: { zh: '已退回', en: 'Returned' },
} satisfies Record<string, Text>;

/** How a figure stands. */
export const standNames = {
  'sign-off': { zh: '待签审', en: 'unsigned' },
  remark: { zh: '核对期内', en: 'open to remarks' },
  answer: { zh: '待答复', en: 'to be answered' },
  acceptance: { zh: '待认定', en: 'to be accepted' },
  counting: { zh: '已计入', en: 'counts' },
  returned: { zh: '已退回', en: 'returned' },
} satisfies Record<string, Text>;

/** Where nothing stands there. */
export const reviewEmpty = {
  waiting: {
    zh: '没有等待审核的数据。单位签审后，数据会出现在这里。',
    en: 'Nothing waits. Figures stand here once they are signed.',
  },
  others: { zh: '没有符合条件的数据。', en: 'No figure is like that.' },
} satisfies Record<string, Text>;
