import type { Text } from '../refusal.ts';

/** Sheets and columns of the indicator table, and what can be wrong in its rows. */
export const sheetNames = {
  sections: { zh: '部分', en: 'Sections' },
  indicators: { zh: '指标', en: 'Indicators' },
  legend: { zh: '填写说明', en: 'How to fill in' },
} satisfies Record<string, Text>;

export const columnNames = {
  section: { zh: '所属部分', en: 'Section' },
  id: { zh: '编号', en: 'Id' },
  'name.zh': { zh: '中文名称', en: 'Chinese name' },
  'name.en': { zh: '英文名称', en: 'English name' },
  kind: { zh: '指标类型', en: 'Kind' },
  dimension: { zh: '维度', en: 'Dimension' },
  direction: { zh: '方向', en: 'Direction' },
  unitOfMeasure: { zh: '计量单位', en: 'Unit of measure' },
  points: { zh: '分值', en: 'Points' },
  target: { zh: '统一目标值', en: 'Common target' },
  baseline: { zh: '统一基期值', en: 'Common baseline' },
  frequency: { zh: '填报频次', en: 'Filed' },
  over: { zh: '各期合成', en: 'Slots make the period by' },
  value: { zh: '填报内容', en: 'Value' },
  counts: { zh: '数据生效', en: 'Counts once' },
  provider: { zh: '填报主体', en: 'Filed by' },
  evidenceRule: { zh: '佐证份数', en: 'Pieces of evidence' },
  checks: { zh: '逻辑校验', en: 'Checks' },
  'light.amber': { zh: '黄灯线', en: 'Amber below' },
  'light.red': { zh: '红灯线', en: 'Red below' },
  'light.course': { zh: '进度算法', en: 'Course' },
  'light.forecast': { zh: '全期预测', en: 'Forecast' },
  rule: { zh: '计分规则', en: 'Rule' },
  parameters: { zh: '规则参数', en: 'Parameters' },
  missing: { zh: '缺失处理', en: 'When missing' },
  standard: { zh: '评分标准', en: 'Standard' },
  source: { zh: '数据来源', en: 'Data source' },
  evidence: { zh: '佐证要求', en: 'Evidence' },
  items: { zh: '构成', en: 'Made of' },
  combine: { zh: '合成方式', en: 'Combined by' },
  minItems: { zh: '最少项数', en: 'Least items' },
  maxItems: { zh: '最多项数', en: 'Most items' },
  periods: { zh: '周期权重', en: 'Weights of the periods' },
  gaps: { zh: '周期间隔', en: 'Days between periods' },
} satisfies Record<string, Text>;

export type ColumnKey = keyof typeof columnNames;

export const rowProblems = {
  'no-sheet': {
    zh: '缺少工作表“{sheet}”。',
    en: 'The sheet "{sheet}" is missing.',
  },
  'no-column': { zh: '缺少列“{column}”。', en: 'The column "{column}" is missing.' },
  'unknown-column': {
    zh: '不认识列“{column}”。',
    en: 'There is no column called "{column}".',
  },
  'column-twice': { zh: '列“{column}”出现两次。', en: 'The column "{column}" is there twice.' },
  empty: { zh: '此格必填。', en: 'This cell must be filled in.' },
  'not-a-choice': { zh: '“{value}”不在可选项之内。', en: '"{value}" is not one of the choices.' },
  'not-text': {
    zh: '此格是日期或者是非值，应为文本或数字。',
    en: 'This cell holds a date or a yes/no; it takes a text or a number.',
  },
  'hidden-row': {
    zh: '此行已隐藏，仍已读取：请取消隐藏，或删除此行。',
    en: 'This row is hidden and was read all the same: show it, or delete it.',
  },
  'id-twice': { zh: '编号“{value}”已在第 {row} 行使用。', en: 'The id "{value}" is used in row {row} already.' },
  'unknown-section': { zh: '没有编号为“{value}”的部分。', en: 'There is no section with the id "{value}".' },
  'no-items-here': {
    zh: '部分“{value}”的构成不是共性指标，不能列入指标。',
    en: 'The section "{value}" is not made of common items and takes none here.',
  },
  'not-a-parameter': {
    zh: '规则“{rule}”没有参数“{value}”。',
    en: 'The rule "{rule}" has no parameter "{value}".',
  },
  parameter: { zh: '参数“{parameter}”：{message}', en: 'Parameter "{parameter}": {message}' },
  shape: { zh: '{message}', en: '{message}' },
  'too-many-rows': { zh: '超过 {most} 行，其余未读。', en: 'More than {most} rows; the rest was not read.' },
} satisfies Record<string, Text>;

export type RowProblemCode = keyof typeof rowProblems;

/** How the values of rule parameters are written in the indicator table. */
export const legend = {
  legal: { zh: '填写方法', en: 'What it takes' },
  text: { zh: '文本', en: 'A text' },
  decimal: { zh: '精确小数，例如 0.05', en: 'An exact decimal, for example 0.05' },
  limit: {
    zh: '精确小数；“不限”表示没有限制；不写此行则封顶为 1、保底为 0',
    en: 'An exact decimal; "none" for no limit; without the line the cap is 1 and the floor 0',
  },
  whole: { zh: '整数', en: 'A whole number' },
  names: { zh: '名称，以分号隔开', en: 'Names, divided by semicolons' },
  steps: {
    zh: '下限 ~ 上限 → 得分率，以分号隔开，例如 −∞ ~ 60 → 0；60 ~ +∞ → 1',
    en: 'from ~ to → share, divided by semicolons, for example −∞ ~ 60 → 0; 60 ~ +∞ → 1',
  },
  weights: {
    zh: '评分组编号 → 权重，以分号隔开，合计为 1',
    en: 'id of the rater group → weight, divided by semicolons, 1 together',
  },
  named: {
    zh: '编号 | 中文名称 | 英文名称 → 数值，以分号隔开',
    en: 'id | Chinese name | English name → figure, divided by semicolons',
  },
  provider: {
    zh: '被考核对象、绩效办，或者 unit. 加牵头部门的编号，例如 unit.statistics',
    en: 'the subject, the office, or unit. and the id of the unit that holds the figures, for example unit.statistics',
  },
  evidence: {
    zh: '至少份数，其后可列材料类型，以分号隔开，例如 1；application/pdf',
    en: 'How many at least, and behind it types where only these count, divided by semicolons, for example 1; application/pdf',
  },
  checks: {
    zh: '算式 | 提示或者拒绝 | 中文说明 | 英文说明，以分号隔开；A 本期值，P 上期值，T 目标值，B 基期值，其他指标写编号',
    en: 'formula | warn or refuse | Chinese text | English text, divided by semicolons; A the figure, P that of the slot before, T target, B baseline, other items by id',
  },
  pairs: {
    zh: '数值 → 得分率或者分值，由小到大，以分号隔开，例如 0 → 0；100 → 1',
    en: 'value → share or points, upwards, divided by semicolons, for example 0 → 0; 100 → 1',
  },
} satisfies Record<string, Text>;
