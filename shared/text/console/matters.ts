import type { Text } from '../refusal.ts';

/** 加减分与事项 */
export const mattersPage = {
  title: { zh: '加减分与事项', en: 'Matters' },
  about: {
    zh: '申请、通知、核验、异议、申诉等各类事项：办到哪一步、等谁办理、何时到期。',
    en: 'Applications, notices, checks, objections and appeals: how far each is, who acts next, and by when.',
  },
  'no-period': { zh: '还没有考核周期。', en: 'There is no period yet.' },
  'no-own': {
    zh: '您没有在本周期被考核的单位，本人也未列入考核。',
    en: 'Neither you nor any of your units is assessed in this period.',
  },
  list: { zh: '事项台账', en: 'Matters' },
  kind: { zh: '类别', en: 'Kind' },
  'any-kind': { zh: '全部类别', en: 'Every kind' },
  subject: { zh: '考核对象', en: 'Subject' },
  what: { zh: '事由', en: 'What it is about' },
  state: { zh: '状态', en: 'State' },
  waits: { zh: '等谁办理', en: 'Who acts next' },
  due: { zh: '期限', en: 'Due' },
  opened: { zh: '提出', en: 'Begun' },
  open: { zh: '未办结', en: 'Open' },
  settled: { zh: '已办结', en: 'Settled' },
  all: { zh: '全部', en: 'All' },
  mine: { zh: '等我办理', en: 'My turn' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  one: { zh: '一个考核对象', en: 'one subject' },
  find: { zh: '按名称或事由查找', en: 'Find by name or words' },
  begin: { zh: '提出新事项', en: 'Begin a matter' },
  'none-open': {
    zh: '没有未办结的事项。新提出的申请、通知、异议会出现在这里。',
    en: 'Nothing is open. What is begun stands here.',
  },
  'none-found': { zh: '没有符合条件的事项。', en: 'No matter is like that.' },
  system: { zh: '系统', en: 'the system' },
} satisfies Record<string, Text>;

/** One matter, and what is done with it. */
export const oneMatter = {
  of: { zh: '{kind}：{name}', en: '{kind}: {name}' },
  close: { zh: '关闭', en: 'Close' },
  history: { zh: '办理经过', en: 'What was done' },
  next: { zh: '下一步', en: 'What can be done' },
  'waits-for': { zh: '等待{roles}办理', en: 'waits for: {roles}' },
  'nobody-waits': { zh: '已经办结', en: 'It is settled' },
  'due-then': { zh: '办理期限：{at}', en: 'due {at}' },
  'until-then': { zh: '可提出异议至：{at}', en: 'objections until {at}' },
  late: { zh: '逾期办理', en: 'late' },
  evidence: { zh: '佐证', en: 'Evidence' },
  difference: { zh: '得分变化', en: 'What changed in the score' },
  'no-change': { zh: '得分没有变化。', en: 'No figure changed.' },
  submit: { zh: '提交', en: 'Submit' },
  'choose-subject': { zh: '考核对象', en: 'Whom it is about' },
  'choose-hint': { zh: '输入名称查找', en: 'Type to find' },
  'choose-kind': { zh: '要提出什么事项', en: 'What to begin' },
  'begin-none': {
    zh: '对这个考核对象，您没有可以提出的事项。',
    en: 'There is nothing you may begin about this subject.',
  },
  optional: { zh: '{label}（选填）', en: '{label} (optional)' },
  missing: { zh: '请填写{label}', en: 'Give: {label}' },
  'too-short': { zh: '请写得具体些，至少{least}个字', en: 'At least {least} characters' },
  choose: { zh: '请选择', en: 'Choose' },
  words: { zh: '输入后按回车，可填多个', en: 'Type and press Enter, one after another' },
  add: { zh: '添加', en: 'Add' },
  remove: { zh: '删除', en: 'Remove' },
} satisfies Record<string, Text>;
