import type { Text } from '../refusal.ts';

/** 抽查 */
export const sampling = {
  title: { zh: '抽查', en: 'Draw a sample' },
  about: {
    zh: '按比例和摇号所得的种子抽取考核对象，逐个立案复核，由其他监督人员决定。种子和产生方式公开，任何人都能照此重抽核对。',
    en: 'Subjects are drawn by share and seed; the result of each is rechecked, and another supervisor decides. Anybody can draw again by the same seed.',
  },
  share: { zh: '抽取比例（%）', en: 'Share (%)' },
  seed: { zh: '种子', en: 'Seed' },
  'seed-about': {
    zh: '现场摇号得到的号码，如 20261023-07：字母、数字、点和短横，以字母或数字开头。',
    en: 'What was drawn by lot, such as 20261023-07: letters, digits, dots and hyphens.',
  },
  lot: { zh: '种子的产生方式', en: 'How the seed was come by' },
  'lot-about': { zh: '例如：10月23日监督会议现场摇号', en: 'such as: by lot at the meeting of 23 October' },
  missing: { zh: '请填写{label}', en: 'Give: {label}' },
  draw: { zh: '抽取', en: 'Draw' },
  begun: {
    zh: '已开始抽取，复核立案后列在事项台账中。没有得分或者正在复核的不再立案。',
    en: 'The subjects are being drawn; their rechecks appear in the list. Who has no score, or is being rechecked, gets none.',
  },
  known: {
    zh: '此前已用同一比例和种子抽取过，没有重复立案。',
    en: 'The same share and seed were drawn before: nothing was opened twice.',
  },
  'not-now': {
    zh: '结果形成后、归档前方可抽查；本周期处于“{phase}”阶段。',
    en: 'A sample is drawn of results until they are archived; the period is in: {phase}.',
  },
  close: { zh: '关闭', en: 'Close' },
} satisfies Record<string, Text>;
