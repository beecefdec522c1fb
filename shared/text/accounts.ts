import type { Text } from './refusal.ts';

/** The accounts of one machine, told to whoever runs it. */
export const accountsText = {
  'other-mode': {
    zh: '数据目录 {directory} 中的账号文件，演示与正式使用不能互换：请换用其他目录。',
    en: 'The accounts in {directory} are of a demo and cannot be served as a county, or the other way round: take another folder.',
  },
  usage: {
    zh: '用法：jixiao accounts first 人员编号 姓名 --config 文件，或 jixiao accounts reset 登录名 --config 文件（可以 --data 目录代替 --config）',
    en: 'Usage: jixiao accounts first SUBJECT NAME --config FILE, or jixiao accounts reset LOGIN --config FILE; --data DIR stands for --config',
  },
  'none-yet': {
    zh: '尚无任何账号，无人可以登录：请执行 jixiao accounts first 人员编号 姓名',
    en: 'There is no account yet and nobody can sign in: run jixiao accounts first SUBJECT NAME',
  },
  'not-first': {
    zh: '已有账号：由安全管理员在系统内新建；如均无法登录，请用 reset。',
    en: 'There are accounts already: the security administrator makes more of them; when nobody can sign in, use reset.',
  },
  'no-login': { zh: '没有登录名为 {login} 的账号。', en: 'No account has the sign-in name {login}.' },
  'handed-out': {
    zh: '登录名：{login}\n一次性口令（只显示这一次，14 天内有效，首次登录时须修改）：{password}',
    en: 'Sign-in name: {login}\nOne-time password (shown this once, good for 14 days, changed at the first sign-in): {password}',
  },
} satisfies Record<string, Text>;

/** What the history of accounts tells of. */
export const historyNames = {
  created: { zh: '新建账号', en: 'account made' },
  reset: { zh: '重置口令', en: 'password reset' },
  locked: { zh: '停用账号', en: 'account locked' },
  unlocked: { zh: '解除锁定', en: 'account unlocked' },
  'code-demanded': { zh: '要求使用动态口令', en: 'code of an app demanded' },
  'code-waived': { zh: '不再要求动态口令', en: 'code of an app no longer demanded' },
  'code-cleared': { zh: '清除动态口令', en: 'code of an app cleared' },
  'sessions-ended': { zh: '终止全部登录', en: 'every session ended' },
  'signed-in': { zh: '登录', en: 'signed in' },
  'signed-out': { zh: '退出', en: 'signed out' },
  refused: { zh: '登录失败', en: 'sign-in refused' },
  'locked-out': { zh: '多次失败，暂时锁定', en: 'locked out after failures' },
  'password-changed': { zh: '修改口令', en: 'password changed' },
  'code-on': { zh: '启用动态口令', en: 'code of an app switched on' },
  'code-off': { zh: '停用动态口令', en: 'code of an app switched off' },
  'recovery-used': { zh: '使用恢复码', en: 'recovery code used' },
} satisfies Record<string, Text>;
export type What = keyof typeof historyNames;

/** Why a password cannot be taken. */
export const passwordFaults = {
  'too-short': { zh: '口令至少 10 个字符。', en: 'A password has at least 10 characters.' },
  'too-long': { zh: '口令至多 200 个字符。', en: 'A password has at most 200 characters.' },
  'has-name': {
    zh: '口令不得包含登录名、人员编号或姓名。',
    en: 'A password does not contain your sign-in name, your id or your name.',
  },
  common: {
    zh: '这是常见口令或有规律的口令，容易被猜中，请换一个。',
    en: 'This password is common or follows a pattern, and easily guessed: choose another.',
  },
} satisfies Record<string, Text>;
export type PasswordFault = keyof typeof passwordFaults;

