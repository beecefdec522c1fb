import type { Refusal } from '../refusal.ts';

/** What is said of a row. */
export const importRows = {
  'imports.required': { kind: 'invalid', zh: '缺少“{field}”。', en: '"{field}" is missing.' },
  'imports.not-one-of': {
    kind: 'invalid',
    zh: '“{field}”不在可选范围内。',
    en: '"{field}" is none of the possible values.',
  },
  'imports.want-text': { kind: 'invalid', zh: '“{field}”须为文本。', en: '"{field}" must be text.' },
  'imports.want-whole': {
    kind: 'invalid',
    zh: '“{field}”须为整数，请在对应关系中注明 as: integer。',
    en: '"{field}" must be a whole number; say as: integer in the mapping.',
  },
  'imports.want-flag': {
    kind: 'invalid',
    zh: '“{field}”须为是或否，请在对应关系中注明 as: flag。',
    en: '"{field}" must be yes or no; say as: flag in the mapping.',
  },
  'imports.want-list': {
    kind: 'invalid',
    zh: '“{field}”是一个列表，请在路径中写明第几项，例如 functions.0。',
    en: '"{field}" is a list: name the place in it by the path, such as functions.0.',
  },
  'imports.want-record': {
    kind: 'invalid',
    zh: '“{field}”由几个部分组成，请在路径中写明是哪一部分，例如 name.zh。',
    en: '"{field}" is made of several parts: name one by the path, such as name.zh.',
  },
  'imports.too-long': {
    kind: 'invalid',
    zh: '“{field}”至多 {limit} 个字符。',
    en: '"{field}" has at most {limit} characters.',
  },
  'imports.too-short': {
    kind: 'invalid',
    zh: '“{field}”至少 {limit} 个字符。',
    en: '"{field}" has at least {limit} characters.',
  },
  'imports.too-many-entries': {
    kind: 'invalid',
    zh: '“{field}”至多 {limit} 项。',
    en: '"{field}" has at most {limit} entries.',
  },
  'imports.too-few-entries': {
    kind: 'invalid',
    zh: '“{field}”至少 {limit} 项。',
    en: '"{field}" has at least {limit} entries.',
  },
  'imports.too-great': { kind: 'invalid', zh: '“{field}”不得大于 {limit}。', en: '"{field}" is at most {limit}.' },
  'imports.too-small': { kind: 'invalid', zh: '“{field}”不得小于 {limit}。', en: '"{field}" is at least {limit}.' },
  'imports.shape-id': {
    kind: 'invalid',
    zh: '“{field}”只能用小写字母、数字和连字符，首尾不用连字符，至多 48 个字符。',
    en: '"{field}" takes small letters, digits and hyphens, no hyphen first or last, at most 48 characters.',
  },
  'imports.shape-item': {
    kind: 'invalid',
    zh: '“{field}”只能用字母、数字、点和连字符，以字母或数字开头，至多 64 个字符。',
    en: '"{field}" takes letters, digits, dots and hyphens, begins with a letter or digit, and has at most 64 characters.',
  },
  'imports.shape-official': {
    kind: 'invalid',
    zh: '“{field}”只能用字母、数字和 _ . @ | : -，至多 96 个字符。',
    en: '"{field}" takes letters, digits and _ . @ | : -, at most 96 characters.',
  },
  'imports.shape-subject': {
    kind: 'invalid',
    zh: '“{field}”须写成 unit. 加单位编号，或 official. 加人员编号，例如 unit.finance。',
    en: '"{field}" is written as unit. and the id of the unit, or official. and that of the person, such as unit.finance.',
  },
  'imports.shape-figure': {
    kind: 'invalid',
    zh: '“{field}”须为确切的数，例如 12.50；带单位、百分号或分隔符的，请在对应关系中用 number 读取。',
    en: '"{field}" is an exact number such as 12.50; read one with a unit, a percent sign or separators by the transform number.',
  },
  'imports.shape-day': {
    kind: 'invalid',
    zh: '“{field}”须为日期，例如 2026-01-31；其他写法请在对应关系中用 date 读取。',
    en: '"{field}" is a date such as 2026-01-31; read one written otherwise by the transform date.',
  },
  'imports.unusable-character': {
    kind: 'invalid',
    zh: '“{field}”的第 {place} 个字符（{character}）不能使用：名称为一行文字，任何文字都不得含控制字符和文字方向控制符。',
    en: 'Character {place} ({character}) of "{field}" cannot be used: names stand on one line, and no text holds control characters or direction marks.',
  },
  'imports.not-as-wanted': { kind: 'invalid', zh: '“{field}”不符合要求。', en: '"{field}" is not as wanted.' },
  'imports.unknown-field': {
    kind: 'invalid',
    zh: '此类记录没有字段 {field}。',
    en: 'Records of this kind have no field {field}.',
  },
  'imports.other-unit': {
    kind: 'invalid',
    zh: '对应关系按“{read}”读取，而指标的计量单位是“{wanted}”。',
    en: 'The mapping reads the figure in "{read}", but its indicator is measured in "{wanted}".',
    legal: { zh: '请在 number 中写明指标的计量单位。', en: 'Name the unit of the indicator under number.' },
  },
  'imports.share-or-percent': {
    kind: 'invalid',
    zh: '“{value}”没有百分号，而同列其他数带百分号：不知是 {value}%，还是占比 {value}。',
    en: '“{value}” has no percent sign while others of its column have one: it may be {value}% or a share of {value}.',
    legal: { zh: '请写明百分号。', en: 'Write the percent sign.' },
  },
  'imports.lost-characters': {
    kind: 'invalid',
    zh: '单元格中有先前转换时丢失的字符（�）。',
    en: 'The cell holds characters that an earlier conversion lost (�).',
    legal: { zh: '请从原始文件重新导出。', en: 'Export it anew from where it came from.' },
  },
  'imports.control-characters': {
    kind: 'invalid',
    zh: '单元格中有不可见的控制字符或不完整的字符。',
    en: 'The cell holds control characters, which nobody sees, or half a character.',
    legal: { zh: '请删去后重新输入。', en: 'Remove them and type the text anew.' },
  },
  'imports.more-cells': {
    kind: 'invalid',
    zh: '此行有 {count} 格，标题只有 {headings} 列：多半是数值或文字中的分隔符未加引号，各格是否在本列已无法确定。',
    en: 'This row has {count} cells under {headings} headings: a delimiter inside a figure or text may stand without quotes, so which cell belongs to which column is not known.',
    legal: {
      zh: '请给含分隔符的内容加上引号，或给每列写上标题。',
      en: 'Quote what holds the delimiter, or give every column a heading.',
    },
  },
  'imports.not-listed': {
    kind: 'invalid',
    zh: '“{value}”不在对照表中。',
    en: '“{value}” is not in the table it is looked up in.',
  },
  'imports.no-slug': {
    kind: 'invalid',
    zh: '“{value}”不能变成编号：其中有编号用不了的文字，丢掉就可能与别的相同。',
    en: '“{value}” cannot become an identifier: it has letters no identifier takes, and without them it may be the same as another.',
    legal: { zh: '请用对照表指定编号。', en: 'Give identifiers by a lookup table.' },
  },
  'imports.slug-too-long': {
    kind: 'invalid',
    zh: '“{value}”变成的编号有 {length} 个字符，超过上限 {maximum} 个。',
    en: '“{value}” makes an identifier of {length} characters; the limit is {maximum}.',
    legal: { zh: '请用对照表指定编号。', en: 'Give identifiers by a lookup table.' },
  },
  'imports.slug-twice': {
    kind: 'invalid',
    zh: '“{value}”和前面的“{earlier}”会变成同一个编号 {slug}。',
    en: '“{value}” and the earlier “{earlier}” would become the same identifier, {slug}.',
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
    zh: '与第 {first} 行重复：说的是同一项。',
    en: 'Says again what row {first} says.',
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
  'imports.unknown-group': {
    kind: 'invalid',
    zh: '没有名为“{value}”的考核类别。',
    en: 'No peer group is called “{value}”.',
    legal: {
      zh: '请写“基本设置”中考核类别的全称或编码。',
      en: 'Give the whole name of a peer group of the settings, or its id.',
    },
  },
  'imports.unknown-unit': {
    kind: 'invalid',
    zh: '没有名为“{value}”的单位。',
    en: 'No unit is called “{value}”.',
    legal: {
      zh: '请写单位全称或编号；人员只写编号（official. 加人员编号），姓名可能相同。',
      en: 'Give the whole name of a unit, or its id; a person by id alone (official. and the id), for two people may have one name.',
    },
  },
  'imports.ambiguous-unit': {
    kind: 'invalid',
    zh: '有 {count} 个单位名为“{value}”。',
    en: '{count} units are called “{value}”.',
    legal: { zh: '请写单位编号。', en: 'Give the id of the one that is meant.' },
  },
  'imports.unknown-item': {
    kind: 'invalid',
    zh: '考核办法中没有名为“{value}”的指标。',
    en: 'No indicator of the scheme is called “{value}”.',
    legal: {
      zh: '请写考核办法中的指标全称或编号。',
      en: 'Give the whole name of an indicator of the scheme, or its id.',
    },
  },
  'imports.ambiguous-item': {
    kind: 'invalid',
    zh: '考核办法中有 {count} 个指标名为“{value}”。',
    en: '{count} indicators of the scheme are called “{value}”.',
    legal: { zh: '请写指标编号。', en: 'Give the id of the one that is meant.' },
  },
  'imports.not-for-office': {
    kind: 'forbidden',
    zh: '{subject} 的目标由其单位负责人下达，不由绩效办导入。',
    en: 'The goals of {subject} are handed down by the leader of its unit, not by the performance office.',
  },
} satisfies Record<string, Refusal>;
