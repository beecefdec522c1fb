import type { Refusal, Text } from '../refusal.ts';

/** Who files figures, inside a sentence. */
export const filers = {
  subject: { zh: '被考核对象', en: 'the subject itself' },
  office: { zh: '绩效办', en: 'the performance office' },
  unit: { zh: '牵头部门“{unit}”', en: 'the unit that provides it ({unit})' },
} satisfies Record<string, Text>;

/** Where a unit does for many subjects at once what others do for their own, as the end of a refusal. */
export const byProviders = {
  file: {
    zh: '牵头部门为其他对象填报的，请按指标和填报期成批填报。',
    en: ' A unit that provides figures about others files them for many subjects at once, by indicator and slot.',
  },
  sign: {
    zh: '牵头部门负责人签审本部门所报数据的，请按指标和填报期成批签审。',
    en: ' The leader of a unit that provides figures about others signs them by indicator and slot.',
  },
  evidence: {
    zh: '牵头部门为其他对象填报的，请按指标登记佐证材料。',
    en: ' A unit that provides figures about others registers their evidence by indicator.',
  },
} satisfies Record<string, Text>;

/** Who files figures (填报主体), and what a filing is held to. */
export const providers = {
  'progress.other-provider': {
    kind: 'forbidden',
    zh: '“{name}”由{who}填报，其他人员不得填报；其他人员填报的数据不计入，也不予认定。',
    en: '"{name}" is filed by {who}. What anybody else files for it neither stands nor is accepted.',
    legal: {
      zh: '请由该填报主体填报：被考核对象和绩效办逐项填报，绩效办也可导入，牵头部门按指标和填报期成批填报。',
      en: 'Let them file it: the subject and the office one by one, the office by an import too, a unit for many subjects at once by indicator and slot.',
    },
  },
  'progress.evidence-missing': {
    kind: 'invalid',
    zh: '本指标的填报须附佐证材料至少 {least} 份{types}，现附 {given} 份。',
    en: 'A filing of this item rests on at least {least} pieces of evidence{types}; {given} are cited.',
    legal: { zh: '请先登记并上传材料，再在填报中引用。', en: 'Register and upload them first, then cite them.' },
  },
  'progress.check-refused': {
    kind: 'invalid',
    zh: '未通过逻辑校验：{zh}',
    en: 'The figure does not pass a check of the scheme: {en}',
    legal: {
      zh: '请核对本期数据及与其相关的其他指标、上期数据后再填报。',
      en: 'Compare the figure with the items and the slot before that the check names, and file what is right.',
    },
  },
  'progress.check-warned': {
    kind: 'invalid',
    zh: '与考核办法规定的逻辑校验不符，请核实。',
    en: 'The figure does not fit a check of the scheme; is it meant?',
  },
  'progress.subject-twice': {
    kind: 'invalid',
    zh: '考核对象“{subject}”列了两次。',
    en: '{subject} is named twice.',
  },
  'progress.not-provider': {
    kind: 'forbidden',
    zh: '“{zh}”不由您的单位提供，不能查看或填报其各对象的数据。',
    en: 'Your unit does not provide "{en}"; its figures about others are not yours to read or file.',
  },
  'progress.not-common': {
    kind: 'invalid',
    zh: '指标 {indicator} 不是各对象共有的指标。',
    en: '{indicator} is no item that all subjects have.',
    legal: {
      zh: '属于某对象个性指标的，请在 subject 中写明该对象。',
      en: 'Where a subject has it by its own agreement, name that subject in "subject".',
    },
  },
  'progress.other-slot': {
    kind: 'invalid',
    zh: '第 {n} 号填报属于指标 {indicator}、填报期 {slot}，不在此处签审。',
    en: 'Filing {n} is for {indicator} and {slot} and is not signed here.',
  },
  'progress.not-provided': {
    kind: 'forbidden',
    zh: '第 {n} 号填报不是您的单位提供的数据。',
    en: 'Filing {n} is not a figure that your unit provides.',
    legal: {
      zh: '被考核对象自行填报的数据由其负责人在该对象的填报中签审。',
      en: 'What a subject files about itself its own leader signs, with the filings of that subject.',
    },
  },
  'progress.signed-by-provider': {
    kind: 'forbidden',
    zh: '第 {n} 号填报由牵头部门“{unit}”提供，由该部门负责人签审。',
    en: 'Filing {n} is provided by the unit {unit}, whose own leader signs it.',
    legal: { zh: '被考核对象可在签审后提出核对意见。', en: 'The subject may remark on it once it is signed.' },
  },
  'progress.not-settled': {
    kind: 'conflict',
    zh: '第 {n} 号填报仍在核对之中：核对期至 {until}，有核对意见的须先答复。',
    en: 'Filing {n} is not settled: the subject may remark on it until {until}, and a remark has to be answered first.',
    legal: { zh: '核对期满或者答复之后认定。', en: 'Accept it when that time is over or the remark answered.' },
  },
  'progress.remark-over': {
    kind: 'locked',
    zh: '第 {n} 号填报的核对期已于 {until} 届满。',
    en: 'The time to remark on filing {n} ended with {until}.',
    legal: {
      zh: '对结果有异议的，可在反馈阶段申请复核。',
      en: 'Whoever disagrees may ask for a recheck during feedback.',
    },
  },
  'progress.remarks-full': {
    kind: 'conflict',
    zh: '一个考核对象在一个周期至多提出 {maximum} 条核对意见。',
    en: 'A subject makes at most {maximum} remarks in one period.',
    legal: {
      zh: '对结果有异议的，可在反馈阶段申请复核。',
      en: 'Whoever disagrees may ask for a recheck during feedback.',
    },
  },
  'progress.provider-answers': {
    kind: 'conflict',
    zh: '第 {n} 号填报的核对意见先由牵头部门答复；进入考核阶段仍未答复的，由绩效办决定。',
    en: 'The provider of filing {n} answers the remark; the office decides in the assessment phase if it has not.',
  },
} satisfies Record<string, Refusal>;
