import type { Refusal } from '../refusal.ts';

export const organisation = {
  'organisation.circle': {
    kind: 'invalid',
    zh: '单位 {unit} 不能隶属于其下级单位 {parent}。',
    en: 'Unit {unit} cannot stand below {parent}, which stands below it.',
  },
  'organisation.too-many-below': {
    kind: 'conflict',
    zh: '单位 {unit} 有 {count} 个下级单位，一次最多迁移 {maximum} 个。',
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
    legal: { zh: '请先撤销 {held}。', en: 'Revoke {held} first.' },
  },
  'organisation.granted-already': {
    kind: 'conflict',
    zh: '{person} 已有此角色。',
    en: '{person} already holds this role.',
  },
  'organisation.not-granted': {
    kind: 'conflict',
    zh: '{person} 没有此角色。',
    en: '{person} does not hold this role.',
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
    zh: '人员不能是本人的直接主管。',
    en: 'Nobody manages themselves.',
  },
  'organisation.time-zone': {
    kind: 'invalid',
    zh: '没有时区 {timeZone}。',
    en: 'There is no time zone {timeZone}.',
    legal: { zh: '请用 IANA 名称，例如 Asia/Shanghai。', en: 'Use an IANA name, e.g. Asia/Shanghai.' },
  },
} satisfies Record<string, Refusal>;
