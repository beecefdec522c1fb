import type { Text } from '../refusal.ts';

/** Of parts that several pages have. */
export const parts = {
  period: { zh: '考核周期', en: 'Period' },
  why: { zh: '理由', en: 'Reason' },
  'why-missing': { zh: '请写明理由', en: 'Say why' },
  'why-short': { zh: '理由不少于{least}个字', en: 'Say why, in {least} characters at least' },
  must: { zh: '请填写', en: 'Fill this in' },
  details: { zh: '展开详情', en: 'Details' },
  cancel: { zh: '取消', en: 'Cancel' },
  overdue: { zh: '已逾期{days}天', en: '{days} days overdue' },
  'overdue-today': { zh: '今日已逾期', en: 'Overdue since today' },
  'due-today': { zh: '今天截止', en: 'Due today' },
  'due-tomorrow': { zh: '明天截止', en: 'Due tomorrow' },
  'due-in': { zh: '还有{days}天', en: 'in {days} days' },
  'no-clock': { zh: '无时限', en: 'No time limit' },
  incomplete: { zh: '以下内容未能列全', en: 'This could not all be listed' },
  more: { zh: '继续载入', en: 'Load more' },
  rows: { zh: '共{count}条', en: '{count} rows' },
  'rows-so-far': { zh: '已载入{count}条', en: '{count} rows so far' },
  upload: { zh: '选择或拖入文件', en: 'Choose or drop a file' },
  'upload-limits': { zh: '每个不超过{size}：{types}', en: 'At most {size} each: {types}' },
  'upload-too-large': { zh: '{name}超过{size}', en: '{name} is larger than {size}' },
  'upload-wrong-type': {
    zh: '{name}不是可上传的类型，请另存为{types}之一',
    en: '{name} is of a type that is not taken: save it as one of {types}',
  },
  'evidence-open': { zh: '打开佐证材料：{name}', en: 'Open evidence: {name}' },
  'evidence-sealed': { zh: '涉密材料（打开将记入审计记录）', en: 'Sealed piece (opening it is recorded)' },
  'upload-failed': { zh: '{name}上传失败，请重试', en: '{name} was not uploaded; try again' },
  'upload-needs-tls': {
    zh: '请通过 https 地址打开本系统后再上传',
    en: 'Open the system by its https address to upload',
  },
  uploaded: { zh: '{name}已上传', en: '{name} is uploaded' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
} satisfies Record<string, Text>;

/** The document that something rests on. */
export const documentText = {
  number: { zh: '批准文件文号', en: 'Document number' },
  title: { zh: '文件名称', en: 'Title of the document' },
  issuer: { zh: '发文机关', en: 'Issuer' },
} satisfies Record<string, Text>;

/** What was asked for many at once. */
export const bulkText = {
  ended: { zh: '已办结{done}个对象，{refused}个未办成', en: '{done} subjects done, {refused} not' },
  'all-done': { zh: '已办结，共{done}个对象', en: 'Done, {done} subjects' },
  'not-done': { zh: '未办成的', en: 'Not done' },
  'goes-on': { zh: '可离开本页，办理继续进行。', en: 'It goes on if you leave the page.' },
  close: { zh: '知道了', en: 'Close' },
} satisfies Record<string, Text>;

/** 进度亮灯 */
export const lightNames = {
  green: { zh: '绿灯', en: 'green' },
  amber: { zh: '黄灯', en: 'amber' },
  red: { zh: '红灯', en: 'red' },
  'no-data': { zh: '无数据', en: 'no data' },
} satisfies Record<string, Text>;

/** A card in a cell, in one character. */
export const cardMarks = {
  warned: { zh: '预', en: 'W' },
  yellow: { zh: '黄', en: 'Y' },
  red: { zh: '红', en: 'R' },
} satisfies Record<string, Text>;
