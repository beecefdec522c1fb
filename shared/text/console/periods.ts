import type { PeriodType } from '../../domain/period/types.ts';
import type { Text } from '../refusal.ts';

/** 考核周期 */
export const periodsPage = {
  title: { zh: '考核周期', en: 'Periods' },
  about: {
    zh: '建立、启动考核周期，查看和延长各阶段截止日。',
    en: 'Create and open periods; see and extend the deadlines of their phases.',
  },
  list: { zh: '考核周期一览', en: 'Periods' },
  none: {
    zh: '还没有考核周期。考核办法批准后，建立新周期并启动。',
    en: 'There is no period yet. Once a scheme is approved, create a period and open it.',
  },
  name: { zh: '考核周期', en: 'Period' },
  dates: { zh: '起止', en: 'From and to' },
  'from-to': { zh: '{from}至{to}', en: '{from} to {to}' },
  scheme: { zh: '考核办法', en: 'Scheme' },
  version: { zh: '{name} 第{version}版', en: '{name}, version {version}' },
  'no-scheme': { zh: '启动时选定', en: 'chosen on opening' },
  subjects: { zh: '考核对象', en: 'Subjects' },
  deadlines: { zh: '各阶段截止日', en: 'Deadlines of the phases' },
  'not-office': { zh: '由绩效办办理', en: 'The performance office does this' },
  'not-committee': { zh: '由绩效管理委员会办理', en: 'The committee does this' },
} satisfies Record<string, Text>;

export const createText = {
  create: { zh: '建立新周期', en: 'New period' },
  about: {
    zh: '先建成草稿；各阶段截止日按工作日历计算，启动前可以更改。',
    en: 'It begins as a draft. Deadlines are counted by the work calendar and may be changed until it is opened.',
  },
  type: { zh: '周期类型', en: 'Kind' },
  year: { zh: '年度', en: 'Year' },
  number: { zh: '哪一期', en: 'Which' },
  start: { zh: '第一天', en: 'First day' },
  end: { zh: '最后一天', en: 'Last day' },
  code: { zh: '编号', en: 'Code' },
  'code-hint': {
    zh: '小写字母、数字和连字符，如 floods；用来与同一时段的其他周期区分，建好后不变',
    en: 'Small letters, digits and hyphens, as floods; it tells apart periods over the same days and never changes',
  },
  'name-zh': { zh: '名称', en: 'Chinese name' },
  'name-en': { zh: '英文名称', en: 'English name' },
  'name-hint': {
    zh: '不填的，按年度和期数称呼；要填则两种文字都填',
    en: 'Left out, it is called by its dates; otherwise give both',
  },
  owner: { zh: '由谁主持', en: 'Run by' },
  more: { zh: '名称、编号和各阶段时限', en: 'Name, code and length of the phases' },
  clocks: {
    zh: '各阶段时限（工作日；实施至周期结束）',
    en: 'Length of the phases in working days; implementation lasts until the period ends',
  },
} satisfies Record<string, Text>;

const quarters = ['一', '二', '三', '四'].map((of, at) => ({ zh: `第${of}季度`, en: `Q${at + 1}` }));
const months = Array.from({ length: 12 }, (_, at) => ({ zh: `${at + 1}月`, en: `Month ${at + 1}` }));

/** The parts of a year, in their order; a year is whole, and a span has dates. */
export const partNames: Readonly<Record<PeriodType, readonly Text[]>> = {
  month: months,
  quarter: quarters,
  'half-year': [
    { zh: '上半年', en: 'First half' },
    { zh: '下半年', en: 'Second half' },
  ],
  year: [],
  span: [],
};

export const openText = {
  open: { zh: '启动', en: 'Open' },
  title: { zh: '启动{period}', en: 'Open {period}' },
  about: {
    zh: '启动后考核办法不再更换，所选类别的单位和人员列为考核对象，随即开始签订目标。',
    en: 'The scheme is then fixed, everybody of the chosen groups becomes a subject, and goals are agreed on.',
  },
  scheme: { zh: '考核办法', en: 'Scheme' },
  'no-scheme': {
    zh: '还没有已批准的考核办法。请先在“考核办法”中起草，由委员会批准。',
    en: 'No scheme is approved yet. Draft one under “Schemes” and have the committee approve it.',
  },
  groups: { zh: '考核类别', en: 'Peer groups' },
  'groups-hint': { zh: '同一类别的对象相互比较、排名', en: 'Subjects of one group are ranked together' },
  parts: { zh: '汇总的周期', en: 'Periods that are rolled up' },
  going: { zh: '正在列入考核对象…', en: 'Enrolling subjects …' },
} satisfies Record<string, Text>;

export const moveText = {
  implement: { zh: '提前进入实施', en: 'Begin implementation' },
  'implement-title': { zh: '{period}提前进入实施', en: 'Begin implementation of {period}' },
  'implement-about': {
    zh: '全部对象签订后，可以不等计划阶段截止。',
    en: 'Once every agreement is signed there is no need to wait for the end of planning.',
  },
  extend: { zh: '延长截止日', en: 'Extend deadlines' },
  change: { zh: '更改截止日', en: 'Change deadlines' },
  'extend-title': { zh: '{period}的截止日', en: 'Deadlines of {period}' },
  'extend-about': {
    zh: '只填要改的。已启动的周期只能延长，不能提前；已过的不能再改。',
    en: 'Give only those that change. Once a period is open they move later, never earlier; those that are over stay.',
  },
  over: { zh: '已过', en: 'over' },
  save: { zh: '保存', en: 'Save' },
  recount: { zh: '重新计算截止日', en: 'Count deadlines again' },
  'recount-title': { zh: '按现行工作日历重新计算{period}的截止日', en: 'Count the deadlines of {period} again' },
  'recount-about': {
    zh: '节假日安排公布或者工作日历更正后办理；已告知的截止日不会提前。',
    en: 'For when holidays are announced or the calendar was corrected; no deadline already given comes earlier.',
  },
  cancel: { zh: '撤销周期', en: 'Cancel it' },
  'cancel-title': { zh: '撤销{period}', en: 'Cancel {period}' },
  'cancel-about': {
    zh: '撤销后不再办理，也不能恢复；已有记录保留备查。',
    en: 'Nothing more is done in it, and this cannot be undone; what was recorded is kept.',
  },
  'cancel-late': { zh: '已经结算，不能撤销', en: 'It is closed already and cannot be cancelled' },
  close: { zh: '不再等待，照常结算', en: 'Close without waiting' },
  'close-title': { zh: '{period}不再等待所汇总的周期', en: 'Close {period} without waiting' },
} satisfies Record<string, Text>;
