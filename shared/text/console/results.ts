import type { Text } from '../refusal.ts';

/** 考核结果 */
export const resultsPage = {
  title: { zh: '考核结果', en: 'Results' },
  about: {
    zh: '名次、等次和为什么：每个得分都能追到所依据的办法、数据和加减分。',
    en: 'Ranks, grades and why: every score leads back to its rule, its figures and its points.',
  },
  'no-period': {
    zh: '还没有形成结果的考核周期。周期结算后，结果会出现在这里。',
    en: 'No period has results yet. They stand here once a period has closed.',
  },
  'no-own': {
    zh: '您没有在本周期被考核的单位，本人也未列入考核；可在上方改选其他周期。',
    en: 'Neither you nor any of your units is assessed in this period: choose another above.',
  },
  subject: { zh: '考核对象', en: 'Subject' },
  find: { zh: '按名称查找', en: 'Find by name' },
  group: { zh: '考核类别', en: 'Peer group' },
  'of-group': { zh: '{name}（{count}个）', en: '{name} ({count})' },
  view: { zh: '显示方式', en: 'View' },
  ranking: { zh: '名次与等次', en: 'Ranks' },
  sections: { zh: '各部分得分', en: 'Sections' },
  charts: { zh: '图表', en: 'Charts' },
  'what-if': { zh: '试算', en: 'What if' },
  rank: { zh: '名次', en: 'Rank' },
  score: { zh: '得分', en: 'Score' },
  grade: { zh: '等次', en: 'Grade' },
  change: { zh: '较上期', en: 'Change' },
  up: { zh: '升{places}位', en: 'up {places}' },
  down: { zh: '降{places}位', en: 'down {places}' },
  same: { zh: '持平', en: 'same' },
  receipt: { zh: '签收', en: 'Receipt' },
  notes: { zh: '说明', en: 'Remarks' },
  why: { zh: '为什么', en: 'Why' },
  'why-of': { zh: '为什么：{name}', en: 'Why: {name}' },
  adjusted: { zh: '加减分', en: 'Adjusted' },
  'section-points': { zh: '{name}（{points}分）', en: '{name} ({points})' },
  'no-ranking': { zh: '本类别还没有名次。', en: 'This group has no ranking yet.' },
  'none-found': { zh: '没有符合条件的考核对象。', en: 'No subject is called that.' },
  'no-sections': {
    zh: '本周期结算时尚未保存各部分得分，请点“为什么”逐个查看。',
    en: 'The sections were not kept when this period closed: see “Why” for each subject.',
  },
  remedy: { zh: '提出异议（申请复核）或申诉', en: 'Object, or appeal' },
  'remedy-about': { zh: '对结果不服？', en: 'You do not agree with the result?' },
  unranked: { zh: '不排名', en: 'no rank' },
} satisfies Record<string, Text>;

/** 为什么 */
export const whyTexts = {
  'not-top': { zh: '为什么不是“{grade}”', en: 'Why not “{grade}”' },
  'is-top': { zh: '为什么是“{grade}”', en: 'Why “{grade}”' },
  place: { zh: '第{rank}名（同类共{of}名）', en: 'rank {rank} of {of} in its group' },
  points: { zh: '{score}分', en: '{score} points' },
  'of-points': { zh: '{score}／{weight}分', en: '{score} of {weight}' },
  path: { zh: '等次是怎样定的', en: 'How the grade came about' },
  band: { zh: '按得分', en: 'by its score' },
  afterVeto: { zh: '计否决事项后', en: 'after vetoes' },
  afterConditions: { zh: '计等次条件后', en: 'after conditions' },
  afterQuota: { zh: '计名额后', en: 'after places' },
  grade: { zh: '最终等次', en: 'in the end' },
  lost: { zh: '失分在哪里', en: 'Where points were lost' },
  'lost-points': { zh: '失{points}分', en: '−{points}' },
  'lost-how': { zh: '{said}。', en: '{said}.' },
  'none-lost': { zh: '各项均得满分。', en: 'Every item has its full points.' },
  tree: { zh: '得分是怎样算的', en: 'How the score was computed' },
  'tree-about': {
    zh: '点开任一项，可看所用数据、规则和算式。',
    en: 'Open a line to see its figures, its rule and its working.',
  },
  'open-all': { zh: '全部展开', en: 'Open all' },
  'close-all': { zh: '全部收起', en: 'Close all' },
  figures: { zh: '数据', en: 'Figures' },
  rule: { zh: '规则', en: 'Rule' },
  working: { zh: '算式', en: 'Working' },
  remarks: { zh: '说明', en: 'Remarks' },
  sources: { zh: '依据', en: 'From' },
  total: { zh: '总分', en: 'Total' },
  version: { zh: '得分单第{version}版', en: 'score sheet, version {version}' },
  close: { zh: '关闭', en: 'Close' },
} satisfies Record<string, Text>;

