import type { Text } from '../refusal.ts';

/** 报告下载 */
export const reportsPage = {
  title: { zh: '报告下载', en: 'Reports' },
  about: {
    zh: '各考核周期及各考核对象的报告、随时可制作的表格；每次下载均记入审计记录。',
    en: 'The reports of periods and subjects, and tables at any time; every download is recorded.',
  },
  'no-period': {
    zh: '还没有考核周期。周期结算后，报告会出现在这里。',
    en: 'There is no period yet. Reports stand here once one has closed.',
  },
  whole: { zh: '全周期报告', en: 'The period as a whole' },
  subjects: { zh: '各考核对象的报告', en: 'Subjects' },
  own: { zh: '本单位和本人的报告', en: 'My unit and myself' },
  'none-whole': { zh: '本周期尚未结算，没有报告。', en: 'This period has not closed, so there is no report yet.' },
  'none-subjects': { zh: '没有符合条件的报告。', en: 'No report is like that.' },
  'none-own': {
    zh: '您没有在本周期被考核的单位，或者结果尚未形成。',
    en: 'None of your units is assessed in this period, or there is no result yet.',
  },
  search: { zh: '按名称查找', en: 'Find by name' },
  name: { zh: '名称', en: 'Name' },
  stage: { zh: '阶段', en: 'Stage' },
  made: { zh: '形成时间', en: 'Made' },
  run: { zh: '第{run}次', en: 'run {run}' },
  files: { zh: '下载', en: 'Download' },
  preview: { zh: '预览', en: 'Preview' },
  'preview-of': { zh: '预览：{name}', en: 'Preview: {name}' },
  download: { zh: '下载 {format}（{size}）', en: 'Download {format} ({size})' },
  checksum: { zh: '校验值（SHA-256）', en: 'Checksum (SHA-256)' },
  checked: { zh: '文件完整，与校验值一致', en: 'The file is whole: its sum is the recorded one' },
  differs: {
    zh: '文件与校验值不一致，请勿使用，并告知绩效办',
    en: 'The file differs from the recorded sum: do not use it, and tell the office',
  },
  recorded: { zh: '已记入审计记录第{entry}条', en: 'recorded as audit entry {entry}' },
  tables: { zh: '制作表格', en: 'Tables' },
  'tables-about': { zh: '按此刻的数据制作，可在 Excel 中打开。', en: 'Made of how things stand now, for Excel.' },
  'table-kind': { zh: '表格', en: 'Table' },
  make: { zh: '制作', en: 'Make' },
  'not-scheme': { zh: '周期启动后才能制作表格', en: 'Tables can be made once the period is opened' },
  making: { zh: '正在制作，已汇集{subjects}个对象', en: 'Being made: {subjects} subjects gathered' },
  'table-file': { zh: '第{file}份，{rows}行（{size}）', en: 'file {file}, {rows} rows ({size})' },
} satisfies Record<string, Text>;

export const stageNames: Readonly<Record<'provisional' | 'final', Text>> = {
  provisional: { zh: '初步结果', en: 'provisional' },
  final: { zh: '最终结果', en: 'final' },
};
