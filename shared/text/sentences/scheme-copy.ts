import type { Text } from '../refusal.ts';

/** What became of each part of a scheme that is taken from an earlier period. */
export const schemeCopies = {
  taken: { zh: '{kind}“{name}”照原样沿用。', en: 'The {kind} "{name}" is taken as it was.' },
  renamed: {
    zh: '{kind}“{before}”沿用并改称“{name}”。',
    en: 'The {kind} "{before}" is taken and is now called "{name}".',
  },
  look: {
    zh: '{kind}“{name}”已沿用，但其{fields}可能只适用于原周期，请核对。',
    en: 'The {kind} "{name}" is taken; its {fields} may hold for the earlier period only, so look at it.',
  },
  id: { zh: '办法编号由 {before} 改为 {after}。', en: 'The id is {after} instead of {before}.' },
  clocks: {
    zh: '各环节时限以天数计，照原样沿用；具体日期按“{period}”的截止日重新计算。',
    en: 'Time limits are numbers of days and are taken as they were; their dates are counted anew from the deadlines of {period}.',
  },
  rest: {
    zh: '满分、总分上下限、修约、名额、同分比较、缺数处理等其余规定照原样沿用。',
    en: 'Everything else, such as full mark, limits, rounding, quotas, ties and missing figures, is taken as it was.',
  },
  part: {
    zh: '启动时，所汇总的“{part}”由周期 {before} 改为周期 {after}。',
    en: 'At the opening, what is rolled up as {part} is period {after} instead of {before}.',
  },
  leaderless: {
    zh: '单位 {unit} 须提供数据，但现无在任的单位负责人可以签审。',
    en: 'The unit {unit} is to provide figures and has no leader now who could sign them.',
  },
} satisfies Record<string, Text>;

export type CopyCode = keyof typeof schemeCopies;
