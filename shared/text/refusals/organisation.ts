import type { Refusal } from '../refusal.ts';

export const organisation = {
  'organisation.circle': {
    kind: 'invalid',
    zh: '单位“{unit}”不能隶属于其下级单位“{parent}”。',
    en: 'Unit {unit} cannot stand below {parent}, which stands below it.',
  },
  'organisation.too-deep': {
    kind: 'invalid',
    zh: '单位“{unit}”之上最多 {maximum} 级。',
    en: 'At most {maximum} levels stand above a unit; {unit} would have more.',
  },
  'organisation.too-many-below': {
    kind: 'conflict',
    zh: '单位“{unit}”有 {count} 个下级单位，一次最多迁移 {maximum} 个。',
    en: 'Unit {unit} has {count} units below it; at most {maximum} can move at once.',
    legal: { zh: '请先分批迁移下级单位。', en: 'Move the units below it first, in parts.' },
  },
  'organisation.own-grant': {
    kind: 'forbidden',
    zh: '不得为本人授予或撤销角色。',
    en: 'Nobody grants a role to themselves or revokes their own.',
    legal: { zh: '请由另一名安全管理员办理。', en: 'Another security administrator must do it.' },
  },
  'organisation.two-administrations': {
    kind: 'conflict',
    zh: '系统管理员、安全管理员、审计管理员（三员）不得由同一人兼任。',
    en: 'System, security and audit administrator must be three different people.',
    legal: { zh: '请先撤销：{zhHeld}。', en: 'Revoke first: {enHeld}.' },
  },
  'organisation.granted-already': {
    kind: 'conflict',
    zh: '{person} 已是{zh}。',
    en: '{person} is already {en}.',
  },
  'organisation.not-granted': {
    kind: 'conflict',
    zh: '{person} 没有就该单位授予的“{zh}”角色。',
    en: '{person} does not hold the role {en} for that unit.',
  },
  'organisation.last-administrator': {
    kind: 'conflict',
    zh: '{holder} 是最后一名{zh}，不能撤销、停用或以其他方式终止，否则再无人能办理其事务。',
    en: '{holder} is the last {en}. The role cannot be ended, or nobody could do that work any more.',
    legal: { zh: '请先授予另一人“{zh}”角色。', en: 'Grant the role of {en} to another person first.' },
  },
  'organisation.grant-inactive': {
    kind: 'conflict',
    zh: '{person} 已停用，授予角色不会生效。',
    en: '{person} is deactivated, so a role would have no effect.',
    legal: { zh: '请系统管理员先办理恢复启用。', en: 'The system administrator must reactivate the person first.' },
  },
  'organisation.grant-needs-unit': {
    kind: 'invalid',
    zh: '“{zh}”须写明是哪个单位的。',
    en: 'A {en} is one of a unit, so the grant must name it.',
    legal: { zh: '请填写已登记的单位。', en: 'Name a registered unit.' },
  },
  'organisation.grant-whole': {
    kind: 'invalid',
    zh: '“{zh}”的权限及于全地区，不能只就单位“{unit}”授予。',
    en: 'The role {en} reaches the whole jurisdiction and cannot be granted for {unit} alone.',
    legal: { zh: '单位请留空，或填写最上级单位。', en: 'Leave the unit empty, or name the unit at the top.' },
  },
  'organisation.grant-over': {
    kind: 'invalid',
    zh: '“{zh}”的权限及于全地区，或者及于某一单位及其下属单位主持的考核，不以所在单位“{unit}”授予。',
    en: 'The role {en} holds for the whole jurisdiction, or over a unit for what that unit and those below it run; it is not granted in {unit}.',
    legal: {
      zh: '单位请留空；只就“{unit}”及其下属单位主持的考核授予的，请以 over 写明“{unit}”。',
      en: 'Leave the unit empty; to grant it for what {unit} and the units below it run, name {unit} as over.',
    },
  },
  'organisation.grant-not-over': {
    kind: 'invalid',
    zh: '“{zh}”不能只就某一单位主持的考核授予；只有绩效办、绩效管理委员会、监督机构可以。',
    en: 'The role {en} cannot be granted over a unit; only performance office, committee and supervisor can.',
    legal: { zh: '请不填 over。', en: 'Leave over out.' },
  },
  'organisation.unit-inactive': {
    kind: 'conflict',
    zh: '单位“{unit}”已停用。',
    en: 'Unit {unit} is not active.',
    legal: {
      zh: '请改填在用的单位，或先恢复该单位。',
      en: 'Name an active unit, or make this one active again first.',
    },
  },
  'organisation.not-set-up': {
    kind: 'missing',
    zh: '本地区尚未完成基本设置。',
    en: 'The settings of this jurisdiction are not made yet.',
    legal: {
      zh: '请系统管理员先办理“基本设置”。',
      en: 'The system administrator makes them with PUT /v1/organisation/settings.',
    },
  },
  'organisation.manager-circle': {
    kind: 'invalid',
    zh: '人员不能直接或间接成为本人的主管。',
    en: 'Nobody manages themselves, directly or through others.',
    legal: { zh: '请改填不受此人管理的人员。', en: 'Name somebody whom this person does not manage.' },
  },
  'organisation.manager-inactive': {
    kind: 'conflict',
    zh: '{manager} 已停用，不能担任主管。',
    en: '{manager} is deactivated and cannot manage anybody.',
    legal: { zh: '请改填在职人员。', en: 'Name an active person.' },
  },
  'organisation.manages-others': {
    kind: 'conflict',
    zh: '此人仍是 {count} 人的主管，停用前须为其另定主管：{names}。',
    en: 'This person still manages {count} others, who need another manager first: {names}.',
    legal: {
      zh: '请先更改这些人员的主管，或在同一文件中一并更改。',
      en: 'Change their manager first, or in the same file.',
    },
  },
  'organisation.reserved-id': {
    kind: 'invalid',
    zh: '编号“{person}”由系统留用，不能登记为人员。',
    en: 'The id {person} is kept for the system; nobody is registered under it.',
    legal: { zh: '请换一个编号。', en: 'Take another id.' },
  },
  'organisation.inactive': {
    kind: 'conflict',
    zh: '{person} 已停用；恢复启用须单独办理并写明理由，原有角色不随之恢复。',
    en: '{person} is deactivated. Reactivating is an act of its own, with a reason, and brings no earlier role back.',
    legal: {
      zh: '请系统管理员先办理“恢复启用”（POST /v1/organisation/officials/{person}/reactivation）。',
      en: 'The system administrator does it with POST /v1/organisation/officials/{person}/reactivation.',
    },
  },
  'organisation.is-active': {
    kind: 'conflict',
    zh: '{person} 并未停用。',
    en: '{person} is not deactivated.',
  },
  'organisation.no-group': {
    kind: 'invalid',
    zh: '基本设置中没有考核类别 {group}。',
    en: 'The settings have no peer group {group}.',
    legal: { zh: '请先在“基本设置”中增加该类别。', en: 'Add the peer group to the settings first.' },
  },
  'organisation.group-in-use': {
    kind: 'conflict',
    zh: '考核类别 {group} 仍有 {count} 个单位或人员，不能删去：{names}。',
    en: 'Peer group {group} still has {count} units or officials and cannot be removed: {names}.',
    legal: { zh: '请先将其改列其他类别。', en: 'Move them to other groups first.' },
  },
  'organisation.listed-twice': {
    kind: 'invalid',
    zh: '{id} 列了两次。',
    en: '{id} is listed twice.',
  },
  'organisation.unit-in-use': {
    kind: 'conflict',
    zh: '单位“{unit}”下仍有在用的单位或在职人员，不能停用：{names}。',
    en: 'Unit {unit} still has active units or people and cannot be deactivated: {names}.',
    legal: { zh: '请先将其转出或停用。', en: 'Move or deactivate them first.' },
  },
  'organisation.time-zone': {
    kind: 'invalid',
    zh: '没有时区 {timeZone}。',
    en: 'There is no time zone {timeZone}.',
    legal: { zh: '请用 IANA 名称，例如 Asia/Shanghai。', en: 'Use an IANA name, e.g. Asia/Shanghai.' },
  },
  'organisation.seal-image': {
    kind: 'invalid',
    zh: '印章图片不能使用。',
    en: 'This picture of a seal cannot be used.',
    legal: {
      zh: '请用不超过 {kilobytes} KB 的 PNG 图片，长、宽各 {least} 至 {most} 像素，8 位，不隔行。',
      en: 'Give a PNG of at most {kilobytes} KB, {least} to {most} pixels wide and high, 8 bits, not interlaced.',
    },
  },
  'organisation.grants-full': {
    kind: 'conflict',
    zh: '{person} 已有 {maximum} 项角色，不能再增加。',
    en: '{person} holds {maximum} roles already; there can be no more.',
    legal: { zh: '请先撤销不再需要的角色。', en: 'Revoke roles that are not needed any more first.' },
  },
  'calendar.other-year': {
    kind: 'invalid',
    zh: '{date} 不在 {year} 年。',
    en: '{date} does not lie in {year}.',
    legal: {
      zh: '请只填 {year} 年的日期；其他年份请在该年的工作日历中填写。',
      en: 'Give dates of {year} only; those of another year belong to the calendar of that year.',
    },
  },
  'calendar.both': {
    kind: 'invalid',
    zh: '{date} 同时列为节假日与调休上班日。',
    en: '{date} is listed both as a holiday and as a make-up day.',
    legal: { zh: '请从其中一处删去。', en: 'Take it out of one of the two lists.' },
  },
  'calendar.unknown-year': {
    kind: 'conflict',
    zh: '{year} 年的节假日与调休安排既未公布，也无法暂按法定放假日推算，工作日期限无法计算。',
    en: 'The holidays and make-up days of {year} are neither announced nor known from regulation, so working-day deadlines cannot be computed.',
    legal: {
      zh: '请系统管理员先录入 {year} 年的工作日历（节假日与调休上班日）。',
      en: 'Ask the system administrator to enter the work calendar of {year} (holidays and make-up days) first.',
    },
  },
  'calendar.no-time-zone': {
    kind: 'conflict',
    zh: '地区 {jurisdiction} 尚未登记时区，期限无法计算。',
    en: 'Jurisdiction {jurisdiction} has no time zone yet, so deadlines cannot be computed.',
    legal: { zh: '请系统管理员先登记地区设置。', en: 'Ask the system administrator to enter its settings first.' },
  },
} satisfies Record<string, Refusal>;
