import type { Refusal } from '../refusal.ts';

/** What is said of a file, its mapping and the course of an import. */
export const imports = {
  'imports.no-import': { kind: 'missing', zh: '没有导入任务 {import}。', en: 'There is no import {import}.' },
  'imports.other-role': {
    kind: 'forbidden',
    zh: '此类数据由{role}导入。',
    en: 'Data of this kind are imported by the {role}.',
  },
  'imports.not-yours': {
    kind: 'forbidden',
    zh: '导入任务由“{by}”登记，只能由其本人检查和写入，以便区分经办人与审核人。',
    en: '{by} registered this import and must carry it out in person, so that maker and checker stay two people.',
  },
  'imports.needs': {
    kind: 'invalid',
    zh: '导入此类数据须指明{what}。',
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
  'imports.would-remove': {
    kind: 'conflict',
    zh: '文件未提及、将从草稿中删去的有 {count} 项：{names}。',
    en: 'The file does not mention {count} things that would go from the draft: {names}.',
    legal: {
      zh: '确要删去的，请在写入时逐项列明；否则请不用“替换”方式登记。',
      en: 'Name each in removing if it is to go; otherwise register the file without replace.',
    },
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
    zh: '文件内容不是编码 {encoding}：第 {line} 行（全文第 {byte} 字节）起无法读取。',
    en: 'The file is not text in {encoding}: it cannot be read from line {line} on (byte {byte} of the file).',
    legal: {
      zh: '请另存为 UTF-8，或声明文件的文字编码。',
      en: 'Save it as UTF-8, or declare its encoding.',
    },
  },
  'imports.assumed-encoding': {
    kind: 'invalid',
    zh: '文件未声明编码，又不是 UTF-8，暂按 GB18030 读取；繁体（Big5）或西文编码的文件也能这样读，但文字会是乱码。',
    en: 'The file does not say its encoding and is not UTF-8; it was read as GB18030. A Big5 or Western file can be read so too, but its words come out wrong.',
    legal: {
      zh: '请核对文字；如有乱码，请另存为 UTF-8，或声明文件的文字编码。',
      en: 'Look at the words; if they are wrong, save the file as UTF-8 or declare its encoding.',
    },
  },
  'imports.mixed-encodings': {
    kind: 'invalid',
    zh: '文件混用两种编码：第 {line} 行是 UTF-8，第 {other} 行是 GB18030。',
    en: 'The file mixes two encodings: line {line} is UTF-8 and line {other} is GB18030.',
    legal: { zh: '请将全部内容另存为一种编码（建议 UTF-8）。', en: 'Save all of it in one encoding, best in UTF-8.' },
  },
  'imports.other-encoding': {
    kind: 'invalid',
    zh: '声明的编码是 {declared}，但文件内容是 UTF-8。',
    en: 'The encoding is declared as {declared}, but the file is UTF-8.',
  },
  'imports.other-mark': {
    kind: 'invalid',
    zh: '声明的编码是 {declared}，但文件开头的标记是 {marked}。',
    en: 'The encoding is declared as {declared}, but the file begins with the mark of {marked}.',
  },
  'imports.not-text': {
    kind: 'invalid',
    zh: '第 {line} 行有不属于文本的字符（零字节），文件可能是 UTF-16 或不是文本文件。',
    en: 'Line {line} holds a character no text has (a zero byte); the file may be UTF-16 or no text at all.',
    legal: {
      zh: '请声明文件的文字编码。',
      en: 'Declare the encoding of the file.',
    },
  },
  'imports.delimiter': {
    kind: 'invalid',
    zh: '无法确定分隔符：第 {row} 行中有几种符号都可能是分隔符。',
    en: 'The delimiter is not clear: several marks in row {row} could be it.',
    legal: { zh: '请在 format.delimiter 中声明。', en: 'Declare it under format.delimiter.' },
  },
  'imports.csv-quotes': {
    kind: 'invalid',
    zh: '第 {row} 行的引号不成对，其后无法分列。',
    en: 'The quotes of row {row} do not match; what follows cannot be parted into columns.',
  },
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
