import type { Text } from '../refusal.ts';

/** 填报 */
export const filingPage = {
  title: { zh: '填报', en: 'File figures' },
  about: {
    zh: '在白色格内填写本期数据，可从 Excel 整块复制粘贴；填完后一次提交。',
    en: 'Type into the white cells, or paste a block from Excel; then submit it all at once.',
  },
  whom: { zh: '填报对象', en: 'For whom' },
  provided: { zh: '为各对象提供的数据', en: 'Figures about others' },
  'no-period': {
    zh: '没有需要您填报的考核周期。周期启动、绩效合同签订后，可在这里填报。',
    en: 'No period asks you for figures. They are filed here once a period is opened and its agreements are signed.',
  },
  'no-items': { zh: '本周期没有需要填报的指标。', en: 'This period asks for no figures.' },
  'nothing-now': { zh: '现在不能填报', en: 'Nothing can be filed now' },
  printed: { zh: '{period} · {whom}', en: '{period} · {whom}' },
  grid: { zh: '填报表', en: 'Figures' },
  item: { zh: '指标', en: 'Indicator' },
  points: { zh: '{points}分', en: '{points} points' },
  target: { zh: '目标', en: 'Target' },
  'target-from': { zh: '基期 {baseline}', en: 'from {baseline}' },
  light: { zh: '亮灯', en: 'Light' },
  'last-year': { zh: '去年同期', en: 'Year ago' },
  last: { zh: '上期', en: 'Last' },
  month: { zh: '填报期', en: 'Month' },
  cell: { zh: '{item}，{slot}', en: '{item}, {slot}' },
  due: { zh: '{day}截止', en: 'by {day}' },
  'over-days': { zh: '逾期{days}天', en: '{days} days over' },
  'not-open': { zh: '未到填报期', en: 'Not begun' },
  'by-others': { zh: '由{name}填报', en: 'filed by {name}' },
  choose: { zh: '点击填写', en: 'Fill in' },
  typed: { zh: '待提交', en: 'to be submitted' },
  corrected: { zh: '更正待提交', en: 'correction to be submitted' },
  evidence: { zh: '佐证{count}份', en: 'evidence: {count}' },
  'to-file': { zh: '待填 {count}', en: '{count} to fill in' },
  overdue: { zh: '逾期 {count}', en: '{count} overdue' },
  'sent-back': { zh: '退回 {count}', en: '{count} returned' },
  filed: { zh: '已填 {count}', en: '{count} filed' },
  submit: { zh: '提交 {count} 项', en: 'Submit {count}' },
  'submit-none': { zh: '提交', en: 'Submit' },
  'nothing-typed': { zh: '还没有填写数据', en: 'Nothing is filled in yet' },
  'all-wrong': { zh: '请先改正标红的格', en: 'Put the red cells right first' },
  discard: { zh: '放弃所填', en: 'Discard' },
  'discard-sure': { zh: '放弃尚未提交的 {count} 项？', en: 'Discard {count} figures that are not submitted?' },
  keep: { zh: '继续填报', en: 'Keep them' },
  submitting: { zh: '正在提交，{done} / {of}', en: 'Submitting, {done} of {of}' },
  submitted: { zh: '已提交 {count} 项，待负责人签审。', en: '{count} submitted; the leader signs them off next.' },
  'refused-some': {
    zh: '{count} 项未被接受，原因见标红的格；所填内容都还在。',
    en: '{count} were not taken; the red cells say why, and what you typed is still there.',
  },
  'skipped-some': {
    zh: '粘贴的数据中有 {count} 格对应的位置现在不能填报，已跳过。',
    en: '{count} pasted cells fell where nothing can be filed now and were left out.',
  },
  pasted: { zh: '已粘贴 {count} 格。', en: '{count} cells pasted.' },
  draft: {
    zh: '草稿已保存在本机，断网或重新登录后仍在。',
    en: 'Kept on this machine, over a lost net or a new sign-in.',
  },
  'why-title': { zh: '更正 {count} 项已填数据', en: 'Correct {count} filed figures' },
  'why-about': {
    zh: '更正须写明原因，将记入填报说明；更正后须重新签审。',
    en: 'A correction says why; that is kept with the figure, which is then signed off anew.',
  },
} satisfies Record<string, Text>;

