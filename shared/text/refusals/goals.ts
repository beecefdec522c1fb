import type { Refusal } from '../refusal.ts';

export const goals = {
  'goals.not-open': {
    kind: 'locked',
    zh: '考核周期 {period} 尚未开放，不能商定目标。',
    en: 'Period {period} has not been opened; goals cannot be agreed yet.',
  },
  'goals.late-phase': {
    kind: 'conflict',
    zh: '准许补签限于实施阶段，周期现处于{zh}阶段。',
    en: 'A late agreement can be permitted during implementation; the period is in phase {en}.',
  },
  'goals.late-day': {
    kind: 'invalid',
    zh: '补签期限 {day} 不在实施阶段剩余的日期之内。',
    en: 'The day {day} is not one that is left of implementation.',
  },
  'goals.late-signed': {
    kind: 'conflict',
    zh: '{subject} 的绩效合同已经签订，无需补签。',
    en: 'The agreement of {subject} is signed already.',
    legal: { zh: '修改已签订的目标请申请变更。', en: 'To change signed goals, ask for a change on legal grounds.' },
  },
  'goals.late-runs': {
    kind: 'conflict',
    zh: '已准许补签至 {day}，期限届满前不能下达目标。',
    en: 'A late agreement is permitted until {day}; no goals are imposed before that day is over.',
  },
  'goals.no-version': {
    kind: 'missing',
    zh: '没有第 {version} 版文本。',
    en: 'No text with the number {version} ever lay on the table.',
  },
  'goals.not-laid': {
    kind: 'conflict',
    zh: '现有文本既非考核方拟定，也未经考核方签字，不能下达。',
    en: "The text on the table was neither laid nor signed by the assessor's side and cannot be imposed.",
    legal: { zh: '请绩效办先拟定目标。', en: 'The office lays goals first.' },
  },
  'goals.impose-policy': {
    kind: 'conflict',
    zh: '本考核办法对未签订绩效合同的另有规定，不下达目标。',
    en: 'The scheme of this period says otherwise about subjects without an agreement: no goals are imposed.',
    legal: {
      zh: '可由绩效管理委员会在实施阶段准许限期补签。',
      en: 'The committee can permit a late agreement during implementation.',
    },
  },
  'goals.fraction-target': {
    kind: 'invalid',
    zh: '“{item}”按分子除以分母计算，目标 {target} 大于 1：95% 应写作 0.95。',
    en: '“{item}” is measured as numerator ÷ denominator, yet its target {target} is above 1: 95 % is written 0.95.',
  },
  'goals.deadline-passed': {
    kind: 'locked',
    zh: '目标商定截止日为 {deadline}（24 时），已过；周期现处于{zh}阶段。',
    en: 'Goals could be agreed until the end of {deadline}; the period is now in phase {en}.',
    legal: {
      zh: '已签订的目标可凭法定事由申请变更；未签订的可由绩效管理委员会在实施阶段准许限期补签，或者由绩效办拟定目标、委员会下达。',
      en: 'Signed goals may change on legal grounds; for unsigned ones the committee can permit a late agreement during implementation, or the office lays goals and the committee imposes them.',
    },
  },
  'goals.change-too-late': {
    kind: 'locked',
    zh: '目标变更须在实施阶段结束前（{deadline} 24 时）办结，现处于{zh}阶段。',
    en: 'A change of goals had to be settled by the end of {deadline}, when implementation ends; the phase is now {en}.',
    legal: { zh: '原已签订的目标继续有效。', en: 'The goals both sides signed remain in force.' },
  },
  'goals.wrong-state': {
    kind: 'conflict',
    zh: '绩效合同处于“{zh}”状态，不能办理此步骤。',
    en: 'The agreement is {en}; this step is not possible now.',
    legal: { zh: '此状态下可办理：{steps}。', en: 'Possible in this state: {steps}.' },
  },
  'goals.other-version': {
    kind: 'stale',
    zh: '您所依据的不是现行文本；现为第 {version} 版。',
    en: 'That is not the text on the table; version {version} is.',
    legal: { zh: '请重新阅读第 {version} 版后再办。', en: 'Read version {version} and go on from that.' },
  },
  'goals.other-digest': {
    kind: 'stale',
    zh: '所附摘要与第 {version} 版文本不符，您看到的可能不是这一版。',
    en: 'The digest is not that of version {version}: the text you saw may be another.',
    legal: { zh: '请重新阅读第 {version} 版，并附其摘要。', en: 'Read version {version} and give its digest.' },
  },
  'goals.already-signed': {
    kind: 'conflict',
    zh: '{zh}已经签字，每方只签一次。',
    en: 'It is signed for {en} already; each side signs once.',
  },
  'goals.other-side': {
    kind: 'forbidden',
    zh: '您不能代表{zh}办理。',
    en: 'You cannot act for {en}.',
    legal: {
      zh: '单位的合同：单位负责人与绩效办各为一方；个人的合同：本人与所在单位负责人各为一方。',
      en: "A unit's agreement is between its leader and the performance office, an official's between the official and the unit's leader.",
    },
  },
  'goals.too-many': {
    kind: 'large',
    zh: '共 {count} 项目标，一个考核对象至多 {maximum} 项。',
    en: 'There are {count} goals; one subject has at most {maximum}.',
  },
  'goals.points-sum': {
    kind: 'invalid',
    zh: '另定分值后，部分“{section}”各项合计 {sum} 分，应为 {whole} 分。',
    en: 'With the points set for this subject, the items of section "{section}" sum to {sum}; they must sum to {whole}.',
  },
  'goals.points-negative': {
    kind: 'invalid',
    zh: '“{item}”另定的分值 {points} 小于零。',
    en: 'The points {points} set for "{item}" are below zero.',
  },
  'goals.points-own': {
    kind: 'invalid',
    zh: '“{item}”不是共性指标，分值写在指标自身，不另定。',
    en: '"{item}" is no indicator of the scheme: its points stand in the indicator itself.',
  },
  'goals.percent-as-share': {
    kind: 'invalid',
    zh: '“{item}”以百分数计量，目标值 {target} 表示 {target}%；若是占比，请乘以 100。',
    en: '"{item}" is measured in percent, so {target} means {target}%; multiply by 100 if it is a share.',
  },
  'goals.too-long': {
    kind: 'large',
    zh: '目标文本共 {bytes} 字节，超过上限 {maximum} 字节。',
    en: 'The goals have {bytes} bytes; the limit is {maximum}.',
  },
  'goals.unknown-item': {
    kind: 'invalid',
    zh: '考核办法中没有须商定的指标“{item}”。',
    en: 'The scheme has no indicator {item} to agree on.',
  },
  'goals.own-item-mismatch': {
    kind: 'invalid',
    zh: '目标编号 {item} 与其自设指标编号 {indicator} 不一致。',
    en: 'Goal “{item}” carries an own indicator with another id ({indicator}).',
  },
  'goals.no-unit-of-measure': {
    kind: 'invalid',
    zh: '目标“{item}”没有计量单位。',
    en: 'Goal “{item}” has no unit of measure.',
  },
  'goals.other-unit-of-measure': {
    kind: 'invalid',
    zh: '目标“{item}”的计量单位“{given}”与指标的“{wanted}”不同。',
    en: 'Goal “{item}” is measured in {given}, its indicator in {wanted}.',
  },
  'goals.no-years': {
    kind: 'invalid',
    zh: '目标“{item}”按增长率计分，须写明年数（{least} 至 {most} 年）。',
    en: 'Goal “{item}” is scored by growth and needs both numbers of years, from {least} to {most}.',
  },
  'goals.milestone-twice': {
    kind: 'invalid',
    zh: '目标“{item}”的里程碑编号 {milestone} 重复。',
    en: 'Milestone {milestone} of goal “{item}” appears twice.',
  },
  'goals.milestone-outside': {
    kind: 'invalid',
    zh: '目标“{item}”的里程碑 {milestone} 期限 {due} 不在考核周期内。',
    en: 'Milestone {milestone} of goal “{item}” is due on {due}, outside the period.',
  },
  'goals.not-above-zero': {
    kind: 'invalid',
    zh: '目标“{item}”按增长率计分，基期值与目标值须大于 0。',
    en: 'Goal “{item}” is scored by growth; baseline and target must be above 0.',
  },
  'goals.no-strategy': {
    kind: 'invalid',
    zh: '目标“{item}”未对应战略目标。',
    en: 'Goal “{item}” is not linked to a strategy item.',
  },
  'goals.unknown-strategy': {
    kind: 'invalid',
    zh: '目标“{item}”所对应的战略目标 {strategy} 不存在。',
    en: 'Goal “{item}” is linked to strategy item {strategy}, which does not exist.',
  },
  'goals.no-owner': { kind: 'invalid', zh: '目标“{item}”没有责任人。', en: 'Goal “{item}” has no named owner.' },
  'goals.unknown-owner': {
    kind: 'invalid',
    zh: '目标“{item}”的责任人 {owner} 未登记或已停用。',
    en: 'The owner {owner} of goal “{item}” is not registered or no longer active.',
  },
  'goals.provider-absent': {
    kind: 'invalid',
    zh: '“{item}”的数据由单位“{unit}”提供，该单位未登记或者已停用。',
    en: 'The unit {unit} that is to provide the figures of “{item}” is not registered or no longer active.',
    legal: {
      zh: '请改由已登记且在用的单位提供，或者先登记该单位。',
      en: 'Name a unit that is registered and active, or have this one registered first.',
    },
  },
  'goals.unknown-unit': {
    kind: 'invalid',
    zh: '共担目标“{item}”的分担单位“{unit}”未登记或已停用。',
    en: 'The contributing unit {unit} of the shared goal “{item}” is not registered or no longer active.',
  },
  'goals.unknown-function': {
    kind: 'invalid',
    zh: '目标“{item}”所列职能 {function} 不是该单位登记的职能。',
    en: 'Goal “{item}” names the function {function}, which the unit does not have.',
  },
  'goals.shared-shares': {
    kind: 'invalid',
    zh: '共担目标“{item}”的分担比例合计为 {sum}，应为 1。',
    en: 'The shares of the shared goal “{item}” sum to {sum}; they must sum to 1.',
  },
  'goals.shared-lead': {
    kind: 'invalid',
    zh: '共担目标“{item}”的牵头单位 {lead} 不在分担单位之列，或单位重复。',
    en: 'The lead {lead} of the shared goal “{item}” is not among its contributing units, or a unit appears twice.',
  },
  'goals.trivial-target': {
    kind: 'invalid',
    zh: '目标“{item}”的目标值 {target} 不优于基期值 {baseline}，可能过低。',
    en: 'The target {target} of goal “{item}” is no better than its baseline {baseline}.',
  },
  'goals.absurd-target': {
    kind: 'invalid',
    zh: '目标“{item}”的目标值 {target} 与基期值 {baseline} 相差悬殊，请核实。',
    en: 'The target {target} of goal “{item}” is very far from its baseline {baseline}; is it meant?',
  },
  'goals.over-hundred-percent': {
    kind: 'invalid',
    zh: '目标“{item}”的目标值 {target}% 超出 0–100%，请核实。',
    en: 'The target of goal “{item}” is {target} %, outside 0–100 %; is it meant?',
  },
  'goals.no-evidence-plan': {
    kind: 'invalid',
    zh: '目标“{item}”未写明以何材料佐证。',
    en: 'Goal “{item}” does not say what evidence will show it.',
  },
  'goals.function-uncovered': {
    kind: 'invalid',
    zh: '职能“{function}”没有对应目标。',
    en: 'No goal covers the function {function}.',
  },
} satisfies Record<string, Refusal>;
