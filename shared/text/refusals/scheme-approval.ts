import type { Refusal } from '../refusal.ts';

export const schemeApproval = {
  'schemes.no-scheme': { kind: 'missing', zh: '没有考核办法 {scheme}。', en: 'There is no scheme {scheme}.' },
  'schemes.no-version': {
    kind: 'missing',
    zh: '考核办法 {scheme} 没有第 {version} 版。',
    en: 'Scheme {scheme} has no version {version}.',
  },
  'schemes.exists': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 已经存在。',
    en: 'Scheme {scheme} exists already.',
    legal: { zh: '请为它建立新的版本。', en: 'Make a new version of it.' },
  },
  'schemes.other-id': {
    kind: 'invalid',
    zh: '文件中的编号是 {given}，而不是 {scheme}。',
    en: 'The document says its id is {given}, not {scheme}.',
  },
  'schemes.document-too-large': {
    kind: 'large',
    zh: '考核办法文件 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The document of the scheme has {bytes} bytes; the limit is {maximum}.',
  },
  'schemes.version-locked': {
    kind: 'locked',
    zh: '第 {version} 版的状态为“{zh}”，不能办理此事项。',
    en: 'Version {version} is {en}, which does not allow this.',
    legal: {
      zh: '可办理：{steps}。已批准的版本不再变更，如需修改请建立新的版本。',
      en: 'Possible now: {steps}. An approved version never changes: make a new one.',
    },
  },
  'schemes.was-submitted': {
    kind: 'conflict',
    zh: '第 {version} 版已提交过审批，不能作废，请修改后重新提交。',
    en: 'Version {version} was submitted before and cannot be dropped. Change it and submit it again.',
  },
  'schemes.version-open': {
    kind: 'conflict',
    zh: '第 {version} 版尚未批准，请先办结或者作废该版本，再建立新的版本。',
    en: 'Version {version} is not approved yet. Finish or drop it before making another one.',
  },
  'schemes.has-problems': {
    kind: 'conflict',
    zh: '考核办法还有 {count} 处问题，不能提交。第一处：{path}：{zh}',
    en: 'The scheme still has {count} problems and cannot be submitted. The first: {path}: {en}',
    legal: { zh: '用 POST /v1/schemes/validation 可列出全部问题。', en: 'POST /v1/schemes/validation lists them all.' },
  },
  'schemes.other-document': {
    kind: 'stale',
    zh: '所附摘要与当前文件不符，您看到的可能不是这一份。',
    en: 'The digest is not that of the document as it stands: you may have read another.',
    legal: { zh: '请重新阅读当前文件，并附其摘要。', en: 'Read the document again and give its digest.' },
  },
  'schemes.special-rules': {
    kind: 'conflict',
    zh: '下列指标使用特殊规则，须逐一列明批准：{indicators}。',
    en: 'These indicators use a special rule and must be approved by name: {indicators}.',
  },
  'schemes.makers-full': {
    kind: 'conflict',
    zh: '同一版本至多由 {maximum} 人起草修改。',
    en: 'At most {maximum} people write one version.',
    legal: { zh: '请由已参与起草的人员办理。', en: 'Let somebody do it who has written at it before.' },
  },
  'schemes.versions-full': {
    kind: 'conflict',
    zh: '一份考核办法至多 {maximum} 个版本。',
    en: 'A scheme has at most {maximum} versions.',
    legal: { zh: '请以新的编号另建一份办法。', en: 'Begin another scheme under an id of its own.' },
  },
} satisfies Record<string, Refusal>;
