import type { Text } from '../refusal.ts';

// Apart from what the menu says, which everybody loads first.

export const beginText = {
  'library-title': { zh: '由办法库起草', en: 'Begin from the library' },
  'library-about': {
    zh: '选一份最接近的办法作底稿，建好后逐项修改。',
    en: 'Take the one that comes closest and change what is different here.',
  },
  for: { zh: '适用于{subjects}的{periods}考核', en: 'For the {periods} assessment of {subjects}' },
  holds: { zh: '{name} {points} 分', en: '{name} {points}' },
  'holds-items': { zh: '{name} {points} 分（{count} 项指标）', en: '{name} {points} ({count} indicators)' },
  made: { zh: '满分 {mark}：{sections}', en: 'Of {mark}: {sections}' },
  around: {
    zh: '评分组 {groups} 个，加减分项 {lines} 项，一票否决 {vetoes} 项；等次：{grades}',
    en: '{groups} rater groups, {lines} adjustments, {vetoes} vetoes; grades: {grades}',
  },
  bases: { zh: '依据：{bases}', en: 'Legal basis: {bases}' },
  take: { zh: '用作底稿', en: 'Take it' },
  taken: { zh: '底稿：{name}', en: 'From: {name}' },
  another: { zh: '另选', en: 'Another' },
  id: { zh: '办法编号', en: 'Id' },
  'id-hint': { zh: '字母、数字和连字符，建好后不变', en: 'Letters, digits and hyphens; never changes' },
  'name-zh': { zh: '办法名称', en: 'Name in Chinese' },
  'name-en': { zh: '英文名称', en: 'Name in English' },
  owner: { zh: '所属单位', en: 'Of unit' },
  create: { zh: '建立草稿', en: 'Create the draft' },
  'copy-title': { zh: '沿用以往周期的考核办法', en: 'Take over the scheme of an earlier period' },
  from: { zh: '以往周期', en: 'Earlier period' },
  to: { zh: '用于新周期', en: 'For the period' },
  'to-none': {
    zh: '没有未启动的周期；请先建立新周期',
    en: 'There is no period that is still to be opened; create one first',
  },
  'from-none': { zh: '没有以往周期', en: 'There is no earlier period' },
  as: { zh: '作为', en: 'As' },
  'as-next': { zh: '原办法的新版本', en: 'the next version of the same scheme' },
  'as-own': { zh: '另立办法', en: 'a scheme of its own' },
  copy: { zh: '起草', en: 'Draft it' },
} satisfies Record<string, Text>;

/** What became of each part of a copy. */
export const fates = {
  amiss: { zh: '须修改，否则不能提交或启动', en: 'To be mended before it can be submitted or opened' },
  look: { zh: '已沿用，请核对', en: 'Taken over; look at it' },
  changed: { zh: '已自动调整', en: 'Changed by itself' },
  taken: { zh: '照原样沿用', en: 'Taken as it was' },
} satisfies Record<string, Text>;

export const outlineText = {
  title: { zh: '目录', en: 'Outline' },
  total: { zh: '各部分合计', en: 'All sections' },
  'add-section': { zh: '增加部分', en: 'Add a section' },
  'add-indicator': { zh: '增加指标', en: 'Add an indicator' },
  unnamed: { zh: '未命名', en: 'unnamed' },
  wrong: { zh: '{count}处问题', en: '{count} faults' },
  general: { zh: '基本规定', en: 'In general' },
  raters: { zh: '评分组', en: 'Rater groups' },
  adjustments: { zh: '加减分', en: 'Adjustments' },
  vetoes: { zh: '一票否决', en: 'Vetoes' },
  grades: { zh: '等次与名额', en: 'Grades and quotas' },
  clocks: { zh: '时限与公示', en: 'Time limits and announcement' },
  data: { zh: '数据核查', en: 'Checking of figures' },
  uses: { zh: '结果应用', en: 'Use of results' },
} satisfies Record<string, Text>;

