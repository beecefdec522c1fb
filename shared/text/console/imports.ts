import type { Kind } from '../../domain/import/definitions.ts';
import type { Text } from '../refusal.ts';

/** 数据导入 */
export const importsPage = {
  title: { zh: '数据导入', en: 'Import' },
  about: {
    zh: '把现有的 Excel 或 CSV 表格导入系统：先核对，再写入；有错的行逐条指出，不会写入。',
    en: 'Brings Excel or CSV files in: checked first, then written; a row that is wrong is pointed out and not written.',
  },
  kind: { zh: '导入什么', en: 'What is imported' },
  period: { zh: '考核周期', en: 'Period' },
  'no-period': { zh: '还没有可导入的考核周期', en: 'There is no period to import into yet' },
  scheme: { zh: '考核办法（草稿）', en: 'Scheme (draft)' },
  'no-scheme': { zh: '没有草稿状态的考核办法', en: 'There is no scheme in draft' },
  'scheme-version': { zh: '{scheme}（第{version}版）', en: '{scheme} (version {version})' },
  template: { zh: '下载空白模板', en: 'Download the template' },
  'template-name': { zh: '{kind}导入模板.xlsx', en: '{kind} template.xlsx' },
  'template-about': {
    zh: '没有现成表格的，先下载模板填写；按模板填好的表格不用再对应列。',
    en: 'Without a file of your own, fill in the template: it needs no choosing of columns.',
  },
  drop: { zh: '选择或拖入表格文件', en: 'Choose or drop the file' },
  'drop-limits': { zh: '.xlsx 或 .csv，一次一个，不超过 20 MB', en: '.xlsx or .csv, one at a time, up to 20 MB' },
  'old-format': {
    zh: '“{name}”是旧格式（.xls / .et），请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
    en: '“{name}” is of the old format (.xls / .et). Open it in Excel or WPS and save it as an Excel workbook (.xlsx).',
  },
  'other-format': {
    zh: '“{name}”不是表格文件，请导入 .xlsx 或 .csv 文件。',
    en: '“{name}” is no table: import a .xlsx or .csv file.',
  },
  'too-large': { zh: '“{name}”超过 20 MB，请拆成几个文件分别导入。', en: '“{name}” is larger than 20 MB: split it.' },
  empty: { zh: '“{name}”是空文件。', en: '“{name}” is empty.' },
  uploading: { zh: '正在上传 {name}', en: 'Uploading {name}' },
  past: { zh: '导入记录', en: 'Past imports' },
  'none-past': {
    zh: '还没有导入过。选好类别，拖入表格即可开始。',
    en: 'Nothing was imported yet: drop a file to begin.',
  },
  file: { zh: '文件', en: 'File' },
  'by-and-at': { zh: '经办', en: 'By' },
  state: { zh: '进度', en: 'State' },
  outcome: { zh: '结果', en: 'Outcome' },
  'outcome-of': {
    zh: '合格{good}，未变{unchanged}，不合格{refused}',
    en: '{good} good, {unchanged} unchanged, {refused} refused',
  },
  'outcome-done': {
    zh: '写入{good}，未变{unchanged}，拒绝{refused}',
    en: '{good} written, {unchanged} unchanged, {refused} refused',
  },
  open: { zh: '查看', en: 'Look' },
  'go-on': { zh: '继续', en: 'Go on' },
  another: { zh: '导入另一个文件', en: 'Import another file' },
  next: { zh: '下一步', en: 'Next' },
  'step-of': { zh: '第{step}步（共{steps}步）：{name}', en: 'Step {step} of {steps}: {name}' },
  'not-yours': {
    zh: '由{by}登记，只能由其本人继续办理',
    en: 'Registered by {by}, who alone can go on with it',
  },
} satisfies Record<string, Text>;

export const kindNames: Readonly<Record<Kind, Text>> = {
  units: { zh: '单位', en: 'Units' },
  officials: { zh: '人员', en: 'People' },
  strategy: { zh: '战略目标', en: 'Strategy items' },
  indicators: { zh: '指标', en: 'Indicators' },
  goals: { zh: '目标值', en: 'Goals' },
  filings: { zh: '完成数据', en: 'Figures' },
  seats: { zh: '评委名单', en: 'Raters' },
};

