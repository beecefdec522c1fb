import type { Refusal } from '../refusal.ts';

export const results = {
  'results.stale': {
    kind: 'conflict',
    zh: '下列 {count} 个对象所汇总的周期得分经复核变更，其本周期得分尚未重新核定：{subjects}。',
    en: 'For {count} subjects the score of a period that is rolled up was changed by a recheck, and their own is not decided anew yet: {subjects}.',
    legal: { zh: '请监督机构先对其依职权复核作出决定。', en: 'The supervisor decides on their rechecks first.' },
  },
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
  'results.not-announced': {
    kind: 'conflict',
    zh: '考核结果须先公示，方可公布。',
    en: 'The results must be announced before they are published.',
    legal: {
      zh: '请先公示；办法规定不公示的除外。',
      en: 'Announce them first, unless the scheme has no time of announcement.',
    },
  },
  'results.no-announcement': {
    kind: 'conflict',
    zh: '本办法不设公示期，结果审定后直接公布。',
    en: 'The scheme has no time of announcement: approved results are published at once.',
    legal: { zh: '请直接公布。', en: 'Publish them.' },
  },
  'results.announced-until': {
    kind: 'conflict',
    zh: '公示期至 {until} 止，公示期内不能公布。',
    en: 'The announcement runs until {until}; the results are not published before its end.',
    legal: { zh: '公示期满且各项意见答复完毕后公布。', en: 'Publish when it is over and every remark is answered.' },
  },
  'results.remarks-open': {
    kind: 'conflict',
    zh: '下列对象的公示意见尚未答复：{subjects}。',
    en: 'Remarks on these subjects are not answered: {subjects}.',
    legal: { zh: '请逐一答复。', en: 'Answer each of them.' },
  },
  'results.remark-rechecked': {
    kind: 'conflict',
    zh: '下列对象因公示意见成立正在复核：{subjects}。',
    en: 'A remark on these subjects was upheld and their recheck is not decided: {subjects}.',
    legal: { zh: '请待监督机构作出复核决定。', en: 'Wait for the decision of the supervisory body.' },
  },
  'results.none-announced': {
    kind: 'missing',
    zh: '该周期没有正在公示的结果。',
    en: 'No results of this period are being announced.',
  },
  'results.no-remarks-now': {
    kind: 'conflict',
    zh: '该周期的结果不在公示期内，不受理公示意见。',
    en: 'The results of this period are not being announced, so no remark is taken.',
    legal: {
      zh: '公示期内可提意见；考核对象本人可依法提出异议。',
      en: 'Remarks are taken while they are; the subject itself may object.',
    },
  },
  'results.not-told': {
    kind: 'missing',
    zh: '公示名单中没有“{subject}”。',
    en: 'The announced list does not have {subject}.',
    legal: { zh: '见您可查看的公示名单。', en: 'See the list that is announced to you.' },
  },
  'results.remarks-enough': {
    kind: 'busy',
    zh: '关于“{subject}”的匿名意见暂已过多，请稍后再提，或者登录后具名提出。',
    en: 'There are too many unnamed remarks on {subject} for now; try later, or make yours under your name.',
  },
  'results.own-remarks-enough': {
    kind: 'conflict',
    zh: '一人对一个考核对象至多提出 {maximum} 条公示意见。',
    en: 'One person makes at most {maximum} remarks on a subject.',
    legal: {
      zh: '已提出的意见由绩效办逐条答复，可查看答复。',
      en: 'The office answers each of those you made; you may read the answers.',
    },
  },
  'results.no-notice': {
    kind: 'missing',
    zh: '该对象尚无考核结果通知。',
    en: 'This subject has no notice of an approved result yet.',
    legal: { zh: '请待绩效管理委员会审定。', en: 'Wait for the committee’s approval.' },
  },
  'results.notice-changed': {
    kind: 'conflict',
    zh: '考核结果通知已更新，签收的不是现行通知。',
    en: 'The notice has changed: what was acknowledged is not the one that holds.',
    legal: { zh: '请重新查看结果反馈后签收。', en: 'Read the feedback again and acknowledge that.' },
  },
  'results.acknowledged': {
    kind: 'conflict',
    zh: '考核结果通知已签收或视为送达。',
    en: 'The notice has been acknowledged, or counts as served.',
    legal: { zh: '对结果有异议的，请在异议期内提出异议。', en: 'Who objects lodges the objection within its clock.' },
  },
  'results.served': {
    kind: 'locked',
    zh: '签收期限已过，通知视为送达。',
    en: 'The time to acknowledge is over: the notice counts as served.',
    legal: { zh: '对结果有异议的，请在异议期内提出异议。', en: 'Who objects lodges the objection within its clock.' },
  },
  'results.no-text': {
    kind: 'invalid',
    zh: '签收时表示有异议的，须写明意见。',
    en: 'Who acknowledges with an objection says what it is.',
  },
  'results.no-remark': {
    kind: 'missing',
    zh: '没有与此回执相符的意见。',
    en: 'No remark goes with this receipt.',
    legal: { zh: '请核对考核对象和回执号。', en: 'Check the subject and the receipt.' },
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
      en: 'It was arranged and takes minutes at most: try again then. If it does not end, let the system administrator look at the worker of jobs.',
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
  'results.no-series': {
    kind: 'invalid',
    zh: '尚未设置发文机关代字，不能编发文字号。',
    en: 'It is not set how document numbers begin, so none can be given.',
    legal: {
      zh: '请系统管理员在基本设置中填写发文机关代字，或者不填发文字号。',
      en: 'Have the system administrator set it, or give no number.',
    },
  },
  'results.number-of-unit': {
    kind: 'invalid',
    zh: '这一周期由单位主持，不编政府的发文字号。',
    en: 'A unit runs this period, and the document numbers are the government’s.',
    legal: {
      zh: '不填发文字号：文件上留空，由该单位自行填写。',
      en: 'Give no number: a blank is printed, for the unit to fill in by hand.',
    },
  },
  'results.number-taken': {
    kind: 'conflict',
    zh: '发文字号 {number} 已用于{period}的考核结果。',
    en: 'The document number {number} has been given to the results of {period}.',
    legal: { zh: '请另编一个顺序号。', en: 'Give another one.' },
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
