import type { Text } from '../refusal.ts';

/** Remarks in a trace: how a number came about. `{name}` is filled from the note's parameters. */
export const notes = {
  'not-filed': { zh: '未填报。', en: 'Nothing was filed.' },
  'declared-no-data': { zh: '填报单位声明无数据。', en: 'The unit declared that it has no data.' },
  'unsigned-bottom': {
    zh: '没有生效的绩效合同，按考核办法计最低分。',
    en: 'No agreement is in force: the scheme gives the lowest score.',
  },
  'not-signed': {
    zh: '已填报，但单位负责人未签审，按缺失处理。',
    en: 'A value was filed, but the leader did not sign it off: it counts as missing.',
  },
  'not-settled': {
    zh: '牵头部门已提供数据，但核对意见未答复，按缺失处理。',
    en: 'A value was provided, but a remark on it was not answered: it counts as missing.',
  },
  'not-accepted': {
    zh: '已填报，但未经绩效办认定，按缺失处理。',
    en: 'A value was filed, but the office did not accept it: it counts as missing.',
  },
  'slots-not-signed': { zh: '负责人未签审：{slots}。', en: 'Not signed off by the leader: {slots}.' },
  'slots-not-settled': { zh: '核对意见未答复：{slots}。', en: 'A remark was not answered: {slots}.' },
  'slots-not-accepted': { zh: '未经绩效办认定：{slots}。', en: 'Not accepted by the office: {slots}.' },
  'slots-missing': { zh: '未填报：{slots}。', en: 'Nothing was filed for {slots}.' },
  'slots-no-data': { zh: '声明无数据，未计入：{slots}。', en: 'Declared without data and left out: {slots}.' },
  'slots-not-applicable': { zh: '不适用，未计入：{slots}。', en: 'Not applicable and left out: {slots}.' },
  'over-sum': { zh: '各期相加：{expression} = {figure}。', en: 'The sum of the slots: {expression} = {figure}.' },
  'over-mean': { zh: '各期平均：{expression} = {figure}。', en: 'The mean of the slots: {expression} = {figure}.' },
  'over-max': { zh: '取各期最高：{expression} = {figure}。', en: 'The highest of the slots: {expression} = {figure}.' },
  'over-min': { zh: '取各期最低：{expression} = {figure}。', en: 'The lowest of the slots: {expression} = {figure}.' },
  'declared-not-applicable': {
    zh: '不适用，分值由同组其他项目分担。',
    en: 'Not applicable: its points go to the other items.',
  },
  'no-activity': {
    zh: '分母为零，本期无此业务，按缺失处理。',
    en: 'The denominator is zero: no activity, treated as missing.',
  },
  'other-kind-of-value': {
    zh: '填报值的类型（{kind}）与评分规则不符。',
    en: 'The filed value is of a kind ({kind}) the rule cannot use.',
  },
  'filed-twice': { zh: '同一指标有多个有效填报值。', en: 'More than one value is in force for this item.' },
  'no-target': { zh: '绩效合同未约定目标值。', en: 'The agreement sets no target.' },
  'no-baseline': { zh: '绩效合同未约定基期值。', en: 'The agreement sets no baseline.' },
  'no-points': { zh: '指标没有分值。', en: 'The item has no points.' },
  'no-weight-left': { zh: '没有可计分的权重。', en: 'No weight is left to count.' },
  'target-is-baseline': {
    zh: '目标值与基期值相同（{target}），无改进幅度可计。',
    en: 'Target and baseline are the same ({target}): there is no progress to measure.',
  },
  'zero-denominator': { zh: '分母为零，按办法规定处理：{as}。', en: 'The denominator is zero; the scheme says: {as}.' },
  'missing-blocks': { zh: '缺失须先补正，暂不计分。', en: 'A missing value must be resolved before scoring.' },
  'missing-zero': { zh: '缺失按零分计。', en: 'Missing counts as zero.' },
  'missing-full': { zh: '缺失按满分计。', en: 'Missing counts as full.' },
  'missing-redistributed': { zh: '缺失，分值由同组其他项目分担。', en: 'Missing: its points go to the other items.' },
  'missing-peer-mean': { zh: '缺失，按同类平均得分率 {share} 计。', en: 'Missing: takes the peer mean share {share}.' },
  'no-peers': {
    zh: '同类中无人有此项得分，无法取平均。',
    en: 'No peer has a figure for this item, so there is no mean to take.',
  },
  capped: { zh: '得分率 {share} 超过上限，按 {cap} 计。', en: 'The share {share} is capped at {cap}.' },
  floored: { zh: '得分率 {share} 低于下限，按 {floor} 计。', en: 'The share {share} is raised to the floor {floor}.' },
  'points-capped': { zh: '应得 {points} 分，最高 {cap} 分。', en: 'Earned {points}, capped at {cap}.' },
  'deducted-to-floor': { zh: '已扣完，最低 {floor} 分。', en: 'Deducted down to {floor}.' },
  'not-a-count': { zh: '{value} 不是非负整数，无法计数。', en: '{value} is not a whole number of occurrences.' },
  'from-table': { zh: '按 {value} 查表。', en: 'Read from the table at {value}.' },
  'whole-units': { zh: '相差 {units} 个计分单位。', en: 'Scoring units apart: {units}.' },
  'milestone-open': {
    zh: '节点“{milestone}”未完成，不得分。',
    en: 'Milestone "{milestone}" is not done and earns nothing.',
  },
  'milestone-late': {
    zh: '节点“{milestone}”逾期 {weeks} 周，计 {keeps}。',
    en: 'Milestone "{milestone}" was late (weeks: {weeks}) and keeps {keeps}.',
  },
  'no-milestones': { zh: '绩效合同未约定节点。', en: 'The agreement sets no milestones.' },
  'small-group': {
    zh: '同类仅 {members} 个，少于 {least} 个。',
    en: 'Members of the group: {members}, fewer than {least}.',
  },
  position: {
    zh: '在 {of} 个对象中列第 {position}，并列 {equal} 个。',
    en: 'Position {position} of {of}, shared by {equal}.',
  },
  'group-mean': {
    zh: '评分组 {group}：{raters} 个分数，平均 {mean}。',
    en: 'Rater group {group}: mean {mean}, marks counted: {raters}.',
  },
  'group-votes': { zh: '评分组 {group}：{votes} 票。', en: 'Rater group {group}, votes cast: {votes}.' },
  trimmed: {
    zh: '评分组 {group} 去掉 {highest} 个最高分、{lowest} 个最低分。',
    en: 'Rater group {group}, marks dropped: {highest} from the top, {lowest} from the bottom.',
  },
  'not-trimmed': {
    zh: '评分组 {group} 仅 {raters} 人，少于 {least} 人，不去最高最低分。',
    en: 'Rater group {group}, marks given: {raters}, fewer than {least}; nothing dropped.',
  },
  'group-absent': {
    zh: '评分组 {group} 无人评分，权重由其他组分担。',
    en: 'Rater group {group} gave no marks; its weight goes to the others.',
  },
  'no-marks': { zh: '没有评分。', en: 'No marks were given.' },
  'unknown-grade': {
    zh: '票中有办法未列的等次“{grade}”。',
    en: 'The votes hold a grade the rule does not list: {grade}.',
  },
  'few-responses': {
    zh: '仅 {responses} 份有效答卷，少于 {least} 份。',
    en: 'Answers: {responses}, fewer than {least}.',
  },
  'not-positive': { zh: '{name} 须大于零，现为 {value}。', en: '{name} must be above zero and is {value}.' },
  'no-years': { zh: '绩效合同未约定计算增长率的年数。', en: 'The agreement sets no years for the growth rates.' },
  'years-range': {
    zh: '增长率的年数 {name} 须为 {least} 至 {most}，现为 {value}。',
    en: 'The years {name} of a growth rate must be {least} to {most}; they are {value}.',
  },
  'formula-error': {
    zh: '公式无法计算：{problem}（第 {at} 字符）。',
    en: 'The formula cannot be computed: {problem} (character {at}).',
  },
  'formula-input': { zh: '公式所需的“{name}”没有填报。', en: 'The formula needs "{name}", which was not filed.' },
  'declared-points': { zh: '按合同约定分值 {points} 计。', en: 'Counted with the declared points {points}.' },
  'items-open': { zh: '尚待处理：{items}。', en: 'Still to be resolved: {items}.' },
  'entered-twice': { zh: '同一文件依据 {id} 重复登记，只计一次。', en: 'Entry {id} was given twice and counts once.' },
  'line-capped': { zh: '合计 {points} 分，该项上限 {cap} 分。', en: '{points} in all; this line is capped at {cap}.' },
  'unknown-line': { zh: '办法中没有加减分项目“{line}”。', en: 'The scheme has no adjustment line "{line}".' },
  'unknown-veto': { zh: '办法中没有一票否决事项“{veto}”。', en: 'The scheme has no veto "{veto}".' },
  'filing-without-item': {
    zh: '填报项“{item}”不在考核内容中，未计分。',
    en: 'A value was filed for "{item}", which is not assessed; it does not count.',
  },
  'clamped-top': { zh: '总分 {score} 超过上限，按 {limit} 计。', en: 'The total {score} is limited to {limit}.' },
  'clamped-bottom': { zh: '总分 {score} 低于下限，按 {limit} 计。', en: 'The total {score} is raised to {limit}.' },
  'no-specific-items': { zh: '绩效合同没有约定本部分的指标。', en: 'The agreement brings no items for this section.' },
  'period-not-enrolled': {
    zh: '未列入周期 {period} 的考核，该周期不适用。',
    en: 'Not assessed in period {period}, which does not apply.',
  },
  'period-not-applicable': {
    zh: '周期 {period} 没有适用的考核内容。',
    en: 'Nothing applied in period {period}.',
  },
  'period-cancelled': {
    zh: '周期 {period} 已撤销，不计入。',
    en: 'Period {period} was cancelled and does not count.',
  },
  'period-not-approved': {
    zh: '周期 {period} 的结果至本周期结算时尚未审定。',
    en: 'The results of period {period} were not approved when this one closed.',
  },
  'period-set-aside': {
    zh: '周期 {period} 未计分（暂列待处理）。',
    en: 'In period {period} the subject was set aside without a score.',
  },
  'period-missing': { zh: '周期 {period} 无得分。', en: 'Period {period} has no score.' },
} satisfies Record<string, Text>;

