import type { Text } from '../refusal.ts';

/** 机构人员权限 */
export const organisationPage = {
  title: { zh: '机构人员权限', en: 'Units, people and roles' },
  about: {
    zh: '系统、安全、审计三类管理员各管各事，互相制约；任何人不得办理本人事项。',
    en: 'The three administrators each look after their own; nobody acts on themselves.',
  },
  'tab-units': { zh: '单位与人员', en: 'Units and people' },
  'tab-calendar': { zh: '工作日历', en: 'Working calendar' },
  'tab-settings': { zh: '基本设置', en: 'Settings' },
  'tab-roles': { zh: '角色授权', en: 'Roles' },
  'tab-accounts': { zh: '账号', en: 'Accounts' },
  'tab-audit': { zh: '审计核验', en: 'Audit' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  search: { zh: '按姓名或编号查找', en: 'Find by name or id' },
  self: { zh: '不得办理本人事项', en: 'Nobody acts on themselves' },
  active: { zh: '在用', en: 'active' },
  inactive: { zh: '已停用', en: 'inactive' },
  state: { zh: '状态', en: 'State' },
} satisfies Record<string, Text>;

/** 起步 */
export const startText = {
  title: { zh: '开始使用', en: 'First steps' },
  settings: {
    zh: '在“基本设置”中填写地区名称、考核类别和佐证材料限制',
    en: 'Under Settings, name the government, its peer groups and the limits of evidence',
  },
  units: { zh: '登记本级政府，再逐级登记下属单位', en: 'Register the government itself, then the units below it' },
  people: {
    zh: '在各单位登记人员；人员编号须与统一身份认证（或账号）的编号一致',
    en: 'Register people in their units; the id is that of the single sign-on or account',
  },
  roles: {
    zh: '请安全管理员授予角色：绩效办、委员会、单位负责人、填报人等',
    en: 'Ask the security administrator to grant roles: office, committee, leaders, contributors',
  },
  system: {
    zh: '任命系统管理员，由其登记单位和人员',
    en: 'Appoint a system administrator, who registers units and people',
  },
  others: {
    zh: '人员登记后，另授予一名安全管理员和一名审计管理员',
    en: 'Once people are registered, make a second security administrator and an audit administrator',
  },
  done: { zh: '已完成', en: 'done' },
  open: { zh: '待办', en: 'to do' },
} satisfies Record<string, Text>;

export const unitText = {
  tree: { zh: '单位目录', en: 'Units' },
  find: { zh: '查找单位', en: 'Find a unit' },
  'none-found': { zh: '没有符合条件的单位', en: 'No unit is like that' },
  none: { zh: '还没有单位，请先新增本级政府', en: 'There is no unit yet: add the government itself first' },
  add: { zh: '新增单位', en: 'Add a unit' },
  'add-below': { zh: '新增下属单位', en: 'Add a unit below' },
  edit: { zh: '修改单位', en: 'Change the unit' },
  id: { zh: '单位编码', en: 'Code' },
  'id-hint': {
    zh: '小写字母、数字和连字符，登记后不变，如 finance',
    en: 'Lower-case letters, digits and hyphens; never changes',
  },
  'name-zh': { zh: '名称', en: 'Name in Chinese' },
  'name-en': { zh: '英文名称', en: 'Name in English' },
  parent: { zh: '上级单位', en: 'Unit above' },
  level: { zh: '层级', en: 'Level' },
  group: { zh: '考核类别', en: 'Peer group' },
  functions: { zh: '主要职责', en: 'Functions' },
  'function-add': { zh: '增加一项职责', en: 'Add a function' },
  remove: { zh: '删去', en: 'Remove' },
  'in-use': { zh: '在用', en: 'Active' },
  'not-set': { zh: '请先完成基本设置', en: 'Settings first' },
  people: { zh: '{unit}的人员', en: 'People of {unit}' },
  'no-people': { zh: '本单位还没有登记人员', en: 'Nobody is registered in this unit' },
  unplaced: { zh: '尚未编入单位的人员：', en: 'People without a unit:' },
  'place-who': { zh: '编入本单位：{name}', en: 'Place here: {name}' },
  choose: { zh: '请在左侧选择单位', en: 'Choose a unit' },
  'add-person': { zh: '登记人员', en: 'Register a person' },
  'edit-person': { zh: '修改人员', en: 'Change the person' },
  'person-id': { zh: '人员编号', en: 'Id' },
  'person-id-hint': {
    zh: '与统一身份认证（或账号）的编号一致，登记后不变',
    en: 'As in the single sign-on or account; never changes',
  },
  'person-name': { zh: '姓名', en: 'Name' },
  unit: { zh: '所在单位', en: 'Unit' },
  manager: { zh: '主管人', en: 'Manager' },
  roles: { zh: '角色', en: 'Roles' },
  'no-roles': { zh: '无', en: 'none' },
  'edit-row': { zh: '修改', en: 'Change' },
  'edit-who': { zh: '修改{name}', en: 'Change {name}' },
  deactivate: { zh: '停用', en: 'Deactivate' },
  'deactivate-who': { zh: '停用{name}？其全部角色随即终止', en: 'Deactivate {name}? Every role ends' },
  reactivate: { zh: '恢复启用', en: 'Reactivate' },
  'reactivate-who': { zh: '恢复启用{name}（原有角色须重新授予）', en: 'Reactivate {name}; roles are granted anew' },
} satisfies Record<string, Text>;

export const calendarText = {
  year: { zh: '年份', en: 'Year' },
  about: {
    zh: '点选日期，在休息日与工作日之间切换；未自定的年份按国务院公布的安排。',
    en: 'Click a day to change it between rest and work. A year that was not set here follows the national calendar.',
  },
  provisional: { zh: '该年放假安排尚未公布，暂按法定节假日', en: 'Not announced yet: statutory holidays only' },
  changed: { zh: '有未保存的修改', en: 'There are unsaved changes' },
  rest: { zh: '休', en: 'off' },
  work: { zh: '班', en: 'work' },
  'day-rest': { zh: '{day}，休息', en: '{day}, day off' },
  'day-work': { zh: '{day}，上班', en: '{day}, working day' },
  none: { zh: '没有修改', en: 'Nothing was changed' },
} satisfies Record<string, Text>;

export const settingsText = {
  name: { zh: '地区名称', en: 'Name in Chinese' },
  'name-en': { zh: '地区英文名称', en: 'Name in English' },
  zone: { zh: '时区', en: 'Time zone' },
  groups: { zh: '考核类别', en: 'Peer groups' },
  'groups-about': {
    zh: '同一类别的单位或人员相互比较、排名。',
    en: 'Those of one group are compared and ranked together.',
  },
  'group-id': { zh: '编码', en: 'Code' },
  'group-zh': { zh: '类别名称', en: 'Name in Chinese' },
  'group-en': { zh: '英文名称', en: 'Name in English' },
  'group-add': { zh: '增加类别', en: 'Add a group' },
  bytes: { zh: '每个佐证文件不超过（MB）', en: 'Evidence file at most (MB)' },
  types: { zh: '可上传的文件类型', en: 'Types of file taken' },
  fiscal: { zh: '考核年度起始月', en: 'First month of the year' },
  reminders: { zh: '待办提醒时刻', en: 'Time of reminders' },
  near: { zh: '提前几个工作日提醒', en: 'Working days before the end' },
} satisfies Record<string, Text>;

export const rolesText = {
  about: {
    zh: '选定人员后授予或撤销角色；未办成的逐人说明原因，全部记入审计链。',
    en: 'Choose people, then grant or revoke; whoever it was not done for is listed with the reason, and all is recorded.',
  },
  'of-role': { zh: '按角色查看', en: 'By role' },
  'any-role': { zh: '全部人员', en: 'Everybody' },
  grant: { zh: '授予角色', en: 'Grant a role' },
  revoke: { zh: '撤销角色', en: 'Revoke a role' },
  'choose-first': { zh: '请先选择人员', en: 'Choose people first' },
  'none-held': { zh: '所选人员没有角色', en: 'Nobody chosen holds a role' },
  chosen: { zh: '已选{count}人', en: '{count} chosen' },
  role: { zh: '角色', en: 'Role' },
  reach: { zh: '范围', en: 'Reach' },
  'own-unit': { zh: '各自所在单位', en: 'Their own unit' },
  whole: { zh: '全地区', en: 'The whole jurisdiction' },
  whom: { zh: '对象：{names}', en: 'Whom: {names}' },
  'whom-more': { zh: '{names}等{count}人', en: '{names} and others, {count} in all' },
  'of-unit': { zh: '{role}（{unit}）', en: '{role} ({unit})' },
  appoint: { zh: '任命系统管理员', en: 'Appoint a system administrator' },
  'appoint-about': {
    zh: '尚未登记单位时，可以按人员编号任命系统管理员；其姓名、单位由其本人登记。',
    en: 'Before any unit is registered a system administrator is appointed by id.',
  },
  none: { zh: '没有符合条件的人员', en: 'Nobody is like that' },
} satisfies Record<string, Text>;
