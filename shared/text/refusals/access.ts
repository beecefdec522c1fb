import type { Refusal } from '../refusal.ts';

export const access = {
  'access.no-token': {
    kind: 'unauthenticated',
    zh: '请求未附有效的登录凭证。',
    en: 'The request carries no valid token.',
  },
  'access.unknown-person': {
    kind: 'forbidden',
    zh: '账号 {person} 未登记为本地区的工作人员，或者已停用。',
    en: 'Account {person} is not registered in this jurisdiction, or no longer active.',
    legal: {
      zh: '请系统管理员登记人员或者恢复启用，再由安全管理员授权。',
      en: 'Ask the system administrator to register or reactivate the person and the security administrator to grant a role.',
    },
  },
  'access.role': {
    kind: 'forbidden',
    zh: '您的角色不能办理此事项。',
    en: 'None of your roles may do this.',
    legal: { zh: '可办理的角色：{zhRoles}。', en: 'Roles that may: {enRoles}.' },
  },
  'access.scope': {
    kind: 'forbidden',
    zh: '您的角色不包括对象 {subject}。',
    en: 'Your roles do not extend to {subject}.',
    legal: { zh: '可办理的角色：{zhRoles}。', en: 'Roles that may: {enRoles}.' },
  },
  'access.owner': {
    kind: 'forbidden',
    zh: '您的角色只及于 {units} 及其下属单位主持的考核周期和考核办法，不包括此项。',
    en: 'Your role holds for the periods and schemes of {units} and the units below; this is none of them.',
    legal: {
      zh: '可办理的角色：{zhRoles}，其权限须及于全地区、主持单位或者其上级单位。',
      en: 'Roles that may: {enRoles}; where they hold for the whole jurisdiction, for the unit that owns it or for one above that.',
    },
  },
  'access.same-person': {
    kind: 'forbidden',
    zh: '经办人不得审核本人经办的事项（回避）。',
    en: 'Whoever made something may not check it (recusal).',
    legal: { zh: '请由您以外的人员办理。', en: 'Somebody other than you must do this.' },
  },
  'access.conflict': {
    kind: 'forbidden',
    zh: '您与该考核对象有关联（{zh}），不得办理影响其得分的事项（回避）。',
    en: 'You are connected with this subject (you {en}) and may take no part in what changes its score (recusal).',
    legal: {
      zh: '请由与该对象没有关联的人员办理：{zhRoles}。',
      en: 'Somebody without such a connection must do this: {enRoles}.',
    },
  },
  'access.no-period': { kind: 'missing', zh: '没有考核周期 {period}。', en: 'There is no period {period}.' },
  'access.no-appraisal': {
    kind: 'missing',
    zh: '对象 {subject} 未列入考核周期 {period}。',
    en: 'Subject {subject} is not enrolled in period {period}.',
  },
  'access.no-unit': { kind: 'missing', zh: '没有单位 {unit}。', en: 'There is no unit {unit}.' },
  'access.no-official': { kind: 'missing', zh: '没有人员 {official}。', en: 'There is no official {official}.' },
} satisfies Record<string, Refusal>;
