import type { Refusal } from '../refusal.ts';

export const periods = {
  'periods.which-number': {
    kind: 'invalid',
    zh: '一年有 {count} 个{zh}周期，请写明是第几个。',
    en: 'A year has {count} {en} periods; say which one is meant.',
  },
  'periods.counted-before': {
    kind: 'conflict',
    zh: '考核周期 {period} 没有保存其截止日的计算依据，不能重新计算。',
    en: 'How the deadlines of period {period} were counted is not on record, so they cannot be counted again.',
    legal: { zh: '请改用“延长截止日”。', en: 'Move its deadlines later instead.' },
  },
  'periods.nothing-moves': {
    kind: 'conflict',
    zh: '按现行工作日历重新计算，考核周期 {period} 的截止日没有变化。',
    en: 'Counted again by the calendar in force, no deadline of period {period} moves.',
    legal: { zh: '工作日历更正后再重新计算。', en: 'Count again when the calendar has been corrected.' },
  },
  'periods.no-such-number': {
    kind: 'invalid',
    zh: '一年只有 {count} 个{zh}周期，没有第 {number} 个。',
    en: 'A year has {count} {en} periods; there is no number {number}.',
  },
  'periods.exists': {
    kind: 'conflict',
    zh: '考核周期“{zh}”已经建立。',
    en: 'The period "{en}" exists already.',
    legal: {
      zh: '如需在同一时间另行考核，请用 code 给它另一个名称。',
      en: 'To assess the same months a second time, give the period another name with code.',
    },
  },
  'periods.unit-needs-code': {
    kind: 'invalid',
    zh: '由单位“{unit}”主持的考核周期须有代码，以区别于全地区的考核周期。',
    en: 'A period that {unit} runs needs a code, by which it differs from that of the jurisdiction.',
    legal: { zh: '请填写 code，例如单位的简称。', en: 'Give it a code, e.g. a short name of the unit.' },
  },
  'periods.code-of-other-type': {
    kind: 'invalid',
    zh: '代码“{code}”会与月度、季度或半年周期的编号相同。',
    en: 'Under the code “{code}” the period would be taken for a month, a quarter or a half-year.',
    legal: {
      zh: '请换一个不以 m01 至 m12、q1 至 q4、h1、h2 开头的代码。',
      en: 'Choose a code that does not begin with m01 to m12, q1 to q4, h1 or h2.',
    },
  },
  'periods.dates-of-span': {
    kind: 'invalid',
    zh: '{zh}周期的起止日由其年度和序号确定，不另行填写。',
    en: 'The dates of a {en} period follow from its year and number.',
    legal: { zh: '需要其他起止日的，请建立自定时段（span）。', en: 'For dates of your own, create a span.' },
  },
  'periods.span-needs': {
    kind: 'invalid',
    zh: '自定时段须写明起始日、结束日和代码。',
    en: 'A free span needs its first day, its last day and a code.',
  },
  'periods.span-number': {
    kind: 'invalid',
    zh: '自定时段没有序号。',
    en: 'A free span has no number.',
    legal: { zh: '请用代码区别。', en: 'Tell it apart by its code.' },
  },
  'periods.span-year': {
    kind: 'invalid',
    zh: '自定时段自 {start} 开始，属于 {year} 年度。',
    en: 'The span begins on {start}, in the year {year}.',
  },
  'periods.span-length': {
    kind: 'invalid',
    zh: '自定时段自 {start} 开始，结束日应不早于当日、不晚于 {last}（最长一年）。',
    en: 'A span that begins on {start} ends on that day at the earliest and on {last} at the latest: a year is the most.',
  },
  'periods.deadline-before-start': {
    kind: 'invalid',
    zh: '截止日不得早于周期开始日 {start}。',
    en: 'A deadline cannot lie before the period starts on {start}.',
  },
  'periods.deadlines-out-of-order': {
    kind: 'invalid',
    zh: '“{zh}”阶段的截止日必须晚于“{zhBefore}”阶段的截止日 {date}。',
    en: 'The deadline of {en} must come after that of {enBefore}, {date}.',
  },
  'periods.deadline-over': {
    kind: 'locked',
    zh: '“{zh}”阶段的截止日 {date} 已过，不能再延长。',
    en: 'The deadline of {en}, {date}, is over and can no longer be extended.',
  },
  'periods.deadline-only-later': {
    kind: 'conflict',
    zh: '“{zh}”阶段的截止日已公布为 {date}，只能向后延长。',
    en: 'The deadline of {en} was published as {date} and can only be moved later.',
  },
  'periods.planning-over': {
    kind: 'conflict',
    zh: '考核周期 {period} 的计划阶段截止日已过，无法启动。',
    en: 'The planning deadline of period {period} is over, so it cannot be opened.',
    legal: { zh: '请先将计划阶段的截止日改到以后。', en: 'Move the planning deadline later first.' },
  },
  'periods.part-grades': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 的等次条件所称等次“{grade}”，所汇总周期的考核办法都没有。',
    en: 'The conditions of scheme {scheme} name the grade “{grade}”, which no scheme of the periods that are rolled up gives.',
  },
  'periods.roll-up': {
    kind: 'conflict',
    zh: '周期汇总不成立：{zh}。',
    en: 'The roll-up does not hold: {en}.',
    legal: {
      zh: '请在 rollsUp 中按考核办法周期折算部分的每个编号各写一个周期。',
      en: 'Give in rollsUp one period for each id of the section of periods.',
    },
  },
  'periods.part-not-approved': {
    kind: 'conflict',
    zh: '周期 {periods} 的结果尚未审定，不能据此重新计分。',
    en: 'The results of {periods} are not approved, so nothing is scored from them.',
    legal: { zh: '请待其结果审定后再决定。', en: 'Decide once they are.' },
  },
  'periods.not-waiting': {
    kind: 'conflict',
    zh: '考核周期 {period} 没有在等待所汇总的周期，无需决定。',
    en: 'Period {period} does not wait for a period that it rolls up; there is nothing to decide.',
    legal: {
      zh: '考核阶段结束后，所汇总的周期仍未审定的，方可决定。',
      en: 'It can be decided once assessment is over and results of a part are not approved.',
    },
  },
  'periods.scheme-for-other-periods': {
    kind: 'conflict',
    zh: '所选考核办法不适用于{zh}周期。',
    en: 'The scheme is not made for {en} periods.',
  },
  'periods.scheme-not-approved': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 的第 {version} 版尚未批准，不能据此启动考核周期。',
    en: 'Version {version} of scheme {scheme} is not approved, so a period cannot be opened with it.',
    legal: { zh: '请先报绩效管理委员会批准。', en: 'Submit it to the committee for approval first.' },
  },
  'periods.provider-absent': {
    kind: 'conflict',
    zh: '考核办法规定由单位“{unit}”提供数据，而该单位未登记或者已停用。',
    en: 'By the scheme the unit {unit} provides figures, and it is not registered or not active.',
    legal: {
      zh: '请先登记该单位，或者选用另一版本的考核办法。',
      en: 'Register the unit first, or choose another version of the scheme.',
    },
  },
  'periods.scheme-of-unit': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 由单位“{unit}”制定，只适用于该单位及其下属单位主持的考核周期。',
    en: 'Scheme {scheme} is that of {unit}, for periods that {unit} and the units below it run.',
    legal: { zh: '请选用全地区的考核办法。', en: 'Choose a scheme of the jurisdiction.' },
  },
  'periods.scheme-of-other-unit': {
    kind: 'conflict',
    zh: '考核办法 {scheme} 由单位“{unit}”制定，不适用于本周期的主持单位。',
    en: 'Scheme {scheme} is that of {unit}, which is neither the unit that runs this period nor above it.',
    legal: {
      zh: '请选用全地区的，或者{units}制定的考核办法。',
      en: 'Choose a scheme of the jurisdiction, or of one of {units}.',
    },
  },
  'periods.not-below-owner': {
    kind: 'conflict',
    zh: '考核对象“{subject}”不属于本周期主持单位 {owner} 及其下属单位。',
    en: '{subject} is neither {owner}, which runs this period, nor of a unit below it.',
    legal: {
      zh: '请列入 {owner} 及其下属单位的考核对象。',
      en: 'Enrol subjects of {owner} and of the units below it.',
    },
  },
  'periods.no-subjects': {
    kind: 'conflict',
    zh: '考核类别 {groups} 中没有本办法的考核对象。',
    en: 'The peer groups {groups} hold no subject this scheme is for.',
    legal: {
      zh: '请在单位或人员上登记考核类别，或选择其他类别。',
      en: 'Give units or officials a peer group, or choose other groups.',
    },
  },
  'periods.opening-differs': {
    kind: 'conflict',
    zh: '考核周期 {period} 已按考核办法 {scheme} 第 {version} 版、类别 {groups} 开始启动，不能改用其他设置继续。',
    en: 'The opening of period {period} began with scheme {scheme} version {version} and groups {groups}; it cannot go on with others.',
    legal: { zh: '请以相同设置重新提交，以完成启动。', en: 'Send the same request again to complete the opening.' },
  },
  'periods.group-not-in-period': {
    kind: 'conflict',
    zh: '考核对象“{subject}”的考核类别“{group}”不在本周期内。',
    en: 'The peer group {group} of {subject} is not part of this period.',
    legal: { zh: '本周期的考核类别：{groups}。', en: 'Peer groups of this period: {groups}.' },
  },
  'periods.no-such-group': {
    kind: 'missing',
    zh: '本周期没有考核类别 {group}。',
    en: 'This period has no peer group {group}.',
  },
  'periods.no-group': {
    kind: 'conflict',
    zh: '考核对象“{subject}”没有登记考核类别。',
    en: '{subject} has no peer group.',
    legal: { zh: '请系统管理员先登记考核类别。', en: 'Ask the system administrator to record one first.' },
  },
  'periods.already-enrolled': {
    kind: 'conflict',
    zh: '考核对象“{subject}”已列入考核周期 {period}。',
    en: '{subject} is enrolled in period {period} already.',
  },
  'periods.unsigned': {
    kind: 'conflict',
    zh: '还有 {count} 份绩效合同未签订，不能提前进入实施阶段：{subjects}。',
    en: '{count} agreements are not signed yet, so implementation cannot begin early: {subjects}.',
    legal: {
      zh: '全部签订后即可办理；到截止日将自动进入实施阶段。',
      en: 'It can once all are signed; at the deadline implementation begins in any case.',
    },
  },
  'periods.not-closing': {
    kind: 'missing',
    zh: '考核周期 {period} 尚未开始结算。',
    en: 'Period {period} has not begun to close.',
  },
  'phase.not-now': {
    kind: 'locked',
    zh: '本周期处于“{zh}”阶段，不能办理此事项。',
    en: 'The period is in phase “{en}”, in which this cannot be done.',
    legal: { zh: '可办理的阶段：{phases}。', en: 'Phases in which it can: {phases}.' },
  },
} satisfies Record<string, Refusal>;
