import type { Refusal } from '../refusal.ts';

/** Schemes as files: the library, the indicator table, comparisons. */
export const schemeFiles = {
  'schemes.not-in-library': {
    kind: 'missing',
    zh: '办法库中没有 {scheme}。',
    en: 'The library has no scheme {scheme}.',
  },
  'schemes.reserved-id': {
    kind: 'invalid',
    zh: '编号 {scheme} 为系统保留，请换一个。',
    en: 'The id {scheme} is reserved; take another one.',
  },
  'schemes.not-a-workbook': {
    kind: 'invalid',
    zh: '文件不是可以读取的 Excel 工作簿（.xlsx）。',
    en: 'The file is not an Excel workbook (.xlsx) that can be read.',
    legal: {
      zh: '请以 .xlsx 格式另存，不设密码；可先导出指标表作为模板。',
      en: 'Save it as .xlsx without a password; an exported table is a good start.',
    },
  },
  'schemes.workbook-too-large': {
    kind: 'large',
    zh: '工作簿解压后至少 {bytes} 字节、{files} 个文件，超过上限 {mostBytes} 字节或者 {mostFiles} 个文件。',
    en: 'The workbook unpacks to at least {bytes} bytes in {files} files; the limit is {mostBytes} bytes and {mostFiles} files.',
  },
} satisfies Record<string, Refusal>;
