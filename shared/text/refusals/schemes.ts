import type { Refusal } from '../refusal.ts';

/** What can be wrong with a scheme. */
export const schemes = {
  'schemes.id-twice': { kind: 'invalid', zh: '编号 {id} 重复。', en: 'The id {id} is used twice.' },
  'schemes.sections-sum': {
    kind: 'invalid',
    zh: '各部分分值合计 {sum}，应等于满分 {whole}。',
    en: 'The sections sum to {sum}; the full mark is {whole}.',
  },
  'schemes.points-sum': {
    kind: 'invalid',
    zh: '指标分值合计 {sum}，应等于本部分分值 {whole}。',
    en: 'The items sum to {sum}; their section has {whole} points.',
  },
  'schemes.weights-sum': {
    kind: 'invalid',
    zh: '权重合计 {sum}，应等于 1。',
    en: 'The weights sum to {sum} and must sum to 1.',
  },
  'schemes.no-weight': { kind: 'invalid', zh: '权重不能全部为零。', en: 'The weights are all zero.' },
  'schemes.not-positive': { kind: 'invalid', zh: '{value} 应大于零。', en: '{value} must be above zero.' },
  'schemes.negative': { kind: 'invalid', zh: '{value} 不能为负数。', en: '{value} must not be negative.' },
  'schemes.range': { kind: 'invalid', zh: '{low} 应小于 {high}。', en: '{low} must be below {high}.' },
  'schemes.band-range': {
    kind: 'invalid',
    zh: '等次“{grade}”的下界 {from} 应小于上界 {to}。',
    en: 'The grade “{grade}” begins at {from}, which must be below {to}, where it ends.',
  },
  'schemes.share-range': {
    kind: 'invalid',
    zh: '比例 {value} 应在 0 与 1 之间。',
    en: 'The share {value} must lie between 0 and 1.',
  },
  'schemes.bands-top': {
    kind: 'invalid',
    zh: '最高等次 {grade} 的上界应为空（不封顶）。',
    en: 'The top grade {grade} must be open above (to: null).',
  },
  'schemes.bands-bottom': {
    kind: 'invalid',
    zh: '最低等次 {grade} 从 {from} 起，低于它的得分没有等次；应不高于总分下限 {min}。',
    en: 'The lowest grade {grade} starts at {from}: scores below have no grade. It must start at or below the lower limit of the total, {min}.',
  },
  'schemes.bands-gap': {
    kind: 'invalid',
    zh: '等次 {upper} 从 {from} 起，而 {lower} 到 {to} 止：等次之间不得有空档或重叠。',
    en: '{upper} starts at {from} but {lower} ends at {to}: grades must meet without gap or overlap.',
  },
  'schemes.unknown-grade': { kind: 'invalid', zh: '没有等次 {grade}。', en: 'There is no grade {grade}.' },
  'schemes.quota-lowest': {
    kind: 'invalid',
    zh: '最低等次 {grade} 不能限制比例：超出的对象无处可去。',
    en: 'The lowest grade {grade} cannot have a quota: there is no grade below it.',
  },
  'schemes.unknown-section': { kind: 'invalid', zh: '没有部分 {id}。', en: 'There is no section {id}.' },
  'schemes.unknown-item': { kind: 'invalid', zh: '没有指标 {id}。', en: 'There is no item {id}.' },
  'schemes.unknown-group': { kind: 'invalid', zh: '没有评分组 {id}。', en: 'There is no rater group {id}.' },
  'schemes.no-raters': {
    kind: 'invalid',
    zh: '按“{rule}”计分的，须设定评分组。',
    en: 'The rule {rule} needs rater groups, and the scheme has none.',
  },
  'schemes.trim': {
    kind: 'invalid',
    zh: '去掉 {dropped} 个分数后，{raters} 人的评分组没有剩余分数。',
    en: 'Dropping {dropped} marks leaves nothing of a group of {raters}.',
  },
  'schemes.when-zero': {
    kind: 'invalid',
    zh: '按“{rule}”计分的，分母可能为零，须声明（whenZero）届时计满分、零分还是按缺失处理。',
    en: 'The denominator of {rule} can be zero: declare whenZero as full, zero or missing.',
  },
  'schemes.not-increasing': {
    kind: 'invalid',
    zh: '{value} 应大于前一行的 {before}。',
    en: '{value} must be above the line before it, {before}.',
  },
  'schemes.steps-gap': {
    kind: 'invalid',
    zh: '分档在 {at} 处有空档或重叠；首档应无下界，末档应无上界。',
    en: 'The steps leave a gap or overlap at {at}; the first must be open below and the last open above.',
  },
  'schemes.table-start': { kind: 'invalid', zh: '表应从 {from} 开始。', en: 'The table must start at {from}.' },
  'schemes.value-kind': {
    kind: 'invalid',
    zh: '按“{rule}”计分的，不能使用 {value} 类型的填报值。',
    en: 'The rule {rule} cannot read a value of kind {value}.',
  },
  'schemes.survey-signed': {
    kind: 'invalid',
    zh: '满意度数据不由被考核对象填报和签审，须经绩效办认定后生效。',
    en: 'A survey is neither filed nor signed off by the subject; its figures count once the office has accepted them.',
  },
  'schemes.provider-rated': {
    kind: 'invalid',
    zh: '由评委评分的指标不填报，不能规定填报主体和佐证份数。',
    en: 'What raters mark is not filed: it has no provider and rests on no evidence.',
  },
  'schemes.provider-survey': {
    kind: 'invalid',
    zh: '满意度数据不得由被考核对象填报；请定为绩效办或者牵头部门。',
    en: 'A survey is never filed by the subject; name the office or a unit.',
  },
  'schemes.provider-signed': {
    kind: 'invalid',
    zh: '绩效办填报的数据没有负责人签审，须由绩效办另一人认定后生效。',
    en: 'What the office files has no leader to sign it; it counts once a second person of the office has accepted it.',
  },
  'schemes.check-value': {
    kind: 'invalid',
    zh: '“{zh}”不是单个数值，不能作逻辑校验。',
    en: 'A check holds figures against each other, and {en} is not one.',
  },
  'schemes.check-name': {
    kind: 'invalid',
    zh: '校验算式第 {at} 字符：没有“{name}”。可用：{names}；其他指标须为填报频次相同的数值指标。',
    en: 'The check uses "{name}" at character {at}. It may use {names}; other items only if they are figures filed as often.',
  },
  'schemes.check-condition': {
    kind: 'invalid',
    zh: '校验算式须能判定是否成立，例如 A <= T。',
    en: 'A check is a condition that holds or does not, such as A <= T.',
  },
  'schemes.counts-in-specific': {
    kind: 'invalid',
    zh: '个性指标的数据须经绩效办认定后生效；只有考核办法的共性指标可以规定签审后生效。',
    en: 'Figures of an own indicator count once the office has accepted them; only the scheme itself can say that signing off is enough.',
  },
  'schemes.unsigned-bottom': {
    kind: 'invalid',
    zh: '未签订绩效合同按最低分计的，总分须设下限，否则没有最低分。',
    en: 'Who signs no agreement gets the lowest score, so the total needs a lower limit.',
  },
  'schemes.over-value': {
    kind: 'invalid',
    zh: '此类填报内容不是单个数值，各期不能合成（{over}），只能以最后一期为准。',
    en: 'What is filed here is not one figure, so its slots cannot be put together ({over}); only the last one can count.',
  },
  'schemes.over-count': {
    kind: 'invalid',
    zh: '按次数计分的指标须为整数，各期不能取平均；可取合计、最高、最低或者最后一期。',
    en: 'What is scored by count is a whole number, which a mean of the slots need not be; take their sum, highest, lowest or last.',
  },
  'schemes.few-grades': {
    kind: 'invalid',
    zh: '至少一个等次的分值应大于零。',
    en: 'At least one grade must be worth more than zero.',
  },
  'schemes.formula': {
    kind: 'invalid',
    zh: '公式第 {at} 字符有误：{zh}。',
    en: 'The formula is wrong at character {at}: {en}.',
  },
  'schemes.formula-name': {
    kind: 'invalid',
    zh: '公式第 {at} 字符：未声明数据项“{name}”，请列入公式数据或改用 A（实际值）、T（目标值）、B（基准值）、w（分值）。',
    en: 'The formula uses "{name}" at character {at}, which is not among its inputs; A, T, B and w need not be listed.',
  },
  'schemes.formulas-work': {
    kind: 'invalid',
    zh: '全部公式合计 {steps} 步运算，超过一份考核办法的上限 {most} 步，请化简公式。',
    en: 'All formulas together take {steps} steps; a scheme may have {most}. Make them simpler.',
  },
  'schemes.items-count': {
    kind: 'invalid',
    zh: '本部分有 {count} 项，应为 {least} 至 {most} 项。',
    en: 'The section has {count} items; it takes {least} to {most}.',
  },
  'schemes.periods-full': {
    kind: 'invalid',
    zh: '周期没有得分时不能按满分计；请改为不计分、零分或由其他周期分担。',
    en: 'A period without a score cannot count in full; let it block, count zero or be shared out.',
  },
  'schemes.periods-too-many': {
    kind: 'invalid',
    zh: '本部分折算 {count} 个周期，而{zh}周期中最多有 {most} 个更短的周期。',
    en: 'The section takes in {count} periods; of shorter ones at most {most} fit into a {en}.',
  },
  'schemes.periods-no-part': {
    kind: 'invalid',
    zh: '“{id}”不是{zh}周期的组成部分。',
    en: 'There is no {id} that is shorter than a {en} and part of it.',
  },
  'schemes.quota-per-unit': {
    kind: 'invalid',
    zh: '按单位计算的名额只适用于公务员：考核单位时，每个单位自成一组，名额不起作用。',
    en: 'A quota per unit is for officials: where units are assessed, each would be a group of one.',
    legal: { zh: '请改为按考核类别（peer-group）计算。', en: 'Count it per peer-group.' },
  },
  'schemes.undelivered-teams': {
    kind: 'conflict',
    zh: '系统尚不登记团队：开启周期时只列入单位和公务员。',
    en: 'Teams are not registered yet: a period enrols units and officials only.',
  },
  'schemes.undelivered-consequences': {
    kind: 'conflict',
    zh: '结果应用由人员依办法办理，系统尚不按等次自动提出。',
    en: 'Consequences are followed up by people: the system does not propose them from the grade yet.',
  },
  'schemes.formula-in-specific': {
    kind: 'invalid',
    zh: '公式属特殊规则，须经绩效管理委员会批准，只能写入考核办法，个性指标不能使用。',
    en: 'A formula is a special rule that the committee approves with the scheme; a specific item cannot bring its own.',
  },
  'schemes.peers-in-specific': {
    kind: 'invalid',
    zh: '个性指标只有一个对象，不能按同类比较计分（{rule}）。',
    en: 'A specific item belongs to one subject and cannot be scored against peers ({rule}).',
  },
  'schemes.goal-missing': {
    kind: 'invalid',
    zh: '“{item}”尚未约定{what}，不能计分。',
    en: '“{item}” cannot be scored: its {what} is not agreed.',
  },
  'schemes.target-is-baseline': {
    kind: 'invalid',
    zh: '“{item}”的目标值与基期值相同（{target}），没有进度可言。',
    en: 'Target and baseline of “{item}” are the same ({target}): there is no way between them to measure.',
  },
  'schemes.not-in-library': {
    kind: 'missing',
    zh: '办法库中没有 {scheme}。',
    en: 'The library has no scheme {scheme}.',
  },
  'schemes.reserved-id': {
    kind: 'invalid',
    zh: '编号 {scheme} 为系统保留，请换一个。',
    en: 'The id {scheme} is reserved; take another one.',
  },
} satisfies Record<string, Refusal>;
