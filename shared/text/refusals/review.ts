import type { Refusal } from '../refusal.ts';

export const review = {
  'review.no-result': {
    kind: 'missing',
    zh: '该对象尚无初步考核结果。',
    en: 'This subject has no provisional result yet.',
  },
  'review.objection-late': {
    kind: 'locked',
    zh: '异议期已于 {until} 届满。',
    en: 'The time for objecting ended at {until}.',
  },
  'review.already-lodged': {
    kind: 'conflict',
    zh: '就本次结果已经提出过异议或者提请过复核（状态：{zh}）。',
    en: 'This result was objected to, or a recheck of it asked for, already ({en}).',
    legal: {
      zh: '尚须更正的，由监督机构依职权启动复核。',
      en: 'Where something is still to be put right, the supervisor opens a recheck ex officio.',
    },
  },
  'review.case-open': {
    kind: 'conflict',
    zh: '该对象已有未办结的复核案件（状态：{zh}）。',
    en: 'A case of this subject is still undecided ({en}).',
    legal: { zh: '请待其办结后再启动。', en: 'Open another once it is decided.' },
  },
  'review.unknown-item': {
    kind: 'invalid',
    zh: '得分单上没有“{item}”。',
    en: 'The score sheet has no item “{item}”.',
  },
  'review.no-case': { kind: 'missing', zh: '没有案件 {case}。', en: 'There is no case {case}.' },
  'review.case-state': {
    kind: 'conflict',
    zh: '案件的状态为“{zh}”，不能办理此事项。',
    en: 'The case is {en}; this cannot be done.',
    legal: { zh: '可办理：{steps}。', en: 'Possible now: {steps}.' },
  },
  'review.not-lodger': {
    kind: 'forbidden',
    zh: '案件 {case} 不是该对象自己提出的异议，不能由其撤回。',
    en: 'Case {case} is no objection of the subject itself, so it cannot withdraw it.',
  },
  'review.extension-late': {
    kind: 'locked',
    zh: '案件 {case} 的办理期限已过，不能再延期。',
    en: 'The clock of case {case} has run out; it can no longer be extended.',
  },
  'review.conflict-involved': {
    kind: 'forbidden',
    zh: '您曾参与该对象的填报、评分或审核（第 {n} 号记录），应当回避复核。',
    en: 'You took part in this appraisal (entry {n}) and are recused from its recheck.',
    legal: { zh: '请由未参与本考核的监督人员办理。', en: 'A supervisor who took no part must do this.' },
  },
  'review.dismissed-corrects': {
    kind: 'invalid',
    zh: '驳回异议的决定不能附带更正。',
    en: 'A decision that dismisses an objection cannot carry corrections.',
  },
  'review.no-record': {
    kind: 'invalid',
    zh: '“{record}”不是本次结果所依据的记录，无从更正。',
    en: '“{record}” is not a record this result rests on, so there is nothing to correct.',
  },
  'review.heavier': {
    kind: 'conflict',
    zh: '复核不得加重对公务员的考核结果：原得分 {before}，更正后为 {after}。',
    en: 'A recheck may never make an official’s outcome heavier: {before} before, {after} after.',
    legal: { zh: '请撤去使结果变重的更正。', en: 'Leave out the correction that makes it heavier.' },
  },
  'review.heavier-on-objected': {
    kind: 'conflict',
    zh: '该公务员曾就“{zh}”提出异议，依职权复核不得在此事项上加重对其考核结果。',
    en: 'The official objected to “{en}”; a recheck ex officio may not make the outcome heavier there.',
    legal: { zh: '请撤去使该事项变重的更正。', en: 'Leave out the correction that makes it heavier.' },
  },
  'review.upheld-empty': {
    kind: 'invalid',
    zh: '异议成立须写明更正内容，否则结果不变，当事人也不能再次提出。',
    en: 'Upholding an objection must correct something: otherwise nothing changes and the subject cannot object again.',
    legal: {
      zh: '至少一项更正；结果不变的，应作“异议不成立”决定。',
      en: 'At least one correction; where nothing changes, dismiss the objection.',
    },
  },
  'review.cases-full': {
    kind: 'conflict',
    zh: '一个考核对象对同一结果至多 {maximum} 件复核案件。',
    en: 'A subject has at most {maximum} cases on one result.',
  },
  'review.interviews-full': {
    kind: 'conflict',
    zh: '一个考核对象对同一结果至多记录 {maximum} 次面谈。',
    en: 'A subject has at most {maximum} interviews on one result.',
  },
} satisfies Record<string, Refusal>;
