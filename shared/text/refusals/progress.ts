import type { Refusal } from '../refusal.ts';

export const progress = {
  'progress.evidence-type': {
    kind: 'invalid',
    zh: '不接受 {type} 类型的佐证材料。',
    en: 'Evidence of type {type} is not accepted.',
  },
  'progress.evidence-size': {
    kind: 'large',
    zh: '佐证材料 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The evidence has {bytes} bytes; the limit is {maximum}.',
  },
  'progress.evidence-name': {
    kind: 'invalid',
    zh: '文件名“{name}”的扩展名与类型 {type} 不符。',
    en: 'The ending of {name} does not fit its type {type}.',
  },
  'progress.unknown-evidence': {
    kind: 'invalid',
    zh: '本对象本周期没有登记佐证材料 {evidence}。',
    en: 'No evidence {evidence} was registered for this subject in this period.',
    legal: { zh: '请先登记并上传材料，再在填报中引用。', en: 'Register and upload it first, then cite it.' },
  },
  'progress.not-open': {
    kind: 'locked',
    zh: '考核周期 {period} 尚处于{zh}阶段，填报自 {planning} 次日起开放。',
    en: 'Period {period} is still in phase {en}; filings open on the day after {planning}.',
  },
  'progress.deadline-passed': {
    kind: 'locked',
    zh: '填报、签审和数据认定截止于 {deadline}（24 时），已过；周期现处于{zh}阶段，数据已锁定。',
    en: 'Filing, sign-off and acceptance ended with {deadline}; the period is in phase {en} and its data are locked.',
    legal: {
      zh: '对结果有异议的，可在反馈阶段申请复核。',
      en: 'Whoever disagrees may ask for a recheck during feedback.',
    },
  },
  'progress.closed': {
    kind: 'locked',
    zh: '对象“{subject}”的考核已结算，数据已锁定。',
    en: 'The appraisal of {subject} is closed and its data are locked.',
  },
  'progress.not-assigned': {
    kind: 'forbidden',
    zh: '您不是“{subject}”的评委，不能查看其填报。',
    en: 'You are not a rater of {subject} and cannot see its filings.',
  },
  'progress.evidence-sealed': {
    kind: 'forbidden',
    zh: '材料“{name}”涉密，评委不能查看。',
    en: 'The evidence {name} is sealed; raters cannot read it.',
  },
  'progress.no-evidence': {
    kind: 'missing',
    zh: '没有佐证材料 {evidence}。',
    en: 'There is no evidence {evidence}.',
  },
  'progress.by-import': {
    kind: 'forbidden',
    zh: '“{zh}”由被考核对象填报。',
    en: '"{en}" is filed by the subject.',
    legal: {
      zh: '绩效办掌握的统计数据请以导入方式报入；满意度数据可由绩效办逐项填报。',
      en: 'The office brings in figures of a register by an import; surveys it files one by one as well.',
    },
  },
  'progress.unconfirmed': {
    kind: 'conflict',
    zh: '“{name}”（第 {n} 号填报）有存疑之处：{zh}',
    en: 'Something about "{name}" (filing {n}) is odd: {en}',
    legal: {
      zh: '认定时请逐项写明核实理由，或者退回。',
      en: 'Accept it with the reason why it is right, filing by filing, or return it.',
    },
  },
  'progress.no-agreement': {
    kind: 'conflict',
    zh: '对象“{subject}”的绩效合同尚未经双方签订，无可填报的目标。',
    en: 'The agreement of {subject} has not been signed by both sides, so there is nothing to file against.',
    legal: {
      zh: '双方签订后填报；计划阶段结束仍未签订的，由绩效管理委员会准许补签或者下达目标。',
      en: 'File once both sides have signed; after planning the committee permits a late agreement or imposes goals.',
    },
  },
  'progress.unknown-indicator': {
    kind: 'invalid',
    zh: '对象“{subject}”没有指标 {indicator}。',
    en: '{subject} is not assessed by an indicator {indicator}.',
  },
  'progress.no-slot': {
    kind: 'invalid',
    zh: '指标“{indicator}”没有填报期 {slot}。',
    en: 'Indicator "{indicator}" is not filed for {slot}.',
  },
  'progress.slot-ahead': {
    kind: 'conflict',
    zh: '填报期 {slot} 自 {start} 开始，尚未到。',
    en: '{slot} begins on {start}; it cannot be filed ahead of time.',
  },
  'progress.rated-not-filed': {
    kind: 'invalid',
    zh: '指标“{indicator}”由评委评分，不填报。',
    en: 'Indicator "{indicator}" is marked by raters and not filed.',
  },
  'progress.too-long': {
    kind: 'large',
    zh: '所填数值共 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The value has {bytes} bytes; the limit is {maximum}.',
  },
  'progress.value-kind': {
    kind: 'invalid',
    zh: '指标“{indicator}”不能以“{kind}”形式填报。',
    en: 'Indicator "{indicator}" is not filed in the form {kind}.',
  },
  'progress.not-a-count': {
    kind: 'invalid',
    zh: '次数须为不小于 0 的整数，而非 {number}。',
    en: 'A count is a whole number of 0 or more, not {number}.',
  },
  'progress.denominator': {
    kind: 'invalid',
    zh: '分母须大于 0，而非 {denominator}。',
    en: 'The denominator must be above 0, not {denominator}.',
    legal: { zh: '没有可统计事项的，请申报“无数据”。', en: 'Where there was nothing to count, declare "no data".' },
  },
  'progress.no-answers': { kind: 'invalid', zh: '满意度没有任何答卷。', en: 'The survey has no answers.' },
  'progress.unknown-milestone': {
    kind: 'invalid',
    zh: '绩效合同没有里程碑 {milestone}。',
    en: 'The agreement has no milestone {milestone}.',
  },
  'progress.milestone-twice': {
    kind: 'invalid',
    zh: '里程碑 {milestone} 填了两次。',
    en: 'Milestone {milestone} is given twice.',
  },
  'progress.milestone-ahead': {
    kind: 'invalid',
    zh: '里程碑 {milestone} 的完成日 {on} 晚于今日 {today}。',
    en: 'Milestone {milestone} is said to be done on {on}, which is after today, {today}.',
  },
  'progress.named-inputs': {
    kind: 'invalid',
    zh: '算式所需的值与所填不符：{name}。',
    en: 'The values given are not those the formula needs: {name}.',
  },
  'progress.not-current': {
    kind: 'conflict',
    zh: '第 {n} 号填报不存在或已被更正取代。',
    en: 'Filing {n} does not exist or was superseded by a correction.',
  },
  'progress.wrong-state': {
    kind: 'conflict',
    zh: '第 {n} 号填报处于“{zh}”状态，不能办理此步骤。',
    en: 'Filing {n} is {en}; this step is not possible now.',
    legal: { zh: '可办理：{steps}。', en: 'Possible now: {steps}.' },
  },
  'progress.fell': {
    kind: 'invalid',
    zh: '累计数小于上一填报期，请核实。',
    en: 'The cumulative figure is lower than in the slot before; is it meant?',
  },
  'progress.slot-begun': {
    kind: 'invalid',
    zh: '填报期刚刚开始，数据是否完整，请核实。',
    en: 'The slot has only just begun; can the figure be complete?',
  },
  'progress.long-late': {
    kind: 'invalid',
    zh: '填报期早已结束，逾期较久，请核实。',
    en: 'The slot was over long ago; is the figure still reliable?',
  },
  'progress.share-as-percent': {
    kind: 'invalid',
    zh: '计量单位为百分数而所填不大于 1：96.5% 应填 96.5，请核实。',
    en: 'The unit is per cent and the figure is not above 1: 96.5 % is filed as 96.5; is it meant?',
  },
  'progress.above-one': {
    kind: 'invalid',
    zh: '比率大于 1：95% 应填 0.95，请核实。',
    en: 'The rate is above 1: 95 % is filed as 0.95; is it meant?',
  },
  'progress.negative': {
    kind: 'invalid',
    zh: '所填为负数，而目标、基期和上期均不为负，请核实。',
    en: 'The figure is negative, which neither target, baseline nor the slot before is; is it meant?',
  },
  'progress.far-from-target': {
    kind: 'invalid',
    zh: '与目标值相差悬殊，可能计量单位有误，请核实。',
    en: 'The figure is out of all proportion to the target; is it in the right unit?',
  },
  'progress.far-from-before': {
    kind: 'invalid',
    zh: '与上一填报期相差悬殊，可能计量单位有误，请核实。',
    en: 'The figure is out of all proportion to the slot before; is it in the right unit?',
  },
  'progress.outside-percent': {
    kind: 'invalid',
    zh: '百分比超出 0–100，请核实。',
    en: 'The percentage is outside 0–100; is it meant?',
  },
  'progress.below-zero': { kind: 'invalid', zh: '分子小于 0，请核实。', en: 'The numerator is below 0; is it meant?' },
  'progress.numerator-above': {
    kind: 'invalid',
    zh: '分子大于分母，请核实。',
    en: 'The numerator is above the denominator; is it meant?',
  },
  'progress.evidence-not-uploaded': {
    kind: 'conflict',
    zh: '佐证材料 {evidence} 已登记但尚未上传。',
    en: 'Evidence {evidence} is registered but was not uploaded.',
    legal: {
      zh: '请先按登记时返回的表单上传文件，再填报。',
      en: 'Upload the file with the form you were given, then file.',
    },
  },
  'progress.evidence-full': {
    kind: 'conflict',
    zh: '一个考核对象在一个周期至多登记 {maximum} 份佐证材料。',
    en: 'A subject registers at most {maximum} pieces of evidence in one period.',
    legal: {
      zh: '请引用已登记的材料，或将多份合并为一份。',
      en: 'Cite what is registered, or put several pieces into one.',
    },
  },
} satisfies Record<string, Refusal>;
