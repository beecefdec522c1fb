import type { Refusal } from '../refusal.ts';

/** What a workbook (.xlsx) is refused for: as a whole, and cell by cell. */
export const workbook = {
  'workbook.protected': {
    kind: 'invalid',
    zh: '文件设有密码，或者是旧版格式（.xls），无法读取。',
    en: 'The file is protected by a password or in the old format (.xls) and cannot be read.',
    legal: { zh: '请去掉密码并另存为 .xlsx，或导出为 CSV。', en: 'Save it as .xlsx without a password, or as CSV.' },
  },
  'workbook.damaged': {
    kind: 'invalid',
    zh: '文件不是完好的 Excel 工作簿（.xlsx）：其中的“{part}”缺失或损坏。',
    en: 'The file is no sound Excel workbook (.xlsx): "{part}" in it is missing or damaged.',
    legal: {
      zh: '请用表格软件打开并另存为 .xlsx，或导出为 CSV。',
      en: 'Open it in a spreadsheet program and save it as .xlsx, or as CSV.',
    },
  },
  'workbook.doctype': {
    kind: 'invalid',
    zh: '工作簿的“{part}”含有文档类型声明，表格软件不会写出这种内容，因此不予读取。',
    en: '"{part}" of the workbook declares a document type, which no spreadsheet program writes; it is not read.',
    legal: { zh: '请用表格软件打开并另存为 .xlsx。', en: 'Open it in a spreadsheet program and save it as .xlsx.' },
  },
  'workbook.too-large': {
    kind: 'large',
    zh: '工作簿解压后超过 {bytes} 字节或 {parts} 个部件，或者未如实标明大小。',
    en: 'The workbook unpacks to more than {bytes} bytes or {parts} parts, or does not say truly how large it is.',
    legal: {
      zh: '请删去图片和多余的工作表，或分成几个文件。',
      en: 'Remove pictures and sheets that are not needed, or split it.',
    },
  },
  'workbook.no-sheet': { kind: 'invalid', zh: '没有工作表“{sheet}”。', en: 'There is no sheet "{sheet}".' },
  'workbook.no-value': {
    kind: 'invalid',
    zh: '公式“{formula}”没有存下计算结果，不能当作空白。',
    en: 'The formula "{formula}" has no stored result and is not taken for a blank.',
    legal: {
      zh: '请用表格软件打开、重算并保存，或粘贴为数值。',
      en: 'Open the file in a spreadsheet program, recalculate and save, or paste values.',
    },
  },
  'workbook.error-value': {
    kind: 'invalid',
    zh: '单元格是错误值 {error}。',
    en: 'The cell holds the error {error}.',
    legal: {
      zh: '请改正公式，或在对应关系中把此词列为空白。',
      en: 'Correct the formula, or name this word as blank in the mapping.',
    },
  },
  'workbook.scaled': {
    kind: 'invalid',
    zh: '存的是 {stored}，格式“{format}”显示为 {shown}，但没有写明单位，无法知道以哪个为准。',
    en: '{stored} is stored and shown as {shown} by the format "{format}", which names no unit; which of them counts is not known.',
    legal: {
      zh: '请在格式中写明单位（例如“万元”），去掉缩放，或声明 numbers: stored。',
      en: 'Name the unit in the format (such as 万元), take the scaling away, or declare numbers: stored.',
    },
  },
  'workbook.shown-blank': {
    kind: 'invalid',
    zh: '存的是 {stored}，但格式“{format}”显示为空白。',
    en: '{stored} is stored, but the format "{format}" shows nothing.',
    legal: {
      zh: '请改用能显示数值的格式，或声明 numbers: stored。',
      en: 'Use a format that shows the figure, or declare numbers: stored.',
    },
  },
  'workbook.merged': {
    kind: 'invalid',
    zh: '此单元格并入第 {first} 行的合并单元格。',
    en: 'This cell is part of a merged cell that begins in row {first}.',
    legal: {
      zh: '请取消合并并逐行填写，或在对应关系的 fillDown 中列出此列。',
      en: 'Unmerge and fill in each row, or list the column under fillDown.',
    },
  },
  'workbook.not-a-date': {
    kind: 'invalid',
    zh: '格式为日期，但存的 {value} 不是任何一天。',
    en: 'The format is that of a date, but {value} is no day.',
  },
  'workbook.broken-cell': {
    kind: 'invalid',
    zh: '单元格内容“{value}”与其声明的类型不符，文件可能已损坏。',
    en: 'The cell holds "{value}", which is not what it declares to be; the file may be damaged.',
  },
} satisfies Record<string, Refusal>;
