import type { Refusal } from '../refusal.ts';

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
} satisfies Record<string, Refusal>;
