import type { Text } from '../refusal.ts';

/** What stands around every page of the console. */
export const shell = {
  system: { zh: '绩效工作台', en: 'Performance desk' },
  pages: { zh: '页面', en: 'Pages' },
  'open-menu': { zh: '打开菜单', en: 'Open the menu' },
  'skip-to-page': { zh: '跳到正文', en: 'Skip to the page' },
  other: { zh: 'English', en: '中文' },
  'sign-out': { zh: '退出登录', en: 'Sign out' },
  roles: { zh: '角色', en: 'Roles' },
  'no-roles': { zh: '尚未授予角色', en: 'No role granted yet' },
  'of-unit': { zh: '{role}（{unit}）', en: '{role} ({unit})' },
  reading: { zh: '正在读取…', en: 'Reading …' },
  print: { zh: '打印', en: 'Print' },
  printed: { zh: '{county} · {person} · {at} 打印', en: '{county} · printed by {person} on {at}' },
} satisfies Record<string, Text>;

export const menuGroups = {
  work: { zh: '我的工作', en: 'My work' },
  manage: { zh: '考核管理', en: 'Assessment' },
  system: { zh: '系统管理', en: 'Administration' },
} satisfies Record<string, Text>;

export const signing = {
  'signing-in': { zh: '正在登录…', en: 'Signing in …' },
  failed: { zh: '登录未完成', en: 'Signing in did not succeed' },
  'failed-remedy': {
    zh: '请重新登录；仍不成功的，请联系系统管理员，并告知下列信息。',
    en: 'Sign in again; if it fails again, tell the system administrator what stands below.',
  },
  again: { zh: '重新登录', en: 'Sign in again' },
  ended: { zh: '登录已到期', en: 'You have been signed out' },
  'ended-remedy': {
    zh: '您填写的内容都还在。重新登录后，刚才的操作将自动继续。',
    en: 'Everything you typed is still here. Sign in again and what you were doing goes on by itself.',
  },
  'close-window': {
    zh: '已登录，可以关闭本窗口，回到原页面继续。',
    en: 'Signed in. Close this window and go on in the other.',
  },
  'no-settings': { zh: '暂时连接不上系统', en: 'The system cannot be reached' },
} satisfies Record<string, Text>;

export const refusing = {
  unanswered: { zh: '连接不上服务器', en: 'The server cannot be reached' },
  'unanswered-remedy': {
    zh: '请检查网络后重试；已填写的内容不会丢失。',
    en: 'Check the network and try again; nothing you typed is lost.',
  },
  kept: {
    zh: '网络已断开，内容已保留，恢复后自动提交',
    en: 'Offline: kept here, and sent by itself once the network is back',
  },
  again: { zh: '重试', en: 'Try again' },
  legal: { zh: '可选：{values}', en: 'Possible: {values}' },
  trace: { zh: '问题编号 {trace}', en: 'Reference {trace}' },
  broken: { zh: '页面出错', en: 'The page failed' },
  'broken-remedy': {
    zh: '请重新载入；系统可能刚刚更新。',
    en: 'Load it again; the system may just have been updated.',
  },
  reload: { zh: '重新载入', en: 'Load again' },
  'no-page': { zh: '没有这个页面', en: 'There is no such page' },
  'no-page-remedy': {
    zh: '地址可能有误，或者您没有相应的角色。',
    en: 'The address may be wrong, or you lack the role for it.',
  },
  home: { zh: '回到我的待办', en: 'To my duties' },
} satisfies Record<string, Text>;

export const county = {
  unnamed: { zh: '—', en: '—' },
} satisfies Record<string, Text>;