/** Beside the grid: everything about the one figure that is looked at. */
export const filingCell = {
  title: { zh: '{item} · {slot}', en: '{item} · {slot}' },
  kind: { zh: '填报方式', en: 'What is filed' },
  value: { zh: '数值', en: 'Figure' },
  'no-data': { zh: '无数据', en: 'No data' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  'no-data-why': { zh: '无数据的原因', en: 'Why there is none' },
  'not-applicable-why': { zh: '不适用的依据', en: 'On what ground' },
  reads: { zh: '按 {value} 填报', en: 'filed as {value}' },
  hint: { zh: '单位：{unit}', en: 'In {unit}' },
  'hint-money': {
    zh: '单位：{unit}；写“52.8亿元”等也可，自动换算。',
    en: 'In {unit}; 52.8亿元 and the like are converted.',
  },
  'hint-rate': { zh: '填“分子/分母”，如 873/937。', en: 'Both figures, as 873/937.' },
  source: { zh: '数据来源', en: 'Source' },
  'source-missing': { zh: '请填写数据来源', en: 'Say where the figure comes from' },
  narrative: { zh: '说明', en: 'Remarks' },
  'forecast-figure': { zh: '全期预计', en: 'Expected of the whole period' },
  'forecast-why': { zh: '预计的依据', en: 'On what grounds' },
  evidence: { zh: '佐证材料', en: 'Evidence' },
  'evidence-least': { zh: '至少 {count} 份', en: 'at least {count}' },
  'evidence-plan': { zh: '约定：{plan}', en: 'Agreed: {plan}' },
  clear: { zh: '撤销填写', en: 'Undo' },
  filed: { zh: '{at} 已填 {value}', en: '{value} filed {at}' },
  returned: { zh: '退回原因：{why}', en: 'Returned: {why}' },
  milestones: { zh: '完成日期', en: 'Done on' },
  'share-due': { zh: '占{share}，{due}前', en: '{share}, by {due}' },
  'date-missing': {
    zh: '请填写至少一个完成日期，或声明无数据',
    en: 'Give the day of at least one, or declare no data',
  },
  named: { zh: '各项数值', en: 'Figures' },
  'part-missing': { zh: '请填写{name}', en: 'Fill in {name}' },
  'why-missing': { zh: '请写明原因', en: 'Say why' },
  keys: { zh: '键盘：格内按 F2 到此处，Esc 返回格内。', en: 'By keyboard: F2 in the cell leads here, Esc back.' },
} satisfies Record<string, Text>;

/** 核对：其他部门提供的数据 */
export const filingRemark = {
  title: { zh: '核对意见', en: 'Remark on this figure' },
  until: {
    zh: '这项数据由其他部门提供，如有出入，{at}前可提出核对意见。',
    en: 'Another unit provides this figure. You may remark on it until {at}.',
  },
  over: { zh: '核对期已于{at}结束，未提出核对意见。', en: 'The time to remark ended {at}; nothing was remarked.' },
  text: { zh: '哪里不符，依据是什么', en: 'What is wrong, and by what' },
  short: { zh: '请写明不符之处', en: 'Say what is wrong' },
  'by-leader': { zh: '由本单位负责人提出', en: 'The leader of the unit remarks' },
  make: { zh: '提出核对意见', en: 'Remark' },
  answered: { zh: '答复：{why}', en: 'Answered: {why}' },
} satisfies Record<string, Text>;

/** What became of a figure, in the width of a cell. */
export const cellStates = {
  'sign-off': { zh: '待签审', en: 'to be signed' },
  remark: { zh: '核对期内', en: 'open to remarks' },
  answer: { zh: '待答复', en: 'to be answered' },
  acceptance: { zh: '待认定', en: 'to be accepted' },
  counts: { zh: '已认定', en: 'accepted' },
  returned: { zh: '已退回', en: 'returned' },
} satisfies Record<string, Text>;

/** 牵头部门：为各对象提供数据 */
export const providing = {
  indicator: { zh: '提供的指标', en: 'Indicator' },
  slot: { zh: '填报期', en: 'Month' },
  none: { zh: '本周期没有由本单位提供的指标。', en: 'Your unit provides no indicator in this period.' },
  subjects: { zh: '各对象的数据', en: 'Figures by subject' },
  subject: { zh: '考核对象', en: 'Subject' },
  filed: { zh: '已填', en: 'Filed' },
  state: { zh: '状态', en: 'State' },
  figure: { zh: '本次填报', en: 'To be filed' },
  reason: { zh: '说明', en: 'Remarks' },
  source: { zh: '数据来源（适用于本次全部数据）', en: 'Source (of all of these figures)' },
  submitted: {
    zh: '已提交 {count} 项，待本单位负责人签审。',
    en: '{count} submitted; the leader of your unit signs them next.',
  },
  'to-file': { zh: '待填', en: 'to fill in' },
} satisfies Record<string, Text>;
