import type { Refusal } from '../refusal.ts';

/** What is said of a file, its mapping and the course of an import. */
const files = {
  'imports.no-import': { kind: 'missing', zh: '没有导入任务 {import}。', en: 'There is no import {import}.' },
  'imports.other-role': {
    kind: 'forbidden',
    zh: '此类数据须由角色 {role} 导入。',
    en: 'Data of this kind are imported by the role {role}.',
  },
  'imports.not-yours': {
    kind: 'forbidden',
    zh: '导入任务由 {by} 登记，只能由其本人检查和写入，以便区分经办人与审核人。',
    en: '{by} registered this import and must carry it out in person, so that maker and checker stay two people.',
  },
  'imports.needs': {
    kind: 'invalid',
    zh: '导入此类数据须指明 {what}。',
    en: 'An import of this kind must name {what}.',
  },
  'imports.not-uploaded': {
    kind: 'conflict',
    zh: '文件尚未上传。',
    en: 'The file has not been uploaded yet.',
    legal: { zh: '请先用登记时返回的地址上传。', en: 'Send it to the address the registration returned.' },
  },
  'imports.other-bytes': {
    kind: 'conflict',
    zh: '文件内容与登记的摘要不符。',
    en: 'The file is not the one whose digest was registered.',
  },
  'imports.mapping-too-large': {
    kind: 'large',
    zh: '对应关系 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The mapping has {bytes} bytes; the limit is {maximum}.',
  },
  'imports.not-base64': { kind: 'invalid', zh: '内容不是合法的 Base64。', en: 'The content is not valid Base64.' },
  'imports.not-checked': {
    kind: 'conflict',
    zh: '导入任务尚未检查完毕，不能写入。',
    en: 'Nothing is written before every row has been checked.',
    legal: { zh: '请反复提交检查，直至剩余为 0。', en: 'Repeat the check until nothing is left.' },
  },
  'imports.begun': {
    kind: 'conflict',
    zh: '已开始写入，不能再检查或更改对应关系。',
    en: 'Writing has begun; the import can no longer be checked or mapped anew.',
  },
  'imports.done': { kind: 'conflict', zh: '此导入任务已完成。', en: 'This import is done.' },
  'imports.rows-refused': {
    kind: 'conflict',
    zh: '检查有 {count} 条不合格，按“全部合格才写入”未写入任何内容。',
    en: '{count} records did not pass the check; as all must pass, nothing was written.',
    legal: {
      zh: '请修改文件或对应关系后重新登记，或改用“只写合格行”。',
      en: 'Correct the file or the mapping, or register with mode accept-good-rows.',
    },
  },
  'imports.stopped': {
    kind: 'conflict',
    zh: '检查之后情况有变：第 {row} 行现不合格（{zh}）。此前已写入 {written} 条，余下未写。',
    en: 'Things changed after the check: row {row} is refused now ({en}). {written} records are written, the rest is not.',
    legal: {
      zh: '排除原因后再次提交即可续写。',
      en: 'Remove the cause and send the run again; it goes on from there.',
    },
  },
  'imports.no-column': {
    kind: 'invalid',
    zh: '文件中没有这些列：{columns}。',
    en: 'The file has no column {columns}.',
    legal: { zh: '请按文件的列名填写对应关系。', en: 'Use the headings as the file has them.' },
  },
  'imports.encoding': {
    kind: 'invalid',
    zh: '文件内容不符合编码 {encoding}。',
    en: 'The file is not text in {encoding}.',
  },
  'imports.csv-quotes': {
    kind: 'invalid',
    zh: '第 {row} 行的引号不成对，其后无法分列。',
    en: 'The quotes of row {row} do not match; what follows cannot be parted into columns.',
  },
  'imports.not-a-workbook': {
    kind: 'invalid',
    zh: '无法读取此工作簿：{reason}。',
    en: 'This workbook cannot be read: {reason}.',
    legal: {
      zh: '请以 .xlsx 格式另存（不加密），或导出为 CSV。',
      en: 'Save it as .xlsx without a password, or as CSV.',
    },
  },
  'imports.no-sheet': { kind: 'invalid', zh: '没有工作表 {sheet}。', en: 'There is no sheet {sheet}.' },
  'imports.no-rows': {
    kind: 'invalid',
    zh: '标题行（第 {headingRow} 行）以下没有数据。',
    en: 'There are no rows below the headings in row {headingRow}.',
  },
  'imports.too-many-rows': {
    kind: 'large',
    zh: '一个文件最多 {maximum} 行，请分开导入。',
    en: 'A file has at most {maximum} rows; import it in parts.',
  },
  'imports.too-many-columns': { kind: 'large', zh: '最多 {maximum} 列。', en: 'A file has at most {maximum} columns.' },
  'imports.cell-too-long': {
    kind: 'large',
    zh: '第 {row} 行有单元格超过 {maximum} 个字符。',
    en: 'A cell in row {row} is longer than {maximum} characters.',
  },
} satisfies Record<string, Refusal>;

/** What is said of a row. */
const rows = {
  'imports.required': { kind: 'invalid', zh: '缺少 {field}。', en: '{field} is missing.' },
  'imports.not-one-of': {
    kind: 'invalid',
    zh: '{field} 不在可选范围内。',
    en: '{field} is none of the possible values.',
  },
  'imports.not-as-wanted': {
    kind: 'invalid',
    zh: '{field} 不符合要求：{wanted}。',
    en: '{field} is not as wanted: {wanted}.',
  },
  'imports.unknown-field': {
    kind: 'invalid',
    zh: '记录中没有字段 {field}。',
    en: 'The record has no field {field}.',
  },
  'imports.not-listed': {
    kind: 'invalid',
    zh: '“{value}”不在对照表中。',
    en: '“{value}” is not in the table it is looked up in.',
  },
  'imports.no-slug': {
    kind: 'invalid',
    zh: '“{value}”中没有可作编号的字母或数字。',
    en: '“{value}” has no letter or digit to make an identifier of.',
    legal: { zh: '请用对照表指定编号。', en: 'Give identifiers by a lookup table.' },
  },
  'imports.not-whole': { kind: 'invalid', zh: '“{value}”不是整数。', en: '“{value}” is not a whole number.' },
  'imports.not-a-date': {
    kind: 'invalid',
    zh: '“{value}”不是日期（格式 {format}）。',
    en: '“{value}” is not a date written {format}.',
  },
  'imports.duplicate': {
    kind: 'invalid',
    zh: '与第 {first} 行重复：{key}。',
    en: 'Says again what row {first} says: {key}.',
  },
  'imports.no-section': {
    kind: 'invalid',
    zh: '办法中没有部分 {section}，新建须有名称、分值和合成方式。',
    en: 'The scheme has no section {section}; to make it, its name, points and combination are needed.',
  },
  'imports.section-not-common': {
    kind: 'invalid',
    zh: '部分 {section} 不是共性指标，指标不在办法中列出。',
    en: 'Section {section} has no indicators of the scheme: its items come from elsewhere.',
  },
  'imports.scheme-not-draft': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 第 {version} 版不是草稿。',
    en: 'Version {version} of scheme {scheme} is not a draft.',
  },
  'imports.not-for-office': {
    kind: 'forbidden',
    zh: '{subject} 的目标由其单位负责人下达，不由绩效办导入。',
    en: 'The goals of {subject} are handed down by the leader of its unit, not by the performance office.',
  },
} satisfies Record<string, Refusal>;

export const imports = { ...files, ...rows };
