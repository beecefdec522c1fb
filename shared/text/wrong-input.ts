import type { Text } from './refusal.ts';

/** What is wrong with a field of a request: each says what the field should be. */
export const wrongInput = {
  missing: { zh: '必须填写。', en: 'This is required.' },
  string: { zh: '须为文本（加引号）。', en: 'This must be text, in quotes.' },
  number: { zh: '须为数字（不加引号）。', en: 'This must be a number, without quotes.' },
  int: { zh: '须为整数（不加引号）。', en: 'This must be a whole number, without quotes.' },
  boolean: { zh: '须为 true 或 false。', en: 'This must be true or false.' },
  array: { zh: '须为列表。', en: 'This must be a list.' },
  object: { zh: '须为对象。', en: 'This must be an object.' },
  unknown: { zh: '没有这些项：{keys}。', en: 'There is no such field: {keys}.' },
  'one-of': { zh: '须为以下之一：{values}。', en: 'This must be one of: {values}.' },
  date: { zh: '须为日期，例如 2026-01-31。', en: 'This must be a date such as 2026-01-31.' },
  pattern: { zh: '写法不符，须匹配 {pattern}。', en: 'This must match {pattern}.' },
  'length-least': { zh: '至少 {limit} 个字符。', en: 'Characters: at least {limit}.' },
  'length-most': { zh: '至多 {limit} 个字符。', en: 'Characters: at most {limit}.' },
  'count-least': { zh: '至少 {limit} 项。', en: 'Entries: at least {limit}.' },
  'count-most': { zh: '至多 {limit} 项。', en: 'Entries: at most {limit}.' },
  'value-least': { zh: '不得小于 {limit}。', en: 'Not less than {limit}.' },
  'value-most': { zh: '不得大于 {limit}。', en: 'Not more than {limit}.' },
} satisfies Record<string, Text>;