export type NoteCode = keyof typeof notes;

/** What can be wrong with a formula. */
export const faults = {
  'unexpected-character': { zh: '不认识的字符', en: 'unknown character' },
  'unexpected-end': { zh: '公式不完整', en: 'the formula ends too early' },
  'unexpected-word': { zh: '此处不应有这个符号', en: 'this cannot stand here' },
  'unknown-name': { zh: '没有这个数据项', en: 'no such figure' },
  'unknown-function': { zh: '没有这个函数', en: 'no such function' },
  'wrong-number-of-arguments': { zh: '函数参数个数不对', en: 'wrong number of arguments' },
  'too-deep': { zh: '括号嵌套过深', en: 'nested too deeply' },
  'too-large': { zh: '数值过大', en: 'the number grows too large' },
  'too-long': { zh: '运算步骤过多，请拆分或化简', en: 'it takes too many steps: divide it or make it simpler' },
  'division-by-zero': { zh: '除数为零', en: 'division by zero' },
  'power-not-whole': { zh: '指数须为 −100 至 100 的整数', en: 'a power must be a whole number from −100 to 100' },
  'digits-not-whole': { zh: '位数须为 0 至 20 的整数', en: 'digits must be a whole number from 0 to 20' },
} satisfies Record<string, Text>;

