import type { Text } from '../refusal.ts';

export const auditText = {
  anchors: { zh: '每日锚定', en: 'Daily anchors' },
  whole: { zh: '核验全部审计链', en: 'Verify every chain' },
  'whole-about': {
    zh: '对照最近一次锚定，逐条核验本地区全部审计链；查阅和核验本身也记入记录。',
    en: 'Holds every chain of the jurisdiction against its newest anchor; looking is recorded too.',
  },
  begin: { zh: '开始核验', en: 'Begin' },
  checking: { zh: '正在核验，已完成{count}条链', en: '{count} chains so far' },
  intact: { zh: '全部完好：共核验{count}条链，锚定于{at}', en: 'All intact: {count} chains, anchored on {at}' },
  broken: { zh: '发现{faults}处不符，共核验{count}条链', en: '{faults} faults found in {count} chains' },
  fresh: { zh: '另有{count}条链在锚定之后开始，尚无签名可对照', en: '{count} chains were begun since the anchor' },
  chain: { zh: '核验一条审计链', en: 'Verify one chain' },
  kind: { zh: '记录类别', en: 'Kind of record' },
  which: { zh: '具体对象', en: 'Which' },
  verify: { zh: '核验', en: 'Verify' },
  read: { zh: '查阅记录', en: 'Read the entries' },
  'choose-which': { zh: '请选择具体对象', en: 'Choose which' },
  'chain-intact': {
    zh: '完好：共{entries}条记录，其中{unsealed}条尚未封存或锚定',
    en: 'Intact: {entries} entries, {unsealed} not sealed or anchored yet',
  },
  'chain-broken': { zh: '不符：共{entries}条记录', en: 'Broken: {entries} entries' },
  first: { zh: '第一处不符：第{n}条', en: 'The first broken entry: {n}' },
  'first-unreadable': { zh: '该处没有可读的记录', en: 'Nothing that can be read stands there' },
  where: { zh: '所在审计链', en: 'Chain' },
  fault: { zh: '不符之处', en: 'What is wrong' },
  n: { zh: '序号', en: 'Entry' },
  at: { zh: '时间', en: 'When' },
  by: { zh: '经办人', en: 'Who' },
  what: { zh: '事项', en: 'What' },
  why: { zh: '理由', en: 'Reason' },
  'no-entries': { zh: '没有记录', en: 'No entry' },
} satisfies Record<string, Text>;

export const chainKinds = {
  organisation: { zh: '机构与设置', en: 'Units and settings' },
  access: { zh: '查阅与导出', en: 'Readings and exports' },
  official: { zh: '人员与角色', en: 'A person and their roles' },
  period: { zh: '考核周期', en: 'A period' },
  appraisal: { zh: '考核对象', en: 'A subject in a period' },
} satisfies Record<string, Text>;