/** 审定与公布 */
export const settling = {
  title: { zh: '审定与公布', en: 'Approval and publication' },
  propose: { zh: '提请审定', en: 'Lay before the committee' },
  approve: { zh: '审定', en: 'Approve' },
  return: { zh: '退回', en: 'Return' },
  announce: { zh: '公示', en: 'Announce' },
  publish: { zh: '公布', en: 'Publish' },
  meeting: { zh: '会议', en: 'Meeting' },
  'meeting-hint': {
    zh: '例如：县绩效管理委员会2026年第3次会议',
    en: 'such as: third meeting of the committee in 2026',
  },
  'meeting-missing': { zh: '请写明在哪次会议上审定', en: 'Say at which meeting' },
  exceptions: {
    zh: '下列对象的复核未决或者没有得分。提请审定须逐个写明理由，作为例外处理。',
    en: 'These have an open recheck or no score. Each needs a reason to be excepted.',
  },
  'exception-reason': { zh: '{name}列为例外的理由', en: 'Why {name} is excepted' },
  'propose-about': {
    zh: '提请后，由绩效管理委员会在会议上审定；提请人不得参与审定。',
    en: 'The committee then decides at a meeting; who proposes does not decide.',
  },
  'announce-about': {
    zh: '公示期按考核办法计算，期满且意见全部答复后方可公布。',
    en: 'The time of announcement is that of the scheme; results are published once it is over and every remark is answered.',
  },
  number: { zh: '发文顺序号', en: 'Document number' },
  'number-about': {
    zh: '发文字号以“{series}”开头，每年从1起编；不填的，印发后手工填写。',
    en: 'Numbers begin with “{series}” and anew every year; left out, it is filled in by hand.',
  },
  'publish-about': {
    zh: '公布后，将形成最终报告并封存；已公布的结果不再更改。',
    en: 'The final reports are then written and sealed; what is published does not change.',
  },
  confirm: { zh: '确定', en: 'Confirm' },
  unsettled: { zh: '尚有{count}个对象未了结', en: '{count} subjects are not settled' },
  'open-case': { zh: '复核未决', en: 'recheck open' },
  'no-score': { zh: '没有得分', en: 'no score' },
  ranking: { zh: '正在重新排名：{groups}', en: 'Being ranked again: {groups}' },
  'by-at': { zh: '{name}，{at}', en: '{name}, {at}' },
  until: { zh: '公示至{at}', en: 'until {at}' },
  returned: { zh: '委员会已退回：{reason}', en: 'Returned by the committee: {reason}' },
  'approve-again': { zh: '结果有变更，须重新审定', en: 'Changed since: to be approved again' },
  'not-yet': { zh: '反馈阶段结束后方可办理', en: 'Only after the feedback phase' },
  'in-state': { zh: '目前为“{state}”，不能办理此项', en: 'The results are now: {state}' },
  'still-ranking': { zh: '正在重新排名，请稍候', en: 'Groups are being ranked again' },
  'own-proposal': { zh: '由您提请，须由他人审定', en: 'You laid these before the committee: somebody else decides' },
  'announce-first': { zh: '考核办法规定须先公示', en: 'The scheme asks for an announcement first' },
  'announced-until': { zh: '公示至{at}，期满后方可公布', en: 'Announced until {at}; published after that' },
} satisfies Record<string, Text>;

/** 签收考核结果通知 */
export const receiving = {
  title: { zh: '考核结果通知', en: 'Notice of the result' },
  due: { zh: '请于此前签收', en: 'To be acknowledged by' },
  'no-objection': { zh: '无异议', en: 'no objection' },
  objects: { zh: '有异议', en: 'objects' },
  deemed: { zh: '视为送达', en: 'deemed served' },
  waiting: { zh: '待签收', en: 'waiting' },
  received: { zh: '{at}签收：{finding}', en: 'acknowledged {at}: {finding}' },
  finding: { zh: '意见', en: 'Finding' },
  text: { zh: '异议内容', en: 'What is objected to' },
  'text-missing': { zh: '请写明对哪些内容有异议', en: 'Say what you object to' },
  sign: { zh: '签收', en: 'Acknowledge' },
  'not-mine': { zh: '由单位负责人签收', en: 'The leader of the unit acknowledges it' },
  'no-recheck': {
    zh: '签收不等于申请复核；有异议的，须另行提出复核申请。',
    en: 'This opens no recheck: who objects applies for one.',
  },
  'objection-until': { zh: '异议截止：{at}', en: 'Objections until {at}' },
} satisfies Record<string, Text>;

/** 图表 */
export const chartTexts = {
  distribution: { zh: '等次分布', en: 'By grade' },
  count: { zh: '{count}个，占{share}%', en: '{count}, {share} %' },
  scores: { zh: '得分分布', en: 'Scores' },
  movers: { zh: '名次变动最大的对象', en: 'Who moved most' },
  'movers-about': { zh: '与{period}相比，升为正，降为负。', en: 'Against {period}: up is positive.' },
  'no-earlier': { zh: '没有可比的上一周期。', en: 'There is no earlier period to compare with.' },
  'none-moved': { zh: '名次没有变动。', en: 'No rank has changed.' },
} satisfies Record<string, Text>;

/** 公众查看地址 */
export const publicAddress = {
  title: { zh: '公众查看地址', en: 'Where everybody reads it' },
  announced: {
    zh: '请写入公示公告：群众不用登录，用手机扫码即可查看并提意见。',
    en: 'Put it into the notice: people read it and remark without signing in, by scanning the code.',
  },
  results: {
    zh: '群众不用登录，用手机扫码即可查看公布的结果。',
    en: 'People read the published results without signing in, by scanning the code.',
  },
  code: { zh: '二维码', en: 'Code to scan' },
} satisfies Record<string, Text>;
