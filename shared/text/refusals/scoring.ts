import type { Refusal } from '../refusal.ts';

export const scoring = {
  'scoring.unknown-group': {
    kind: 'invalid',
    zh: '考核办法没有评分组“{group}”。',
    en: 'The scheme has no rater group “{group}”.',
  },
  'scoring.own-appraisal': {
    kind: 'forbidden',
    zh: '{rater} 即为被考核人，任何人不得为自己评分（回避）。',
    en: '{rater} is the assessed person, and nobody rates themselves (recusal).',
    legal: { zh: '请指定其他人员。', en: 'Assign somebody else.' },
  },
  'scoring.not-admitted': {
    kind: 'forbidden',
    zh: '{rater} 是该对象的{zh}，评分组“{zhGroup}”只由{zhAdmits}评分（回避）。',
    en: 'Seen from this subject {rater} belongs to: {en}. The group “{enGroup}” is made of: {enAdmits} (recusal).',
    legal: { zh: '请由{zhAdmits}担任该组评委。', en: 'For this group assign: {enAdmits}.' },
  },
  'scoring.seat-taken': {
    kind: 'conflict',
    zh: '{rater} 已是该对象的评委，一人只占一席。',
    en: '{rater} already has a seat for this subject; one seat per rater.',
  },
  'scoring.no-rater': {
    kind: 'invalid',
    zh: '{rater} 未登记，或未被授予评委角色。',
    en: '{rater} is not registered or has not been granted the role of rater.',
    legal: { zh: '请安全管理员先授予评委角色。', en: 'Ask the security administrator to grant the role first.' },
  },
  'scoring.no-seat': {
    kind: 'forbidden',
    zh: '您未被指定为该对象的评委。',
    en: 'You have not been assigned as a rater of this subject.',
  },
  'scoring.recused': {
    kind: 'forbidden',
    zh: '评委“{rater}”已回避该对象。',
    en: 'Rater {rater} is recused from this subject.',
  },
  'scoring.already-submitted': {
    kind: 'conflict',
    zh: '评委“{rater}”已提交评分；更正须随更正一并提交，不能再转为未提交。',
    en: 'Rater {rater} has submitted; a correction must itself be submitted and cannot become hidden again.',
    legal: {
      zh: '请以 submitted = true 提交更正后的完整评分表。',
      en: 'Send the whole corrected ballot with submitted = true.',
    },
  },
  'scoring.marked-twice': {
    kind: 'invalid',
    zh: '同一指标在评分表中出现了两次。',
    en: 'An indicator stands twice on the ballot.',
  },
  'scoring.ballot-incomplete': {
    kind: 'invalid',
    zh: '评分表尚缺指标：{indicators}。',
    en: 'The ballot lacks these indicators: {indicators}.',
    legal: {
      zh: '请逐项打分；确需弃权的，以 abstains 说明理由。',
      en: 'Mark each of them; to abstain, say why in `abstains`.',
    },
  },
  'scoring.not-rated': {
    kind: 'invalid',
    zh: '指标“{indicator}”不由该组评委评分。',
    en: 'Indicator “{indicator}” is not rated by raters of this group.',
  },
  'scoring.off-scale': {
    kind: 'invalid',
    zh: '指标“{indicator}”的评分应在 0 至 {max} 之间。',
    en: 'A mark on “{indicator}” lies between 0 and {max}.',
  },
  'scoring.over-limit': {
    kind: 'conflict',
    zh: '指标“{indicator}”评 {from} 分（含）以上的至多 {allowed} 个（您共评 {all} 个对象），现为 {given} 个。',
    en: 'On “{indicator}” at most {allowed} of your {all} subjects may get {from} or more; these would be {given}.',
    legal: {
      zh: '请调低其中几个对象的评分后再提交。',
      en: 'Lower the marks of some of them, then submit.',
    },
  },
  'scoring.off-ballot': {
    kind: 'invalid',
    zh: '指标“{indicator}”以投票评定，须投给办法列明的等次之一。',
    en: 'Indicator “{indicator}” is voted on: give one of the grades the scheme names.',
  },
  'scoring.sealed': {
    kind: 'missing',
    zh: '评委“{rater}”的评分表不能查看：提交前只有本人可见，提交后只有绩效办和监督机构可见。',
    en: 'The ballot of rater {rater} is sealed: until it is submitted only the rater sees it, afterwards only the performance office and the supervisor.',
  },
  'scoring.seal-lost': {
    kind: 'conflict',
    zh: '封存密钥已更换，未提交的评分表无法打开。',
    en: 'The sealing key has changed, so the unsubmitted ballot can no longer be opened.',
    legal: { zh: '请重新填写并提交评分表。', en: 'Fill in the ballot again and submit it.' },
  },
  'scoring.unknown-line': {
    kind: 'invalid',
    zh: '考核办法没有加减分项“{line}”。',
    en: 'The scheme has no bonus or deduction line “{line}”.',
  },
  'scoring.above-line': {
    kind: 'invalid',
    zh: '申请 {points} 分，该项最多 {cap} 分。',
    en: '{points} points are asked for; this line gives {cap} at most.',
  },
  'scoring.unknown-veto': {
    kind: 'invalid',
    zh: '考核办法没有一票否决事项“{event}”。',
    en: 'The scheme names no veto event “{event}”.',
  },
  'scoring.outside-period': {
    kind: 'invalid',
    zh: '日期 {date} 不在考核周期 {start} 至 {end} 之内。',
    en: 'Date {date} lies outside the period from {start} to {end}.',
  },
  'scoring.same-document': {
    kind: 'conflict',
    zh: '文件 {document} 已在“{line}”项下登记（第 {n} 号记录），同一事实不得重复加减分。',
    en: 'Document {document} already stands on line “{line}” (entry {n}); one fact may not count twice.',
  },
  'scoring.no-line': {
    kind: 'missing',
    zh: '没有第 {n} 号加减分或否决记录。',
    en: 'There is no adjustment or veto with entry number {n}.',
  },
  'scoring.line-decided': {
    kind: 'conflict',
    zh: '第 {n} 号记录的状态为“{zh}”，不能再审批。',
    en: 'Entry {n} is {en} and cannot be decided on again.',
  },
  'scoring.no-sheet': {
    kind: 'missing',
    zh: '该对象尚无得分单；得分单在考核阶段结束、周期关账后生成。',
    en: 'This subject has no score sheet yet; it is written when the period closes.',
  },
  'scoring.try-one': {
    kind: 'invalid',
    zh: '试算须且只须给出一项：changes（调整若干数值）、version（同一办法的其他版本）或 scheme（另一份办法）。',
    en: 'Say exactly one thing to try: changes (some figures), version (another version) or scheme (another scheme).',
  },
  'scoring.unknown-item': {
    kind: 'invalid',
    zh: '考核办法没有共性指标“{item}”。',
    en: 'The scheme has no common item “{item}”.',
  },
  'scoring.scheme-broken': {
    kind: 'invalid',
    zh: '所试考核办法有 {count} 处问题，首先是 {path}：{zh}',
    en: 'The scheme to try has {count} problem(s), first of all at {path}: {en}',
    legal: { zh: '请先以办法检查接口逐项改正。', en: 'Use the check of schemes, which lists them all.' },
  },
  'scoring.too-much-work': {
    kind: 'large',
    zh: '{subjects} 个考核对象合计需 {steps} 步运算，一次试算最多 {maximum} 步。',
    en: 'Scoring {subjects} subjects takes {steps} steps; one try takes at most {maximum}.',
    legal: {
      zh: '请化简公式，或以 group 指定一个考核类别。',
      en: 'Make the formulas simpler, or name one peer group with `group`.',
    },
  },
  'scoring.preview-office': {
    kind: 'forbidden',
    zh: '本考核办法的预评分只供绩效办、委员会和监督机构查看。',
    en: 'Under this scheme only the office, the committee and the supervisor preview scores.',
    legal: {
      zh: '各项数据的填报、签审、认定情况可在填报情况中查看；得分在考核结算后反馈。',
      en: 'How the figures stand can be read with the progress; scores are told once the appraisal is closed.',
    },
  },
  'scoring.too-many': {
    kind: 'large',
    zh: '共有 {subjects} 个考核对象，一次试算最多 {maximum} 个。',
    en: 'There are {subjects} subjects; one try takes at most {maximum}.',
    legal: { zh: '请以 group 指定一个考核类别。', en: 'Name one peer group with `group`.' },
  },
  'scoring.lines-full': {
    kind: 'conflict',
    zh: '一个考核对象在一个周期至多登记 {maximum} 项加减分和否决事项。',
    en: 'A subject has at most {maximum} bonus, deduction and veto lines in one period.',
  },
  'scoring.seats-full': {
    kind: 'conflict',
    zh: '一个考核对象至多 {maximum} 名评委。',
    en: 'A subject has at most {maximum} raters.',
  },
} satisfies Record<string, Refusal>;