export const formText = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  add: { zh: '增加', en: 'Add' },
  'remove-this': { zh: '删去第{at}项', en: 'Remove number {at}' },
  'up-this': { zh: '上移第{at}项', en: 'Move number {at} up' },
  'down-this': { zh: '下移第{at}项', en: 'Move number {at} down' },
  none: { zh: '无', en: 'None' },
  'make-none': { zh: '改为无', en: 'Make it none' },
  lost: { zh: '{list}{count}项', en: '{list} ({count})' },
  'turn-title': { zh: '改为“{kind}”？', en: 'Change to “{kind}”?' },
  'turn-about': {
    zh: '将删去：{lost}。保存之前可以“放弃修改”，取回原来的内容。',
    en: 'This drops: {lost}. Until you save, “Discard” brings them back.',
  },
  turn: { zh: '删去并更改', en: 'Drop and change' },
  usual: { zh: '按通例', en: 'As usual' },
  undeclared: { zh: '未作规定', en: 'Not declared' },
  empty: { zh: '请填写', en: 'Fill this in' },
  'not-figure': { zh: '请填数字，如 12.5，不带单位和百分号', en: 'A figure, such as 12.5, without unit or %' },
  declare: { zh: '另行规定', en: 'Declare it' },
  withdraw: { zh: '不作规定', en: 'Declare nothing' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  choose: { zh: '请选择', en: 'Choose' },
  more: { zh: '填报、佐证和其他规定', en: 'Filing, evidence and more' },
  unlimited: { zh: '不限', en: 'No limit' },
  'sum-wrong': { zh: '合计不符', en: 'does not add up' },
  lines: { zh: '每行一项', en: 'One on a line' },
  'own-unit': { zh: '牵头部门', en: 'a unit that holds the figures' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  'remove-indicator': { zh: '删去本指标', en: 'Remove this indicator' },
  'remove-section': { zh: '删去本部分', en: 'Remove this section' },
  'last-section': { zh: '办法至少有一个部分', en: 'A scheme has at least one section' },
  'last-indicator': { zh: '部分至少有一项指标', en: 'A section has at least one indicator' },
} satisfies Record<string, Text>;

export const exampleText = {
  title: { zh: '算例', en: 'Worked example' },
  score: { zh: '{score} 分', en: '{score}' },
  of: { zh: '满分 {points} 分', en: 'of {points}' },
  comma: { zh: '，', en: '; ' },
  'not-whole': { zh: '规则填完整后，这里显示算例', en: 'Once the rule is complete, an example stands here' },
  'no-groups': { zh: '先设评分组，这里才有算例', en: 'Declare rater groups first' },
  curve: { zh: '得分随{figure}的变化', en: 'The score by {figure}' },
  actual: { zh: '填报值', en: 'filed' },
  target: { zh: '目标值', en: 'target' },
  baseline: { zh: '基期值', en: 'baseline' },
  'years-observed': { zh: '已过年数', en: 'years observed' },
  'years-required': { zh: '要求年数', en: 'years required' },
  position: { zh: '名次', en: 'place' },
  members: { zh: '同类对象数', en: 'peers' },
  best: { zh: '同类最优值', en: 'best of the peers' },
  centre: { zh: '同类水平', en: 'the peers' },
  'days-late': { zh: '逾期天数', en: 'days late' },
  mark: { zh: '{name}评分', en: 'marks of {name}' },
  votes: { zh: '“{name}”票数', en: 'votes “{name}”' },
  satisfaction: { zh: '满意度', en: 'satisfaction' },
  responses: { zh: '答卷份数', en: 'answers' },
  input: { zh: '{name}', en: '{name}' },
} satisfies Record<string, Text>;

export const checkText = {
  checking: { zh: '正在检查…', en: 'Checking …' },
  right: { zh: '检查通过，可以提交', en: 'Nothing wrong; it can be submitted' },
  'right-read': { zh: '检查无问题', en: 'Nothing is wrong with it' },
  wrong: { zh: '有{count}处问题', en: '{count} faults' },
  waits: { zh: '网络恢复后继续检查', en: 'Checked again once the network is back' },
  list: { zh: '问题清单', en: 'Faults' },
  notices: { zh: '另有{count}项说明', en: '{count} notes' },
  special: {
    zh: '特殊规则：{names}，须由委员会逐项批准',
    en: 'Special rules: {names}; the committee approves each by name',
  },
} satisfies Record<string, Text>;

export const saveText = {
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  unsaved: { zh: '有未保存的修改（已留在本机）', en: 'Changes not saved yet (kept in this window)' },
  discard: { zh: '放弃修改', en: 'Discard' },
  'discard-title': { zh: '放弃未保存的修改', en: 'Discard what is not saved' },
  'discard-about': { zh: '回到上次保存的内容，不能恢复。', en: 'Back to what was saved last; it cannot be undone.' },
  nothing: { zh: '没有修改', en: 'Nothing has changed' },
  'not-whole': { zh: '有内容未填完整，填好后再保存', en: 'Something is not filled in yet' },
  other: {
    zh: '您修改期间，草稿已由他人保存。请选择：以您的修改为准，或者放弃您的修改。',
    en: 'Somebody saved the draft while you were changing it. Keep your changes over it, or discard them.',
  },
  mine: { zh: '以我的修改为准', en: 'Keep mine' },
} satisfies Record<string, Text>;

export const decideText = {
  submit: { zh: '提交审批', en: 'Submit' },
  'submit-title': { zh: '提交绩效管理委员会审批', en: 'Submit to the committee' },
  'submit-about': {
    zh: '提交后不能修改，直至委员会批准或者退回。',
    en: 'It is not changed any more until the committee approves or returns it.',
  },
  'save-first': { zh: '请先保存', en: 'Save first' },
  'mend-first': { zh: '请先处理{count}处问题', en: 'Mend {count} faults first' },
  approve: { zh: '批准', en: 'Approve' },
  'approve-title': { zh: '批准第{version}版', en: 'Approve version {version}' },
  'approve-about': {
    zh: '批准的是您看到的这份内容；批准后不再变动，可用于启动新周期。',
    en: 'What you have read is approved; it never changes from then on, and periods can be opened with it.',
  },
  meeting: { zh: '作出决定的会议', en: 'Meeting that decided' },
  'meeting-hint': { zh: '如：绩效管理委员会2026年第3次会议', en: 'Such as: third meeting of the committee in 2026' },
  'meeting-missing': { zh: '请写明会议', en: 'Name the meeting' },
  special: { zh: '特殊规则逐项批准', en: 'Special rules, each by name' },
  'special-missing': { zh: '请逐项勾选', en: 'Tick each' },
  return: { zh: '退回修改', en: 'Return' },
  'return-title': { zh: '退回第{version}版', en: 'Return version {version}' },
  drop: { zh: '作废', en: 'Drop' },
  'drop-title': { zh: '作废第{version}版', en: 'Drop version {version}' },
  'drop-about': {
    zh: '草稿不再办理，内容仍可查看；另起草的为下一版。',
    en: 'The draft goes no further and can still be read. Another draft takes the next number.',
  },
  'drop-not-now': {
    zh: '已提交过审批的不能作废',
    en: 'What was submitted once cannot be dropped',
  },
  'not-submitted': { zh: '尚未提交', en: 'It has not been submitted' },
  maker: { zh: '您参与了起草，不得批准', en: 'You had a hand in the draft and cannot approve it' },
} satisfies Record<string, Text>;

export const changesText = {
  title: { zh: '第{to}版与第{from}版相比', en: 'Version {to} against version {from}' },
  none: { zh: '没有变动', en: 'Nothing has changed' },
  first: { zh: '这是第一版，没有可比较的版本', en: 'This is the first version; there is none to compare with' },
  unsaved: { zh: '未保存的修改不在其中；保存后更新。', en: 'What is not saved yet is not among them.' },
  against: { zh: '比较对象', en: 'Compared with' },
  count: { zh: '共{count}处', en: '{count} changes' },
} satisfies Record<string, Text>;

export const tableText = {
  out: { zh: '导出指标表', en: 'Indicators to Excel' },
  in: { zh: '导入指标表', en: 'Indicators from Excel' },
  'in-title': { zh: '导入指标表', en: 'Indicators from Excel' },
  'in-about': {
    zh: '先导出、在 Excel 中修改，再从这里导入；表中的部分和指标整体替换草稿中的。',
    en: 'Export the table, change it in Excel and bring it back: its sections and indicators replace those of the draft.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  reading: { zh: '正在读取…', en: 'Reading …' },
  read: {
    zh: '读得 {sections} 个部分、{indicators} 项指标',
    en: '{sections} sections and {indicators} indicators were read',
  },
  wrong: {
    zh: '{count} 处填写有误，改好后重新导入',
    en: '{count} cells are wrong; mend them and bring the file again',
  },
  place: { zh: '“{sheet}”第 {row} 行', en: '{sheet}, row {row}' },
  'place-column': { zh: '“{sheet}”第 {row} 行“{column}”', en: '{sheet}, row {row}, {column}' },
  legal: { zh: '可填：{values}', en: 'Possible: {values}' },
  take: { zh: '替换草稿中的指标', en: 'Replace those of the draft' },
  'too-large': { zh: '文件超过 {size}', en: 'The file is larger than {size}' },
} satisfies Record<string, Text>;