/** The pages of signing in. */
export const signInText = {
  system: { zh: '绩效管理系统', en: 'Performance management' },
  'other-language': { zh: 'English', en: '中文' },
  required: { zh: '请填写。', en: 'Fill this in.' },

  'sign-in': { zh: '登录', en: 'Sign in' },
  login: { zh: '登录名', en: 'Sign-in name' },
  password: { zh: '口令', en: 'Password' },
  wrong: { zh: '登录名或口令有误。', en: 'The sign-in name or the password is wrong.' },
  forgotten: {
    zh: '忘记口令或无法登录，请联系本单位的安全管理员。',
    en: 'If you cannot sign in, ask the security administrator for a new password.',
  },
  busy: { zh: '登录人数较多，请稍候再试。', en: 'Many people are signing in: try again in a moment.' },
  closed: {
    zh: '此账号已停用或口令已过期，请联系安全管理员。',
    en: 'This account is locked or its password has run out: ask the security administrator.',
  },

  change: { zh: '设置新口令', en: 'Choose a new password' },
  'change-why': {
    zh: '现用口令是发放的，只能使用一次。请设置只有本人知道的口令。',
    en: 'Your password was handed out and is good once. Choose one that only you know.',
  },
  rules: { zh: '新口令须符合：', en: 'The new password' },
  'rule-length': {
    zh: '至少 {shortest} 个字符，可用一句话',
    en: 'has at least {shortest} characters; a sentence is fine',
  },
  'rule-name': { zh: '不含登录名、人员编号、姓名', en: 'does not contain your sign-in name, your id or your name' },
  'rule-common': { zh: '不是常见口令或有规律的字符', en: 'is no common password and no pattern' },
  current: { zh: '现用口令', en: 'Current password' },
  'current-wrong': { zh: '现用口令有误。', en: 'The current password is wrong.' },
  new: { zh: '新口令', en: 'New password' },
  again: { zh: '再次输入新口令', en: 'New password again' },
  'not-same': { zh: '两次输入不一致。', en: 'The two are not the same.' },
  unchanged: { zh: '新口令不得与现用口令相同。', en: 'The new password is the current one.' },
  save: { zh: '保存并继续', en: 'Save and continue' },

  code: { zh: '动态口令', en: 'Code of your app' },
  'code-why': {
    zh: '请打开手机上的验证器，输入当前显示的 6 位数字。',
    en: 'Open the authenticator app of your phone and enter the 6 digits it shows now.',
  },
  'code-wrong': {
    zh: '动态口令有误或已用过，请等待下一组数字。',
    en: 'The code is wrong or was used: wait for the next one.',
  },
  'code-lost': {
    zh: '手机不在身边？在此输入一个恢复码。',
    en: 'No phone at hand? Enter one of your recovery codes here instead.',
  },
  continue: { zh: '继续', en: 'Continue' },

  enrol: { zh: '启用动态口令', en: 'Set up the code of an app' },
  'enrol-demanded': {
    zh: '安全管理员要求此账号使用动态口令。',
    en: 'The security administrator asks for a code of an app with this account.',
  },
  'enrol-scan': {
    zh: '用手机上的验证器扫描此图，或手工输入下面的密钥，然后输入显示的 6 位数字。',
    en: 'Scan this picture with an authenticator app, or type the key below into it, then enter the 6 digits it shows.',
  },
  'enrol-picture': { zh: '供验证器扫描的二维码', en: 'QR code for the authenticator app' },
  'enrol-key': { zh: '密钥', en: 'Key' },
  recovery: { zh: '恢复码', en: 'Recovery codes' },
  'recovery-why': {
    zh: '手机遗失时，每个恢复码可代替动态口令一次。请抄下并妥善保管，此处只显示这一次。',
    en: 'Should you lose the phone, each of these stands for a code once. Write them down and keep them safe: they are shown this once.',
  },
  kept: { zh: '我已保管好', en: 'I have kept them' },

  'locked-out': { zh: '暂时锁定', en: 'Locked for now' },
  'locked-out-why': {
    zh: '失败次数过多，该登录名暂时锁定。请于 {minutes} 分钟后再试，或联系安全管理员。',
    en: 'There were too many failed attempts with this name. Try again in {minutes} minutes, or ask the security administrator.',
  },
  back: { zh: '返回', en: 'Back' },

  'sign-out': { zh: '退出登录', en: 'Sign out' },
  'sign-out-why': { zh: '确定退出绩效管理系统？', en: 'Sign out of performance management?' },
  stay: { zh: '不退出', en: 'Stay signed in' },
  'signed-out': { zh: '已退出', en: 'Signed out' },
  'signed-out-why': {
    zh: '您已安全退出。公用计算机请关闭浏览器。',
    en: 'You are signed out. Close the browser on a computer you share.',
  },
  'sign-in-again': { zh: '重新登录', en: 'Sign in again' },

  error: { zh: '无法继续', en: 'This cannot go on' },
  expired: {
    zh: '此登录页面已失效，请重新登录。',
    en: 'This sign-in page is no longer valid: sign in again.',
  },
  'bad-request': {
    zh: '登录请求有误，请从系统首页重新进入。',
    en: 'The sign-in request is wrong: start again from the first page of the system.',
  },
  reason: { zh: '原因（供技术人员）', en: 'Reason (for engineers)' },
  start: { zh: '回到首页', en: 'To the first page' },

  account: { zh: '我的账号', en: 'My account' },
  'account-of': { zh: '{name}（登录名 {login}）', en: '{name}, sign-in name {login}' },
  'last-sign-in': { zh: '上次登录：{time}', en: 'Signed in before: {time}' },
  'first-sign-in': { zh: '这是首次登录。', en: 'This is the first sign-in.' },
  'change-password': { zh: '修改口令', en: 'Change the password' },
  changed: {
    zh: '口令已修改，各处的登录均已终止，请用新口令重新登录。',
    en: 'The password is changed and every session is over: sign in with the new one.',
  },
  'code-is-on': {
    zh: '已启用，剩余恢复码 {left} 个。停用后可重新启用，以更换手机或恢复码。',
    en: 'On, with {left} recovery codes left. Switch it off and on again for another phone or new codes.',
  },
  'code-is-demanded': {
    zh: '已启用，安全管理员要求使用，不能停用。',
    en: 'On. The security administrator demands it, so it stays on.',
  },
  'code-is-off': {
    zh: '未启用。启用后，登录时除口令外还须输入手机验证器显示的数字，口令泄露也不致被冒用。',
    en: 'Off. With it, signing in takes the digits of an app on your phone too, so that a stolen password alone is worth nothing.',
  },
  'switch-on': { zh: '启用', en: 'Switch on' },
  'switch-off': { zh: '停用', en: 'Switch off' },
  'end-all': { zh: '终止全部登录', en: 'Sign out everywhere' },
  'end-all-why': {
    zh: '包括本机和其他设备；已打开的页面最迟 10 分钟后失效。',
    en: 'Here and on other devices; a page that is open goes on for 10 minutes at most.',
  },
  'not-signed-in': { zh: '请先登录，再打开此页。', en: 'Sign in first, then open this page.' },

  pick: { zh: '选择一位演示人员', en: 'Pick a person' },
  demo: { zh: '演示', en: 'Demo' },
  'demo-why': {
    zh: '这是演示系统，人员与数据均为虚构，无需口令。正式系统中此处为登录名和口令。',
    en: 'This is a demo: people and data are invented, and no password is asked. A real system asks for name and password here.',
  },
  'pick-gone': {
    zh: '此人员的账号已停用，请选择其他人员。',
    en: 'The account of this person is locked: pick another.',
  },
} satisfies Record<string, Text>;
