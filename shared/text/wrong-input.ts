import type { Format } from '../domain/text.ts';
import type { Text } from './refusal.ts';

/** What is wrong with a field: each says what the field should be. */
export const wrongInput = {
  missing: { zh: '必须填写。', en: 'This is required.' },
  'missing-field': { zh: '“{field}”必须填写。', en: '"{field}" is required.' },
  string: { zh: '须为文本（加引号）。', en: 'This must be text, in quotes.' },
  number: { zh: '须为数字（不加引号）。', en: 'This must be a number, without quotes.' },
  int: { zh: '须为整数（不加引号）。', en: 'This must be a whole number, without quotes.' },
  boolean: { zh: '须为 true 或 false。', en: 'This must be true or false.' },
  array: { zh: '须为列表。', en: 'This must be a list.' },
  object: { zh: '须为对象。', en: 'This must be an object.' },
  unknown: { zh: '没有这一项。', en: 'There is no such field.' },
  'unknown-of': { zh: '没有这一项；可用的是：{}。', en: 'There is no such field; there are: {}.' },
  'one-of': { zh: '须为以下之一：{}。', en: 'This must be one of: {}.' },
  line: {
    zh: '第 {place} 个字符（{character}）不能使用：须为一行文字，不含换行、控制字符和文字方向控制符。',
    en: 'Character {place} ({character}) cannot be used: this is one line of text without line breaks, control characters or direction marks.',
  },
  prose: {
    zh: '第 {place} 个字符（{character}）不能使用：可以换行，但不得含控制字符和文字方向控制符。',
    en: 'Character {place} ({character}) cannot be used: line breaks may stand here, control characters and direction marks may not.',
  },
  'length-least': { zh: '至少 {} 个字符。', en: 'Characters: at least {}.' },
  'length-most': { zh: '至多 {} 个字符。', en: 'Characters: at most {}.' },
  'count-least': { zh: '至少 {} 项。', en: 'Entries: at least {}.' },
  'count-most': { zh: '至多 {} 项。', en: 'Entries: at most {}.' },
  'value-least': { zh: '不得小于 {}。', en: 'Not less than {}.' },
  'value-most': { zh: '不得大于 {}。', en: 'Not more than {}.' },
  other: { zh: '写法不符合接口说明。', en: 'This is not as the description of the interface says.' },
} satisfies Record<string, Text>;

/** What a schema asks beyond the shape of its fields. */
export const bodyRules = {
  'some-deadline': { zh: '至少一个截止日。', en: 'At least one deadline.' },
  'filings-once': { zh: '每条填报只列一次。', en: 'Every filing is named once.' },
} satisfies Record<string, Text>;
export type BodyRule = keyof typeof bodyRules;

/** What is written in a fixed way: what that way is. */
export const formats: Readonly<Record<Exclude<Format, 'line' | 'prose'>, Text>> = {
  base64: { zh: '须为 Base64 文本。', en: 'This must be Base64.' },
  chain: {
    zh: '须为审计链的名称，例如 appraisal/2026-q3/unit.finance。',
    en: 'This must name an audit chain, such as appraisal/2026-q3/unit.finance.',
  },
  cursor: {
    zh: '须为上一页给出的翻页标记（next），原样传回。',
    en: 'This must be the cursor that the page before gave as `next`, unchanged.',
  },
  date: {
    zh: '须为 1900 至 2200 年间存在的日期，例如 2026-01-31。',
    en: 'This must be a date that exists, of the years 1900 to 2200, such as 2026-01-31.',
  },
  'date-format': {
    zh: '须为 YYYY、M（或 MM、MMM）、D（或 DD）的排列，例如 YYYY年M月D日；或 excel。',
    en: 'This must be an order of YYYY, M (or MM, MMM) and D (or DD), such as YYYY-MM-DD; or excel.',
  },
  decimal: {
    zh: '须为加引号的小数，例如 "12.50"，小数点前后各至多 40 位。',
    en: 'This must be a decimal in quotes, such as "12.50", with up to 40 digits before and after the point.',
  },
  digest: {
    zh: '须为 SHA-256 摘要：64 个小写十六进制字符。',
    en: 'This must be a SHA-256: 64 hexadecimal digits, lower case.',
  },
  'file-name': {
    zh: '须为文件名：1 至 200 个字符，不含控制字符和 / \\ : * ? " < > |。',
    en: 'This must be a file name: 1 to 200 characters without control characters and / \\ : * ? " < > |.',
  },
  item: {
    zh: '须为编号：字母或数字开头，只含字母、数字、点和连字符，至多 64 个。',
    en: 'This must be an id: letters, digits, dots and hyphens, beginning with a letter or digit, up to 64.',
  },
  jurisdiction: {
    zh: '须为地区编号：2 至 32 个小写字母、数字或连字符。',
    en: 'This must be the id of a jurisdiction: 2 to 32 lower-case letters, digits and hyphens.',
  },
  mark: {
    zh: '须为加引号的分数，例如 "92.5"，小数点前后各至多 6 位。',
    en: 'This must be a mark in quotes, such as "92.5", with up to 6 digits before and after the point.',
  },
  name: {
    zh: '须为名称：一行，1 至 80 个字符，不含 / \\ 和控制字符，首尾无空格，且不能只有点。',
    en: 'This must be a name: one line of 1 to 80 characters without / \\ or control characters, no space at either end, and not dots alone.',
  },
  'media-type': {
    zh: '须为文件类型，例如 application/pdf。',
    en: 'This must be a media type, such as application/pdf.',
  },
  official: {
    zh: '须为人员编号：1 至 96 个字母、数字或 _ . @ | : -。',
    en: 'This must be the id of an official: 1 to 96 letters, digits and _ . @ | : -.',
  },
  points: {
    zh: '须为大于零、加引号的分值，例如 "1.5"，整数至多 4 位、小数至多 6 位。',
    en: 'This must be points above zero in quotes, such as "1.5", with up to 4 digits before the point and 6 after.',
  },
  receipt: {
    zh: '须为提出意见时给出的回执号：26 个小写字母和数字。',
    en: 'This must be a receipt as it was given for a remark: 26 lower-case letters and digits.',
  },
  record: {
    zh: '须为系统给出的编号：10 至 40 个小写字母和数字。',
    en: 'This must be an id as the system gave it: 10 to 40 lower-case letters and digits.',
  },
  slug: {
    zh: '须为编号：小写字母、数字和连字符，首尾为字母或数字，至多 48 个，例如 finance-bureau。',
    en: 'This must be an id: lower-case letters, digits and hyphens, neither first nor last a hyphen, up to 48, such as finance-bureau.',
  },
  subject: {
    zh: '须为考核对象，例如 unit.finance 或 official.zhangwei。',
    en: 'This must be a subject, such as unit.finance or official.zhangwei.',
  },
  target: {
    zh: '须为记录中的位置，例如 given.number 或 milestones.0.due。',
    en: 'This must be a place in the record, such as given.number or milestones.0.due.',
  },
  'time-of-day': { zh: '须为时刻，例如 08:30。', en: 'This must be a time of day, such as 08:30.' },
  'time-zone': { zh: '须为时区，例如 Asia/Shanghai。', en: 'This must be a time zone, such as Asia/Shanghai.' },
  variable: {
    zh: '须为变量名：字母或下划线开头，只含字母、数字和下划线，至多 32 个。',
    en: 'This must be a variable: letters, digits and underscores, not beginning with a digit, up to 32.',
  },
};
