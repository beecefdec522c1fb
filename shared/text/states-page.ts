import type { Transition } from '../domain/period/period.ts';
import type { Text } from './refusal.ts';

/** Who moves a period, as the page of states says it. */
export const movers: Readonly<Record<Transition['by'], Text>> = {
  office: { zh: '绩效办', en: 'the performance office' },
  committee: { zh: '绩效管理委员会', en: 'the committee' },
  clock: { zh: '每五分钟的定时任务', en: 'the five-minute schedule' },
  job: { zh: '结算任务', en: 'the closing job' },
};

export const statesHeadings = {
  page: { zh: '状态', en: 'States' },
  period: { zh: '考核周期', en: 'Period' },
  version: { zh: '考核办法版本', en: 'Scheme version' },
  results: { zh: '考核结果', en: 'Results of a period' },
  seat: { zh: '评委席位', en: "Rater's seat" },
  line: { zh: '加减分', en: 'Adjustment line' },
  life: { zh: '考核对象在周期中', en: 'Subject in a period' },
  agreement: { zh: '绩效合同', en: 'Agreement' },
  filing: { zh: '填报', en: 'Filing' },
  card: { zh: '预警、黄牌、红牌', en: 'Card of a missing filing' },
  provided: { zh: '牵头部门提供的数据', en: 'Filing of a unit about others' },
} satisfies Record<string, Text>;

export const statesColumns = {
  from: { zh: '阶段', en: 'from' },
  to: { zh: '进入', en: 'to' },
  by: { zh: '由谁', en: 'moved by' },
  when: { zh: '条件', en: 'when' },
  effect: { zh: '后果', en: 'effect' },
  entry: { zh: '审计条目', en: 'entry' },
  state: { zh: '状态', en: 'in state' },
  waits: { zh: '等待', en: 'waits for' },
  moves: { zh: '可办理', en: 'legal moves' },
  steps: { zh: '可办理', en: 'legal steps' },
} satisfies Record<string, Text>;

/** What the page says of itself and of deadlines; a line ends where the page breaks it. */
export const statesProse = {
  written: {
    zh: '本页由 `shared/domain` 中的状态表生成，代码即按该表执行。',
    en: 'Written by `npm run docs:states` from the tables in `shared/domain`, which are what the code obeys; a test proves that this page is\ncurrent.',
  },
  deadlines: {
    zh: '截止以请求时刻为准；定时任务只办理其后果。',
    en: 'A deadline is enforced by comparing the time of a request with it; the schedule only draws the consequences, so a missed run is made\nup for by the next one.',
  },
} satisfies Record<string, Text>;