export const kindAbout: Readonly<Record<Kind, Text>> = {
  units: { zh: '单位名册：名称、层级、上级单位、考核类别', en: 'Units with level, parent and peer group' },
  officials: { zh: '人员名册：账号、姓名、所在单位', en: 'People with account, name and unit' },
  strategy: { zh: '中长期规划和年度重点工作', en: 'Lines of the plan and yearly priorities' },
  indicators: { zh: '写入草稿中的考核办法', en: 'Into a scheme in draft' },
  goals: { zh: '各单位各指标的目标值，写入绩效合同草案', en: 'Targets of each unit, into agreements on the table' },
  filings: { zh: '由绩效办提供的统计月报等数据', en: 'Figures the office delivers, such as a monthly register' },
  seats: { zh: '谁给谁评分', en: 'Who rates whom' },
};

export const stateNames = {
  registered: { zh: '未核对', en: 'not checked' },
  checking: { zh: '核对中', en: 'being checked' },
  checked: { zh: '已核对，待写入', en: 'checked, not written' },
  running: { zh: '写入中', en: 'being written' },
  done: { zh: '已完成', en: 'done' },
} satisfies Record<string, Text>;

export const stepNames = {
  upload: { zh: '上传文件', en: 'Upload' },
  heading: { zh: '选标题行', en: 'Heading row' },
  columns: { zh: '对应列', en: 'Columns' },
  check: { zh: '核对', en: 'Check' },
  write: { zh: '写入', en: 'Write' },
} satisfies Record<string, Text>;

export const headingText = {
  ask: {
    zh: '点一下列标题所在的那一行。上面的大标题、填报单位等不会读取。',
    en: 'Click the row in which the columns have their headings. What is above it is not read.',
  },
  guessed: { zh: '系统猜测是第{row}行，请核对。', en: 'Row {row} is the likely one: look whether it is.' },
  sheet: { zh: '工作表', en: 'Sheet' },
  encoding: { zh: '文字编码', en: 'Encoding' },
  'encoding-auto': { zh: '自动识别', en: 'found out' },
  'assumed-encoding': {
    zh: '按中文 GBK 编码读取。下面的文字如有乱码，请换一种编码。',
    en: 'Read as Chinese GBK. If words look broken below, choose another encoding.',
  },
  row: { zh: '第{row}行为标题行', en: 'Row {row} has the headings' },
  rows: { zh: '前{count}行', en: 'First {count} rows' },
  template: {
    zh: '这是系统模板，各列含义已知，可直接核对。',
    en: 'This is a template of the system: what its columns mean is known.',
  },
  'check-template': { zh: '直接核对', en: 'Check it' },
} satisfies Record<string, Text>;

export const columnsText = {
  ask: {
    zh: '为每一项选择表格里的列。标“猜测”的请核对；红色的必须选。',
    en: 'Choose the column of each field. Look at what is guessed; what is red must be chosen.',
  },
  ours: { zh: '系统的项目', en: 'Our field' },
  means: { zh: '含义', en: 'What it means' },
  theirs: { zh: '表格里的列', en: 'Column of the file' },
  samples: { zh: '表格里的内容', en: 'What stands there' },
  required: { zh: '必填', en: 'required' },
  guess: { zh: '猜测', en: 'guessed' },
  kept: { zh: '上次所选', en: 'as before' },
  missing: { zh: '请选择', en: 'Choose one' },
  gone: { zh: '表格里没有“{column}”这一列', en: 'The file has no column “{column}”' },
  none: { zh: '不导入', en: 'not imported' },
  constant: { zh: '每行都一样（自己填）', en: 'The same in every row' },
  'constant-of': { zh: '{field}（每行都填）', en: '{field} (in every row)' },
  'choose-constant': { zh: '填写或选择', en: 'Write or choose' },
  'fill-down': { zh: '空白处同上（合并单元格）', en: 'a blank means as above (merged cells)' },
  more: { zh: '其他{count}项（选填）', en: '{count} more, optional' },
  fewer: { zh: '收起其他{count}项', en: 'Hide {count} more' },
  'missing-some': { zh: '还没有选：{fields}', en: 'Not chosen yet: {fields}' },
  saved: { zh: '套用已保存的对应关系', en: 'Use saved choices' },
  'saved-whole': {
    zh: '“{name}”是管理员专门设置的读法，整个套用，不在此逐列修改。',
    en: '“{name}” says more than columns: it is used whole and not changed here.',
  },
  'by-hand': { zh: '不套用，自己选列', en: 'Choose the columns here instead' },
  'save-as': { zh: '保存这次的选择，下月直接套用', en: 'Keep these choices for next month' },
  'save-name': { zh: '名称，如“督查月报”', en: 'A name, such as “monthly register”' },
  save: { zh: '保存', en: 'Save' },
  'saved-now': { zh: '已保存为“{name}”', en: 'Saved as “{name}”' },
  check: { zh: '核对各行', en: 'Check the rows' },
} satisfies Record<string, Text>;

