import type { Refusal } from '../refusal.ts';

export const matters = {
  'matters.none': { kind: 'missing', zh: '没有{kind} {matter}。', en: 'There is no {kind} {matter}.' },
  'matters.state': {
    kind: 'conflict',
    zh: '该{kind}的状态为“{zh}”，不能办理此事项。',
    en: 'This {kind} is {en}; this cannot be done.',
    legal: { zh: '可办理：{steps}。', en: 'Possible now: {steps}.' },
  },
  'matters.opened-otherwise': {
    kind: 'forbidden',
    zh: '{kind} {matter} 不是该对象自己提出的，不能由其“{zh}”。',
    en: 'The subject did not begin {kind} {matter} itself, so it cannot {en}.',
  },
  'matters.extension-late': {
    kind: 'locked',
    zh: '{kind} {matter} 的办理期限已过，不能再延期。',
    en: 'The clock of {kind} {matter} has run out; it can no longer be extended.',
  },
  'matters.rounds-over': {
    kind: 'conflict',
    zh: '同一{kind}至多“{zh}” {maximum} 次。',
    en: 'A {kind} allows this {maximum} times at most: {en}.',
    legal: { zh: '请予办结，未尽事项另行提出。', en: 'Settle it, and begin another for what is left.' },
  },
  'matters.full': {
    kind: 'conflict',
    zh: '一个考核对象在同一周期至多 {maximum} 件{zh}。',
    en: 'A subject has this at most {maximum} times in one period: {en}.',
  },
  'matters.due-past': { kind: 'invalid', zh: '期限须晚于当前时间。', en: 'The due date must lie in the future.' },
  'visits.unheard': {
    kind: 'conflict',
    zh: '对象尚未说明情况，说明期限也未届满，不能认定。',
    en: 'The subject has not answered yet, and the time to answer runs.',
    legal: {
      zh: '请待其说明或者期限届满后认定；情况不实的可以撤销。',
      en: 'Wait for the answer or the end of the time; or drop it.',
    },
  },
  'samples.size': {
    kind: 'invalid',
    zh: '按此比例抽取 {drawn} 个考核对象（共 {of} 个），一次抽查须在 1 至 {maximum} 个之间。',
    en: 'This share draws {drawn} of {of} subjects; one sample has between 1 and {maximum}.',
  },
  'matters.unknown-item': {
    kind: 'invalid',
    zh: '得分单上没有“{item}”。',
    en: 'The score sheet has no item “{item}”.',
  },
  'rechecks.objection-late': {
    kind: 'locked',
    zh: '异议期已于 {until} 届满。',
    en: 'The time for objecting ended at {until}.',
  },
  'rechecks.already-lodged': {
    kind: 'conflict',
    zh: '就本次结果已经提出过异议或者提请过复核（状态：{zh}）。',
    en: 'This result was objected to, or a recheck of it asked for, already ({en}).',
    legal: {
      zh: '尚须更正的，由监督机构依职权启动复核。',
      en: 'Where something is still to be put right, the supervisor opens a recheck ex officio.',
    },
  },
  'rechecks.undecided': {
    kind: 'conflict',
    zh: '该对象已有未办结的复核案件（状态：{zh}）。',
    en: 'A recheck of this subject is still undecided ({en}).',
    legal: { zh: '请待其办结后再启动。', en: 'Open another once it is decided.' },
  },
  'rechecks.involved': {
    kind: 'forbidden',
    zh: '您曾参与该对象的填报、评分或审核（第 {n} 号记录），应当回避。',
    en: 'You took part in this appraisal (entry {n}) and are recused.',
    legal: { zh: '请由未参与本考核的人员办理。', en: 'Somebody of the body who took no part must do this.' },
  },
  'rechecks.parts-unchanged': {
    kind: 'conflict',
    zh: '所汇总周期的得分没有变更，无需重新取用。',
    en: 'No score of a period that is rolled up has changed, so none is taken in anew.',
  },
  'rechecks.parts-stale': {
    kind: 'conflict',
    zh: '所汇总的“{part}”得分已经变更，决定异议成立的，须同时重新取用各周期得分。',
    en: 'The score of {part}, which is rolled up, has changed: whatever is upheld, the scores of the periods are taken in anew with it.',
    legal: {
      zh: '请在更正中加入“重新取用周期得分”（parts-renewed）。',
      en: 'Add the correction parts-renewed.',
    },
  },
  'rechecks.no-record': {
    kind: 'invalid',
    zh: '“{record}”不是本次结果所依据的记录，无从更正。',
    en: '“{record}” is not a record this result rests on, so there is nothing to correct.',
  },
  'rechecks.new-fact': {
    kind: 'conflict',
    zh: '事后发现的扣分和否决事项，只能由监督机构依职权启动的复核认定，不得在对象的异议、申诉或者绩效办提请的复核中加入。',
    en: 'A deduction or veto for what came to light later is found by a recheck ex officio only, never through an objection, an appeal or what the office asked for.',
    legal: { zh: '请由监督机构依职权启动复核。', en: 'Have a supervisor open a recheck ex officio.' },
  },
  'rechecks.heavier': {
    kind: 'conflict',
    zh: '复核、申诉不得加重对公务员的考核结果：原得分 {before}，更正后为 {after}。',
    en: 'A recheck or an appeal may never make an official’s outcome heavier: {before} before, {after} after.',
    legal: { zh: '请撤去使结果变重的更正。', en: 'Leave out the correction that makes it heavier.' },
  },
  'rechecks.lower-grade': {
    kind: 'conflict',
    zh: '复核、申诉不得加重对公务员的考核结果：更正后按同类重新排名，其等次将由“{zhBefore}”变为“{zhAfter}”。',
    en: 'A recheck or an appeal may never make an official’s outcome heavier: ranked anew, the grade would be "{enAfter}" instead of "{enBefore}".',
    legal: {
      zh: '请撤去使等次变低的更正，或者维持原结果并说明理由。',
      en: 'Leave out the correction that lowers the grade, or let the result stand and say why.',
    },
  },
  'rechecks.heavier-on-objected': {
    kind: 'conflict',
    zh: '该公务员曾就“{zh}”提出异议，依职权复核不得在此事项上加重对其考核结果。',
    en: 'The official objected to “{en}”; a recheck ex officio may not make the outcome heavier there.',
    legal: { zh: '请撤去使该事项变重的更正。', en: 'Leave out the correction that makes it heavier.' },
  },
  'appeals.recheck-undecided': {
    kind: 'conflict',
    zh: '该对象的复核尚未办结（状态：{zh}），不能提出申诉。',
    en: 'The recheck is still undecided ({en}), so no appeal can be lodged.',
    legal: {
      zh: '请待复核决定作出后提出，或者先撤回异议。',
      en: 'Appeal once it is decided, or withdraw the objection first.',
    },
  },
  'appeals.already-lodged': {
    kind: 'conflict',
    zh: '就同一结果或者同一复核决定已经提出过申诉（状态：{zh}）。',
    en: 'This result or decision was appealed against already ({en}).',
  },
  'appeals.instead': {
    kind: 'conflict',
    zh: '已经不经复核直接提出申诉（状态：{zh}），不能再就同一结果提出异议。',
    en: 'The result was appealed against directly, in place of a recheck ({en}).',
    legal: { zh: '须改走复核的，请先撤回申诉。', en: 'To have a recheck instead, withdraw the appeal first.' },
  },
  'appeals.in-time': {
    kind: 'conflict',
    zh: '该申诉在期限（{until}）内提出，不能以逾期为由不予受理。',
    en: 'The appeal was lodged in time (until {until}) and cannot be rejected as late.',
    legal: { zh: '请予受理，再作出决定。', en: 'Accept it, and decide on it.' },
  },
  'appeals.own-result': {
    kind: 'forbidden',
    zh: '您提请或者审定了本次考核结果，应当回避对其申诉的办理。',
    en: 'You proposed or approved these results and are recused from appeals against them.',
    legal: { zh: '请由未参与的人员办理。', en: 'Somebody of the body who took no part must do this.' },
  },
} satisfies Record<string, Refusal>;
