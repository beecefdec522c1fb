import type { Refusal } from '../refusal.ts';

export const results = {
  'results.none': {
    kind: 'missing',
    zh: '该对象尚无初步考核结果。',
    en: 'This subject has no provisional result yet.',
  },
  'results.not-approved': {
    kind: 'locked',
    zh: '考核结果尚未批准，不能下达整改通知或登记结果应用。',
    en: 'The results have not been approved, so nothing can follow from them yet.',
    legal: { zh: '请待绩效管理委员会批准。', en: 'Wait for the committee’s approval.' },
  },
  'results.interviews-full': {
    kind: 'conflict',
    zh: '一个考核对象对同一结果至多记录 {maximum} 次面谈。',
    en: 'A subject has at most {maximum} interviews on one result.',
  },
  'results.state': {
    kind: 'conflict',
    zh: '考核结果（第 {version} 版）的状态为“{zh}”，不能办理此事项。',
    en: 'Version {version} of the results is {en}; this cannot be done.',
    legal: { zh: '可办理：{steps}。', en: 'Possible now: {steps}.' },
  },
  'results.no-reason': {
    kind: 'invalid',
    zh: '退回须写明理由，绩效办据以处理后重新提请。',
    en: 'A return needs its reason: the office puts it right and lays the results before the committee again.',
  },
  'results.open-cases': {
    kind: 'conflict',
    zh: '下列对象的异议尚未办结：{subjects}。',
    en: 'The objections of these subjects are not decided: {subjects}.',
    legal: {
      zh: '请待监督机构作出复核决定，或在提请审议时逐一说明例外理由。',
      en: 'Wait for the decisions, or name each as an exception with the reason.',
    },
  },
  'results.set-aside': {
    kind: 'conflict',
    zh: '下列对象未能计分且未说明处理意见：{subjects}。',
    en: 'These subjects could not be scored and are not excepted: {subjects}.',
    legal: {
      zh: '请排除原因后重新计分，或在提请审议时逐一说明例外理由。',
      en: 'Resolve and rescore them, or name each as an exception with the reason.',
    },
  },
  'results.ranking-stale': {
    kind: 'conflict',
    zh: '考核类别 {groups} 正在重新排名，尚未完成。',
    en: 'Peer groups {groups} are being ranked again and not done.',
    legal: {
      zh: '系统已自动安排，一般几分钟内完成，届时再办；久不完成的，请系统管理员查看结算任务。',
      en: 'It was arranged and takes minutes at most: try again then. If it does not end, let the system administrator look at the closing worker.',
    },
  },
  'results.needless-exception': {
    kind: 'invalid',
    zh: '{subject} 没有待决事项，无需列为例外；不参加排名的，请注明退出排名。',
    en: 'Nothing is unsettled for {subject}, so it needs no exception, unless it leaves the ranking and says so.',
  },
  'results.excepted-twice': {
    kind: 'invalid',
    zh: '{subject} 列为例外两次，以哪一次为准不明。',
    en: '{subject} is excepted twice, and which of the two holds cannot be told.',
    legal: { zh: '每个对象只列一次。', en: 'Name each subject once.' },
  },
  'results.being-written': {
    kind: 'busy',
    zh: '最终报告正在生成，请稍后再试。',
    en: 'The final reports are being written; try again shortly.',
  },
  'results.not-published': {
    kind: 'missing',
    zh: '该周期的考核结果尚未公布。',
    en: 'The results of this period have not been published.',
  },
} satisfies Record<string, Refusal>;
