import type { Kind } from '../domain/import/definitions.ts';
import type { Text } from './refusal.ts';

/** Columns that are there to be looked at, and what is said of rows that are left out. */
export const unread: Readonly<Record<string, Text>> = {
  'subject.name': { zh: '考核对象名称', en: 'name of the subject' },
  'item.name': { zh: '指标名称', en: 'name of the indicator' },
  'indicator.name': { zh: '指标名称', en: 'name of the indicator' },
  explanation: { zh: '填写说明', en: 'explanation' },
  unfilled: { zh: '未填写', en: 'not filled in' },
};

export const sheetNames = {
  lists: { zh: '选项', en: 'lists' },
} satisfies Record<string, Text>;

export const levelNames: Readonly<Record<string, Text>> = {
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡镇级', en: 'township' },
  department: { zh: '部门', en: 'department' },
  institution: { zh: '事业单位', en: 'institution' },
  office: { zh: '内设机构', en: 'office' },
};

export const wholePeriod: Text = { zh: '全期', en: 'whole period' };

export const yesAndNo = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } satisfies Record<string, Text>;

export const givenKinds: Readonly<Record<string, Text>> = {
  number: { zh: '数值', en: 'a number' },
  fraction: { zh: '分子分母', en: 'numerator and denominator' },
  milestones: { zh: '节点完成', en: 'milestones reached' },
  'survey-figure': { zh: '问卷结果', en: 'the figure of a survey' },
  'no-data': { zh: '无数据', en: 'no data' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};

const byName: Text = {
  zh: '单位编号或者全称',
  en: 'id or whole name of a unit',
};

const itemByName: Text = {
  zh: '考核办法中的指标编号或者全称',
  en: 'id or whole name of an indicator of the scheme',
};

/** What is legal in a field, in half a sentence; by kind and path, else by path alone. */
const legal: Readonly<Record<string, Text>> = {
  id: { zh: '小写字母、数字、连字符，不与他人相同', en: 'small letters, digits, hyphens; of nobody else' },
  'officials id': { zh: '统一身份认证中的账号', en: 'the account of the sign-on' },
  parent: byName,
  unit: byName,
  subject: {
    zh: '单位编号（unit.编号）或者全称；人员写 official.编号',
    en: 'a unit by id or whole name; a person as official. and the id',
  },
  group: { zh: '考核类别的编号', en: 'id of a peer group' },
  'seats group': { zh: '评委组的编号', en: 'id of a rater group' },
  rater: { zh: '评委的人员编号', en: 'id of the person who rates' },
  manager: { zh: '主管的人员编号', en: 'id of the manager' },
  owner: { zh: '责任人的人员编号', en: 'id of the person who answers for it' },
  item: itemByName,
  indicator: itemByName,
  slot: { zh: '如 2026-07、2026-Q3、全期', en: 'as 2026-07, 2026-Q3, whole period' },
  target: { zh: '可带单位，如 52.8亿元、10%', en: 'with its unit or without: 52.8亿元, 10%' },
  baseline: { zh: '可带单位，如 48亿元', en: 'with its unit or without: 48亿元' },
  'given.number': {
    zh: '可带单位，如 52.8亿元、10%；不填则此行不导入',
    en: 'with its unit or without: 52.8亿元, 10%; a row without a figure is left out',
  },
  unitOfMeasure: { zh: '前列数字未带单位时，按此列单位换算', en: 'the unit of figures that stand without one' },
  'given.kind': { zh: '不填为数值', en: 'a number unless said' },
  'given.reason': { zh: '类别为无数据时填写', en: 'where there is no data' },
  'given.ground': { zh: '类别为不适用时填写', en: 'where it is not applicable' },
  source: { zh: '数据或者文件的出处', en: 'where it was taken from' },
  strategy: { zh: '战略目标的编号', en: 'id of a strategy item' },
  'indicator.rule': {
    zh: '新指标填写；需参数的规则请用指标表设定',
    en: 'of a new one; rules with parameters are set in the indicator table',
  },
  'indicator.provider.unit': byName,
  'section.name.zh': { zh: '新建部分时填写', en: 'of a new section' },
  'section.points': { zh: '新建部分时填写', en: 'of a new section' },
  'milestones.0.id': { zh: '一个目标有几个节点就填几行', en: 'a row for each milestone of a goal' },
};

const shapes = {
  integer: { zh: '整数', en: 'a whole number' },
  flag: { zh: '是或否', en: 'yes or no' },
  figure: { zh: '数字', en: 'a figure' },
  measure: { zh: '可带单位', en: 'with its unit or without' },
  day: { zh: '日期，如 2026-09-30', en: 'a day, as 2026-09-30' },
  shown: { zh: '仅供查看，不导入', en: 'to look at, not read' },
  chosen: { zh: '从列表中选择', en: 'one of the list' },
  text: { zh: '文字', en: 'words' },
} satisfies Record<string, Text>;

const must = { required: { zh: '必填', en: 'required' }, optional: { zh: '选填', en: 'optional' } } satisfies Record<
  string,
  Text
>;

interface Written {
  readonly required: boolean;
  readonly as: Exclude<keyof typeof shapes, 'chosen' | 'text'> | undefined;
  readonly chosen: boolean;
}

/** What is legal in a field, in half a sentence. */
export function fieldMeaning(kind: Kind, path: string, { as, chosen }: Omit<Written, 'required'>): Text {
  const shape = shapes[chosen ? 'chosen' : (as ?? 'text')];
  if (as === 'shown' && path !== 'unitOfMeasure') return shapes.shown;
  return legal[`${kind} ${path}`] ?? legal[path] ?? shape;
}

/** One line below a heading: whether it must be filled in, and what is legal. */
export function explained(kind: Kind, path: string, { required, ...written }: Written): Text {
  const what = fieldMeaning(kind, path, written);
  const often = must[required ? 'required' : 'optional'];
  return { zh: `※${often.zh}：${what.zh}。`, en: `${often.en}: ${what.en}` };
}