export const checkText = {
  checking: { zh: '正在核对，已完成{done}/{total}批', en: 'Checking: {done} of {total} parts' },
  writing: { zh: '正在写入，已完成{done}/{total}批', en: 'Writing: {done} of {total} parts' },
  leave: {
    zh: '可以先去做别的，回到本页能看到进度；关掉浏览器也不会重复写入，下次接着写。',
    en: 'You may go elsewhere: the progress is here when you come back. If the browser is closed it goes on from there and writes nothing twice.',
  },
  'all-good': { zh: '全部{good}条合格，可以写入', en: 'All {good} are good and can be written' },
  'some-refused': { zh: '{refused}条不合格，{good}条合格', en: '{refused} are wrong, {good} are good' },
  'none-good': { zh: '没有可写入的内容', en: 'There is nothing to write' },
  'none-good-remedy': {
    zh: '各行都与系统里的相同，或者都不合格。',
    en: 'Every row says what stands already, or is wrong.',
  },
  'mend-or-go-on': {
    zh: '可以在原表改好后重新导入，也可以先写入合格的，不合格的以后补。',
    en: 'Mend the file and import it again, or write the good ones now and the others later.',
  },
  rows: { zh: '读取行数', en: 'Rows read' },
  good: { zh: '合格', en: 'Good' },
  unchanged: { zh: '与现有相同', en: 'Unchanged' },
  refused: { zh: '不合格', en: 'Wrong' },
  written: { zh: '已写入', en: 'Written' },
  'not-written': { zh: '未写入', en: 'Not written' },
  skipped: { zh: '略过：{because}{count}行', en: 'Left out: {because}, {count}' },
  hidden: { zh: '隐藏行{count}行未读取（第{stretches}行）', en: '{count} hidden rows were not read ({stretches})' },
  faults: { zh: '不合格的行', en: 'Rows that are wrong' },
  'faults-more': { zh: '只显示前{count}行，改好后重新核对可看其余', en: 'The first {count} rows are shown' },
  line: { zh: '行', en: 'Row' },
  says: { zh: '问题', en: 'What is wrong' },
  near: { zh: '相近的：{names}', en: 'Near it: {names}' },
  download: { zh: '下载不合格的行（CSV）', en: 'Download the wrong rows (CSV)' },
  'download-name': { zh: '{file} 不合格的行.csv', en: '{file} wrong rows.csv' },
  'warnings-count': { zh: '{count}处提示，仍可写入', en: '{count} are odd and can be written' },
  changes: { zh: '将更改现有内容{count}处', en: '{count} changes of what stands' },
  'change-of': { zh: '第{row}行 {field}：{before} → {after}', en: 'Row {row}, {field}: {before} → {after}' },
  blank: { zh: '（空）', en: '(blank)' },
  unknown: { zh: '这些名称系统不认识，请指明是谁', en: 'These names are not known: say what they are' },
  'unknown-about': {
    zh: '指明一次即可：写入后把这次的选择保存下来，下月不用再指。',
    en: 'Once is enough: keep the choices after writing, and they are known next month.',
  },
  'unknown-rows': { zh: '{count}行', en: '{count} rows' },
  'means-what': { zh: '“{value}”是', en: '“{value}” is' },
  again: { zh: '按此重新核对', en: 'Check again with these' },
  recheck: { zh: '重新核对', en: 'Check again' },
  back: { zh: '返回改列', en: 'Back to the columns' },
  write: { zh: '写入{good}条', en: 'Write {good}' },
  'write-ask': { zh: '写入{good}条？', en: 'Write {good}?' },
  'write-all': { zh: '写入后立即生效，并记入审计记录。', en: 'It counts at once and is recorded.' },
  'write-rest': {
    zh: '不合格的{refused}条不写入。其余写入后立即生效，并记入审计记录。',
    en: '{refused} that are wrong are not written. The rest counts at once and is recorded.',
  },
  resume: { zh: '接着写入', en: 'Go on writing' },
  'not-finished': { zh: '上次写到一半，还没有写完。', en: 'Writing broke off half way.' },
  done: { zh: '导入完成：写入{good}条', en: 'Done: {good} written' },
  'done-none': { zh: '导入完成，没有需要写入的内容', en: 'Done: there was nothing to write' },
  'done-refused': { zh: '导入完成：写入{good}条，{refused}条未写入', en: 'Done: {good} written, {refused} not' },
  'why-again': {
    zh: '未写入的行及原因，请重新导入原文件查看。',
    en: 'Import the file again to see which rows and why.',
  },
} satisfies Record<string, Text>;
