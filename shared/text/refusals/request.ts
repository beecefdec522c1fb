import type { Refusal } from '../refusal.ts';

export const request = {
  'request.invalid': {
    kind: 'invalid',
    zh: '请求中有 {count} 处不符合要求。',
    en: '{count} parts of the request are not as required.',
  },
  'request.not-json': {
    kind: 'invalid',
    zh: '请求体不是合法的 JSON。',
    en: 'The body is not valid JSON.',
    legal: {
      zh: '须为 UTF-8 编码的一个 JSON 对象：文本加双引号，各项之间加逗号，末尾不加逗号。',
      en: 'Send one JSON object in UTF-8: text in double quotes, commas between fields and none after the last.',
    },
  },
  'request.name-twice': {
    kind: 'invalid',
    zh: '请求体中同一对象的“{name}”出现了两次，无法判断以哪个为准。',
    en: '"{name}" stands twice in one object of the body, and nobody can tell which of the two counts.',
    legal: { zh: '每项只写一次。', en: 'Write every field once.' },
  },
  'request.half-character': {
    kind: 'invalid',
    zh: '请求体中的文本 {text} 含有半个字符，无法保存。',
    en: 'The text {text} in the body holds half a character, which cannot be kept.',
    legal: { zh: '请用完整的 Unicode 字符。', en: 'Use whole Unicode characters.' },
  },
  'request.too-deep': {
    kind: 'invalid',
    zh: '请求体嵌套过深，至多 {maximum} 层。',
    en: 'The body is nested too deep; {maximum} levels are the most.',
  },
  'request.too-large': {
    kind: 'large',
    zh: '请求体 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The body has {bytes} bytes; the limit is {maximum}.',
  },
  'request.no-route': { kind: 'missing', zh: '没有此接口。', en: 'There is no such operation.' },
  'request.no-key': {
    kind: 'invalid',
    zh: '提交须带请求头 Idempotency-Key，重复提交才不会重复入账。',
    en: 'A POST needs the header Idempotency-Key, so that sending it twice does it once.',
    legal: {
      zh: '8 至 128 个字符，每次新的提交用新的值。',
      en: '8 to 128 characters, a new value for each new submission.',
    },
  },
  'request.key-reused': {
    kind: 'reused',
    zh: '此 Idempotency-Key 已用于另一内容的请求。',
    en: 'This Idempotency-Key was used with another request.',
    legal: { zh: '新的内容请用新的键。', en: 'Use a new key for a new request.' },
  },
  'request.answer-moved': {
    kind: 'conflict',
    zh: '此 Idempotency-Key 的请求已办理并记录在案，但所依据的记录此后已有变动，无法再给出同样的内容。',
    en: 'What was asked under this Idempotency-Key was answered and recorded, but the records have moved since: the same answer cannot be given again.',
    legal: { zh: '请用新的键再次提交，取得现在的内容。', en: 'Ask again under a new key for what stands now.' },
  },
  'request.no-version': {
    kind: 'invalid',
    zh: '修改须带请求头 If-Match，写明所依据的版本。',
    en: 'An edit needs the header If-Match with the version it is based on.',
    legal: { zh: '先读取，再用返回的 ETag。', en: 'Read first and send the ETag you got.' },
  },
  'request.stale': {
    kind: 'stale',
    zh: '您依据的是第 {given} 版，现已是第 {current} 版，其间已有改动。',
    en: 'Your edit is based on version {given}, but version {current} is current: it has changed since.',
    legal: { zh: '请重新读取第 {current} 版后再修改。', en: 'Read version {current} again and repeat your edit.' },
  },
  'request.cursor': {
    kind: 'invalid',
    zh: '翻页标记无效，或不属于您的这一查询。',
    en: 'The cursor is not valid, or not of this query of yours.',
    legal: { zh: '请从第一页开始。', en: 'Start again from the first page.' },
  },
  'request.new-needs': {
    kind: 'invalid',
    zh: '首次登记须填写“{field}”。',
    en: 'What is registered for the first time needs {field}.',
  },
  'request.busy': {
    kind: 'busy',
    zh: '同一对象正被多人同时办理，请稍后重试，未丢失任何已提交的内容。',
    en: 'Many are writing to the same object at once. Try again shortly; nothing that was accepted is lost.',
  },
  'storage.full': {
    kind: 'full',
    zh: '存储空间已满，本次提交未保存；已受理的内容均未丢失，仍可查阅。',
    en: 'Storage is full: this was not saved. What was accepted before is not lost and can still be read.',
    legal: {
      zh: '请管理员腾出磁盘空间，然后再次提交。',
      en: 'Let whoever runs the machine free space on the disk, then submit again.',
    },
  },
  'record.damaged': {
    kind: 'damaged',
    zh: '所涉的一份记录已损坏，与其审计链不符，系统不据此办理。',
    en: 'A record this needs is damaged: it does not fit its audit chain, so nothing is done by it.',
    legal: {
      zh: '请告知审计管理员；核验审计链即指出损坏之处。其他记录照常办理。',
      en: 'Tell the audit administrator: verifying the audit chain names the place. Other records are not affected.',
    },
  },
} satisfies Record<string, Refusal>;

export const access = {
  'access.no-token': {
    kind: 'unauthenticated',
    zh: '请求未附有效的登录凭证。',
    en: 'The request carries no valid token.',
  },
  'access.unknown-person': {
    kind: 'forbidden',
    zh: '账号“{person}”未登记为本地区的工作人员，或者已停用。',
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
    zh: '您办理此事项的角色是{zhHeld}，不及于此对象。',
    en: 'Of the roles that do this you hold {enHeld}, which does not reach this subject.',
    legal: { zh: '可办理的角色：{zhRoles}。{elsewhere}', en: 'Roles that may: {enRoles}.{elsewhere}' },
  },
  'access.owner': {
    kind: 'forbidden',
    zh: '您的角色只及于{units}及其下属单位主持的考核周期和考核办法，不包括此项。',
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
    zh: '对象“{subject}”未列入考核周期 {period}。',
    en: 'Subject {subject} is not enrolled in period {period}.',
  },
  'access.no-unit': { kind: 'missing', zh: '没有单位 {unit}。', en: 'There is no unit {unit}.' },
  'duties.no-calendar': {
    kind: 'missing',
    zh: '此日历链接无效或已被新的链接取代。',
    en: 'This calendar link is not valid, or another has taken its place.',
    legal: { zh: '请登录后重新获取链接。', en: 'Sign in and ask for a link anew.' },
  },
  'access.no-official': { kind: 'missing', zh: '没有人员 {official}。', en: 'There is no official {official}.' },
} satisfies Record<string, Refusal>;
