import type { Refusal } from '../refusal.ts';

/** 补报重评. */
export const lateInputs = {
  'late-inputs.scored': {
    kind: 'conflict',
    zh: '{subject} 已有得分，不需要补报。',
    en: '{subject} has a score; there is nothing to bring in late.',
    legal: { zh: '得分有误的，请提请复核。', en: 'Where the score is wrong, a recheck is asked for.' },
  },
  'late-inputs.running': {
    kind: 'conflict',
    zh: '{subject} 的补报重评正在办理（状态：{zh}）。',
    en: 'A late input of {subject} is under way ({en}).',
    legal: { zh: '请待其办结。', en: 'Wait until it is settled.' },
  },
  'late-inputs.not-open': {
    kind: 'invalid',
    zh: '指标“{item}”不是该对象尚缺的指标。',
    en: 'Item “{item}” is none that this subject still lacks.',
  },
  'late-inputs.until': {
    kind: 'invalid',
    zh: '补报须在反馈阶段结束（{date}）之前完成。',
    en: 'What comes late has to be in before the feedback phase ends ({date}).',
  },
  'late-inputs.marked': {
    kind: 'conflict',
    zh: '评委“{rater}”的评分已提交并计入，补报期间不另行评分，也不撤销。',
    en: 'The marks of rater {rater} are submitted and count; in the time for late inputs they are neither given anew nor taken away.',
    legal: {
      zh: '重评后可对相关指标提请复核。',
      en: 'Once the subject is scored anew, ask for a recheck of the item.',
    },
  },
  'late-inputs.other-item': {
    kind: 'forbidden',
    zh: '该对象已经结算，只准补报{items}，不含指标“{item}”。',
    en: 'This subject is closed; it may bring in {items} only, not item “{item}”.',
  },
  'late-inputs.lacking': {
    kind: 'conflict',
    zh: '尚未补齐：{items}。',
    en: 'Not all is in yet: {items}.',
    legal: {
      zh: '请催办；补报期满后按已有数据计分，仍缺的按考核办法处理。',
      en: 'Have it brought in; when the time is over the subject is scored from what there is, and what is missing stays so.',
    },
  },
  'late-inputs.decide-after': {
    kind: 'conflict',
    zh: '{subject} 的补报重评尚未办结，此时不能更正得分。',
    en: 'A late input of {subject} is under way; until it is scored nothing is corrected.',
    legal: { zh: '请在重新计分之后决定。', en: 'Decide once it has been scored.' },
  },
} satisfies Readonly<Record<string, Refusal>>;
