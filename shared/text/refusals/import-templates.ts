import type { Refusal } from '../refusal.ts';

/** What is said of templates, and of units that a file names by what they are called. */
export const importTemplates = {
  'imports.not-a-template': {
    kind: 'invalid',
    zh: '这不是此类数据的导入模板，缺少的列：{columns}。',
    en: 'This is no template for data of this kind; it lacks the columns {columns}.',
    legal: {
      zh: '请下载模板填写，保留列名；其他表格请给出对应关系。',
      en: 'Fill in the template and keep its headings; any other table needs a mapping.',
    },
  },
  'imports.template-too-long': {
    kind: 'invalid',
    zh: '模板预填 {count} 行，超过上限 {maximum} 行。',
    en: 'The template would have {count} rows filled in; the limit is {maximum}.',
    legal: { zh: '请按考核类别、指标或者填报期分别下载。', en: 'Ask for one peer group, indicator or slot at a time.' },
  },
  'imports.too-many-names': {
    kind: 'large',
    zh: '文件用名称写了 {count} 个单位，过多。',
    en: 'The file names {count} units by what they are called, which is too many.',
    legal: { zh: '请拆分文件，或写单位编号。', en: 'Split the file, or give the ids of units.' },
  },
} satisfies Record<string, Refusal>;
