import type { Refusal } from '../refusal.ts';

export const outcomes = {
  'outcomes.not-approved': {
    kind: 'locked',
    zh: '考核结果尚未批准，不能下达整改通知或登记结果应用。',
    en: 'The results have not been approved, so nothing can follow from them yet.',
    legal: { zh: '请待绩效管理委员会批准。', en: 'Wait for the committee’s approval.' },
  },
  'outcomes.unknown-basis': {
    kind: 'invalid',
    zh: '得分单上没有“{basis}”。',
    en: 'The score sheet has no item “{basis}”.',
  },
  'outcomes.no-order': {
    kind: 'missing',
    zh: '没有整改通知 {order}。',
    en: 'There is no rectification order {order}.',
  },
  'outcomes.order-state': {
    kind: 'conflict',
    zh: '该整改通知的状态为“{zh}”，不能办理此事项。',
    en: 'This rectification order is {en}; this cannot be done.',
    legal: { zh: '可办理：{steps}。', en: 'Possible now: {steps}.' },
  },
  'outcomes.rounds-over': {
    kind: 'conflict',
    zh: '同一整改通知至多报告 {maximum} 次，不能再退回。',
    en: 'A rectification order is answered {maximum} times at most; it cannot be sent back again.',
    legal: { zh: '请予销号，未尽事项另行下达整改通知。', en: 'Accept it, and issue another order for what is left.' },
  },
  'outcomes.due-past': {
    kind: 'invalid',
    zh: '整改期限须晚于当前时间。',
    en: 'The due date must lie in the future.',
  },
} satisfies Record<string, Refusal>;
