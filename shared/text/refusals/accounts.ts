import type { Refusal } from '../refusal.ts';

/** Why an account of one machine is not administered. */
export const accounts = {
  'accounts.not-yours': {
    kind: 'forbidden',
    zh: '账号只由安全管理员管理。',
    en: 'Accounts are the business of the security administrator alone.',
  },
  'accounts.caller-locked': {
    kind: 'forbidden',
    zh: '您本人在本机没有可用的账号，不能管理他人账号。',
    en: 'You have no open account on this machine yourself, so you administer nobody else’s.',
  },
  'accounts.own': {
    kind: 'forbidden',
    zh: '不能管理本人的账号。',
    en: 'Nobody administers their own account.',
    legal: {
      zh: '请另一位安全管理员办理；修改本人口令请用账号页面。',
      en: 'Ask another security administrator; your own password you change on the page of your account.',
    },
  },
  'accounts.missing': {
    kind: 'missing',
    zh: '人员“{subject}”没有账号。',
    en: '{subject} has no account.',
  },
  'accounts.taken': {
    kind: 'conflict',
    zh: '人员编号“{subject}”或登录名 {login} 已有账号，全部未新建。',
    en: 'There is an account of {subject}, or with the sign-in name {login}, already: none was made.',
    legal: { zh: '请改用其他登录名，或去掉该行。', en: 'Choose another sign-in name, or leave the row out.' },
  },
} satisfies Record<string, Refusal>;
