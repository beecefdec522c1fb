import type { Text } from '../refusal.ts';

/** 参评对象及其变动 */
export const subjectsPage = {
  about: {
    zh: '查看本周期的参评对象，办理补列、退出、调动，决定是否同意退出。',
    en: 'Who takes part in the period: late enrolment, withdrawal and transfer, and the decision on a withdrawal.',
  },
  back: { zh: '全部周期', en: 'All periods' },
  list: { zh: '参评对象', en: 'Subjects' },
  open: { zh: '参评对象：{period}，{count}个', en: 'Subjects of {period}: {count}' },
  none: {
    zh: '启动后，所选类别的单位和人员列在这里。',
    en: 'Once it is opened, everybody of the chosen groups stands here.',
  },
  'none-such': { zh: '没有这样的对象', en: 'There is none like that' },
  heaps: { zh: '参评情况', en: 'How they take part' },
  all: { zh: '全部', en: 'All' },
  proposed: { zh: '待委员会决定', en: 'Waiting for the committee' },
  withdrawn: { zh: '退出或不定等次', en: 'Withdrawn or without a grade' },
  find: { zh: '查找对象', en: 'Find a subject' },
  whom: { zh: '对象', en: 'Subject' },
  group: { zh: '考核类别', en: 'Peer group' },
  state: { zh: '参评情况', en: 'Taking part' },
  'all-groups': { zh: '全部类别', en: 'All groups' },
  closed: { zh: '已经结算，参评情况不再变动', en: 'It is closed: who takes part changes no more' },
} satisfies Record<string, Text>;

/** What is asked for and decided. */
export const leavingText = {
  ground: { zh: '事由', en: 'Ground' },
  document: { zh: '依据文件', en: 'Document' },
  paper: { zh: '《{title}》（{number}，{issuer}）', en: '{title} ({number}, {issuer})' },
  since: { zh: '提请日期', en: 'Asked for on' },
  meeting: { zh: '作出决定的会议', en: 'Meeting that decided' },
  'meeting-hint': { zh: '如：县绩效管理委员会2026年第2次会议', en: 'Such as: second meeting of the committee in 2026' },
  becomes: { zh: '同意后', en: 'If confirmed' },
  'becomes-withdrawn': {
    zh: '不再考核：不计分、不排名，也不计入等次名额的基数',
    en: 'assessed no more: no score, no rank, and not counted in any share',
  },
  'becomes-ungraded': {
    zh: '照常考核计分，不排名、不定等次',
    en: 'assessed and scored to the end, without rank or grade',
  },
} satisfies Record<string, Text>;

export const decideText = {
  decide: { zh: '作出决定', en: 'Decide' },
  title: { zh: '决定是否同意{subject}退出考核', en: 'Decide on the withdrawal of {subject}' },
  finding: { zh: '决定', en: 'Decision' },
  confirmed: { zh: '同意', en: 'Confirm' },
  rejected: { zh: '不同意，照常考核', en: 'Reject: assessed as before' },
  revoke: { zh: '恢复考核', en: 'Assess again' },
  'revoke-title': { zh: '撤销原决定，恢复对{subject}的考核', en: 'Revoke the decision and assess {subject} again' },
  own: { zh: '由您提请，须由他人决定', en: 'You asked for it; somebody else decides' },
} satisfies Record<string, Text>;

export const withdrawText = {
  withdraw: { zh: '提请退出', en: 'Ask to withdraw' },
  title: { zh: '提请{subject}退出考核', en: 'Ask for {subject} to leave the period' },
  about: {
    zh: '由委员会决定；决定之前照常考核。到考核阶段截止仍未决定的，作废。',
    en: 'The committee decides; until then it is assessed as before. What is not decided when assessment ends falls.',
  },
} satisfies Record<string, Text>;

export const transferText = {
  transfer: { zh: '调动', en: 'Transfer' },
  title: { zh: '{subject}调动', en: 'Transfer of {subject}' },
  about: {
    zh: '先由系统管理员在“机构人员权限”中登记新的所属，再在这里办理；此后在新单位排名、计入名额。',
    en: 'The system administrator first registers where it belongs now. From then on it ranks and counts there.',
  },
  unit: { zh: '现所在单位', en: 'Unit it belongs to now' },
  above: { zh: '现上级单位', en: 'Unit above it now' },
  date: { zh: '调动日期', en: 'Since' },
  group: { zh: '考核类别', en: 'Peer group' },
  'group-stays': { zh: '不变', en: 'As before' },
  'group-why': { zh: '改换类别的理由', en: 'Why the group changes' },
} satisfies Record<string, Text>;

export const enrolText = {
  enrol: { zh: '补列考核对象', en: 'Enrol a subject late' },
  about: {
    zh: '补列后另给签订目标的时间。所属类别须是本周期的考核类别。',
    en: 'It has its own time to agree on goals. Its peer group must be one of the period’s.',
  },
  unit: { zh: '单位', en: 'Unit' },
  whom: { zh: '单位或者其人员', en: 'The unit or somebody of it' },
  nobody: {
    zh: '这里没有可补列的：未列入本周期的考核类别，或者已在列',
    en: 'Nobody to enrol here: of no group of the period, or a subject already',
  },
  late: { zh: '实施阶段已经结束，不再补列', en: 'Implementation is over: nobody is enrolled any more' },
} satisfies Record<string, Text>;
