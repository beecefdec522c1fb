import type { Refusal } from '../refusal.ts';

/** Why something of an earlier period is not carried over into the next. */
export const copies = {
  'goals.copy-over': {
    kind: 'conflict',
    zh: '本周期的绩效合同{zh}，不能以沿用的目标覆盖。',
    en: 'The agreement of this period is {en}; goals of an earlier one are not copied over it.',
    legal: { zh: '请直接修改现有目标。', en: 'Change the goals there are.' },
  },
  'goals.copy-none': {
    kind: 'conflict',
    zh: '该对象在周期 {period} 没有生效的目标可以沿用。',
    en: 'In period {period} this subject has no goals in force to copy.',
    legal: { zh: '请选择其他周期，或直接起草目标。', en: 'Name another period, or draft the goals.' },
  },
  'goals.copy-nothing': {
    kind: 'conflict',
    zh: '没有一项目标可以沿用：{reasons}',
    en: 'None of the goals can be copied: {reasons}',
    legal: { zh: '请直接起草目标。', en: 'Draft the goals.' },
  },
  'goals.copy-gone': {
    kind: 'conflict',
    zh: '本周期的考核办法已无指标“{name}”。',
    en: 'The scheme of this period has no indicator “{name}” any more.',
  },
  'goals.copy-other': {
    kind: 'conflict',
    zh: '指标“{name}”的{fields}已经不同，原目标值含义随之改变。',
    en: 'The indicator “{name}” has another {fields}, so its target would mean something else.',
  },
  'goals.copy-section': {
    kind: 'conflict',
    zh: '本周期的考核办法不设个性指标部分“{section}”。',
    en: 'The scheme of this period has no section “{section}” of specific indicators.',
  },
  'schemes.copy-none': {
    kind: 'conflict',
    zh: '周期 {period} 没有按任何考核办法启动，无可沿用。',
    en: 'Period {period} was opened with no scheme that could be copied.',
    legal: { zh: '请选择其他周期，或由办法库新建。', en: 'Name another period, or begin from the library.' },
  },
  'scoring.copy-none': {
    kind: 'conflict',
    zh: '该对象在周期 {period} 没有评委可以沿用。',
    en: 'In period {period} nobody was seated to rate this subject.',
    legal: { zh: '请选择其他周期，或直接指定评委。', en: 'Name another period, or assign raters.' },
  },
  'scoring.copy-nothing': {
    kind: 'conflict',
    zh: '没有一名评委可以沿用：{reasons}',
    en: 'None of the raters can be seated again: {reasons}',
    legal: { zh: '请直接指定其他评委。', en: 'Assign other raters.' },
  },
  'scoring.copy-recused': {
    kind: 'conflict',
    zh: '{rater} 在周期 {period} 已申明回避该对象。',
    en: '{rater} declared a conflict of interest with this subject in period {period}.',
    legal: { zh: '回避事由已消除的，请单独指定。', en: 'If it is over, assign the rater by name.' },
  },
} satisfies Record<string, Refusal>;