/** "为什么不是优秀？": one sentence for each thing that stands between a subject and the top grade. */
export const reasons = {
  'not-scored': { zh: '尚未计分，没有等次。', en: 'Not scored yet, so there is no grade.' },
  excepted: {
    zh: '提请审定时列为例外，本期不参加排名，没有等次。',
    en: 'Excepted from the ranking when the results were laid before the committee, so there is no grade.',
  },
  'below-band': {
    zh: '得分 {score}，“{grade}”须达到 {from} 分，还差 {gap} 分。',
    en: 'The score is {score}; "{grade}" starts at {from}, {gap} points away.',
  },
  quota: {
    zh: '得分 {score} 已达“{grade}”分数线，但“{grade}”名额为 {places} 个，符合条件者 {candidates} 个，按得分排序未能入围，入围的最低分为 {lastIn}。',
    en: 'The score {score} reaches "{grade}", but there are more who do than places (places: {places}, subjects: {candidates}); the last one in has {lastIn}.',
  },
  'quota-keys': {
    zh: '得分 {score} 已达“{grade}”分数线，与入围的末位同分，但“{grade}”名额为 {places} 个，符合条件者 {candidates} 个，按办法规定的同分比较顺序列在其后，未能入围。',
    en: 'The score {score} reaches "{grade}" and equals that of the last one in, but there are more who do than places (places: {places}, subjects: {candidates}), and what the scheme compares next puts this one behind.',
  },
  'quota-closed': {
    zh: '得分 {score} 已达“{grade}”分数线，但名额为 {places} 个，无人入围（符合条件者 {candidates} 个）。',
    en: 'The score {score} reaches "{grade}", but nobody got a place (places: {places}, subjects: {candidates}).',
  },
  'quota-tie': {
    zh: '得分 {score} 已达“{grade}”分数线，但有 {tied} 个对象同分，跨越 {places} 个名额的界线，按办法同分者均不列入。',
    en: 'The score {score} reaches "{grade}", but a tie lies across the line (places: {places}, subjects in the tie: {tied}), and the scheme lets none of the tie in.',
  },
  veto: { zh: '有否决事项“{veto}”，等次最高为“{grade}”。', en: 'Veto "{veto}": the grade can be "{grade}" at best.' },
  condition: {
    zh: '未满足“{grade}”等次的条件“{condition}”（实际：{has}）。',
    en: 'A condition of "{grade}" is not met: {condition} (as it stands: {has}).',
  },
  withdrawn: {
    zh: '已退出考核（{why}），不参加排名，没有等次。',
    en: 'Withdrawn ({why}), so there is neither rank nor grade.',
  },
  exempt: { zh: '参加考核、不定等次（{why}）。', en: 'Assessed without a grade ({why}).' },
  top: { zh: '已是最高等次“{grade}”。', en: 'It has the top grade, "{grade}".' },
} satisfies Record<string, Text>;
