import type { Refusal } from '../refusal.ts';

/** Of what becomes of a subject while a period runs, and of a period that is taken back. */
export const life = {
  'periods.transfer-date': {
    kind: 'conflict',
    zh: '调动日期 {date} 晚于 {last}：考核期满以后调动的，仍在原单位考核；尚未到日的，到日再办。',
    en: 'The transfer of {date} comes after {last}: who leaves when the period is over is assessed where it was spent, and what is still to come is recorded on its day.',
    legal: { zh: '请填写不晚于 {last} 的调动日期。', en: 'Give a date no later than {last}.' },
  },
  'periods.registered-elsewhere': {
    kind: 'conflict',
    zh: '考核对象“{subject}”登记在单位“{registered}”，不在“{unit}”。',
    en: '{subject} is registered under “{registered}” and not under “{unit}”.',
    legal: {
      zh: '请系统管理员先更正登记，或者调往其登记的单位。',
      en: 'Have the system administrator correct the register first, or name the unit it has.',
    },
  },
  'periods.transfer-nothing': {
    kind: 'conflict',
    zh: '考核对象“{subject}”已在单位“{unit}”、类别 {group} 中考核，没有变化。',
    en: '{subject} is assessed in {unit} and group {group} already, so nothing would move.',
  },
  'periods.withdrawn': {
    kind: 'locked',
    zh: '考核对象“{subject}”已退出本期考核（{zh}），不再办理。',
    en: '{subject} takes part in this period no more ({en}), so nothing is added to its appraisal.',
  },
  'periods.life-state': {
    kind: 'conflict',
    zh: '考核对象“{subject}”目前的状态是“{zh}”。',
    en: '{subject} stands as: {en}.',
    legal: { zh: '可办理：{steps}。', en: 'What can be done: {steps}.' },
  },
  'periods.other-ground': {
    kind: 'conflict',
    zh: '“{zh}”不适用于考核对象“{subject}”。',
    en: '“{en}” is no ground for {subject}.',
    legal: {
      zh: '单位、团队因合并、撤销退出，人员因退休、调出、离职退出。',
      en: 'Units and teams leave when merged or dissolved, officials when they retire, move away or resign.',
    },
  },
  'periods.no-such-exemption': {
    kind: 'conflict',
    zh: '本周期的考核办法没有不定等次情形“{exemption}”。',
    en: 'The scheme of this period has no exemption “{exemption}”.',
    legal: { zh: '请选用考核办法列明的情形。', en: 'Choose one that the scheme declares (`exemptions`).' },
  },
  'goals.merge-into-itself': {
    kind: 'conflict',
    zh: '考核对象“{subject}”不能并入自身。',
    en: '{subject} cannot be merged into itself.',
  },
  'goals.merge-of-people': {
    kind: 'conflict',
    zh: '人员不能合并。',
    en: 'People are not merged.',
    legal: { zh: '人员离开的请提请退出考核。', en: 'Ask for whoever has left to be withdrawn.' },
  },
  'goals.merge-into-unsigned': {
    kind: 'conflict',
    zh: '考核对象 {into} 的绩效合同尚未签订，没有可以变更的目标。',
    en: 'The agreement of {into} is not signed, so there are no goals to change.',
    legal: { zh: '请先签订，再办理划转。', en: 'Have it signed first.' },
  },
  'goals.merge-while-changing': {
    kind: 'conflict',
    zh: '考核对象 {into} 的目标变更尚未办结。',
    en: 'A change of the goals of {into} is still open.',
    legal: { zh: '请先签订或者撤回该变更。', en: 'Have it signed or withdrawn first.' },
  },
  'goals.not-handed-over': {
    kind: 'conflict',
    zh: '考核对象“{subject}”的目标 {items} 没有划转。',
    en: 'The goals {items} of {subject} are not handed over.',
    legal: { zh: '请在接收方的目标文本中逐项写明。', en: 'Name each of them in the text of the one that takes over.' },
  },
  'periods.exists-cancelled': {
    kind: 'conflict',
    zh: '考核周期“{zh}”已于{on}撤销（{reason}），其记录须予保存，不能以同一名称再建。',
    en: 'The period "{en}" was cancelled on {on} ({reason}). Its record is kept, so it is not created a second time under the same name.',
    legal: {
      zh: '请加写或者更换 code，以另一名称建立；已撤销的周期在列表中以 cancelled=true 查看。',
      en: 'Give the new one a code, or another one, and so a name of its own; cancelled periods are listed with cancelled=true.',
    },
  },
  'periods.is-cancelled': {
    kind: 'locked',
    zh: '本周期已撤销，不再办理任何事项；原有记录可以查阅。',
    en: 'The period has been cancelled: nothing more is done in it, and what was written can be read.',
  },
  'periods.cannot-cancel': {
    kind: 'locked',
    zh: '本周期处于“{zh}”阶段，已开始结算，不能撤销。',
    en: 'The period is in phase “{en}”: it has begun to close and can no longer be cancelled.',
    legal: { zh: '结算开始之前可以撤销。', en: 'It can be cancelled until it closes.' },
  },
} satisfies Record<string, Refusal>;
