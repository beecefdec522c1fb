import type { Text } from '../refusal.ts';

/** What the fixed words of a scheme document are called; in one list no two have the same name. */
export const choices = {
  kind: {
    'main-goal': { zh: '主要目标', en: 'main goal' },
    'key-indicator': { zh: '关键绩效指标', en: 'key indicator' },
    'common-indicator': { zh: '共性指标', en: 'common indicator' },
  },
  direction: {
    increase: { zh: '越高越好', en: 'more is better' },
    decrease: { zh: '越低越好', en: 'less is better' },
  },
  frequency: {
    month: { zh: '每月', en: 'every month' },
    quarter: { zh: '每季度', en: 'every quarter' },
    'half-year': { zh: '每半年', en: 'every half-year' },
    year: { zh: '每年', en: 'every year' },
    once: { zh: '一次', en: 'once' },
  },
  over: {
    last: { zh: '最后一期', en: 'the last slot' },
    sum: { zh: '各期合计', en: 'the sum of the slots' },
    mean: { zh: '各期平均', en: 'the mean of the slots' },
    max: { zh: '各期最高', en: 'the highest slot' },
    min: { zh: '各期最低', en: 'the lowest slot' },
  },
  value: {
    number: { zh: '数值', en: 'a number' },
    fraction: { zh: '分子分母', en: 'numerator and denominator' },
    count: { zh: '计数', en: 'a count' },
    milestones: { zh: '节点完成日期', en: 'dates of milestones' },
    survey: { zh: '问卷结果', en: 'answers of a survey' },
    named: { zh: '多个数据', en: 'several named figures' },
    rated: { zh: '评分或测评票', en: 'marks or votes' },
  },
  counts: {
    signed: { zh: '负责人签审后', en: 'signed off by the leader' },
    accepted: { zh: '绩效办认定后', en: 'accepted by the office' },
  },
  provider: {
    self: { zh: '被考核对象', en: 'the subject' },
    office: { zh: '绩效办', en: 'the office' },
  },
  level: {
    warn: { zh: '提示', en: 'warn' },
    refuse: { zh: '拒绝', en: 'refuse' },
  },
  course: {
    'from-baseline': { zh: '自基期值起按时间推进', en: 'from the baseline with time' },
    'from-zero': { zh: '自零起按时间累计', en: 'from nothing with time' },
    level: { zh: '全期保持在目标水平', en: 'held at the target all the while' },
  },
  forecast: {
    linear: { zh: '按目前进度推算', en: 'at the pace so far' },
    'as-filed': { zh: '由被考核对象填报并说明', en: 'as the subject files it, with its statement' },
  },
  missing: {
    block: { zh: '暂不计分', en: 'no score until it is there' },
    zero: { zh: '计零分', en: 'scores zero' },
    redistribute: { zh: '由其他指标分担', en: 'its points go to the others' },
    'peer-mean': { zh: '按同类平均', en: 'the mean of the peers' },
    full: { zh: '计满分', en: 'scores full points' },
  },
  unsigned: {
    block: { zh: '暂不计分', en: 'no score' },
    'bottom-grade': { zh: '按最低分计', en: 'the lowest score' },
    'committee-goals': { zh: '由绩效管理委员会下达目标', en: 'goals imposed by the committee' },
  },
  audience: {
    unit: { zh: '本单位', en: 'the own unit' },
    jurisdiction: { zh: '本地区机关', en: 'everybody who works here' },
    public: { zh: '社会', en: 'everybody' },
  },
  preview: {
    office: { zh: '绩效办、委员会和监督机构', en: 'office, committee and supervisor' },
    subject: { zh: '考核对象也可查看', en: 'the subject too' },
  },
  objectionFrom: {
    results: { zh: '初步结果反馈', en: 'the provisional results' },
    notice: { zh: '结果通知送达', en: 'the delivery of the notice' },
  },
  items: {
    common: { zh: '共性指标', en: 'the same items for everybody' },
    specific: { zh: '个性指标', en: 'items of the agreement' },
    periods: { zh: '周期折算', en: 'periods rolled up' },
  },
  gaps: {
    allowed: { zh: '允许间隔', en: 'allowed' },
    none: { zh: '前后相接', en: 'none' },
  },
  combine: {
    sum: { zh: '分值相加', en: 'points are added' },
    'weighted-mean': { zh: '加权平均', en: 'weighted mean' },
  },
  whenZero: {
    full: { zh: '得满分', en: 'full points' },
    zero: { zh: '不得分', en: 'no points' },
    missing: { zh: '按缺失处理', en: 'counts as missing' },
  },
  comparison: {
    'at-least': { zh: '不低于目标', en: 'at least the target' },
    'at-most': { zh: '不高于目标', en: 'at most the target' },
    above: { zh: '高于目标', en: 'above the target' },
    below: { zh: '低于目标', en: 'below the target' },
  },
  of: {
    actual: { zh: '实际值', en: 'the value itself' },
    completion: { zh: '完成率', en: 'its completion of the target' },
  },
  includes: {
    from: { zh: '含下限', en: 'the lower edge' },
    to: { zh: '含上限', en: 'the upper edge' },
  },
  units: {
    continuous: { zh: '按比例连续计算', en: 'continuously' },
    full: { zh: '不足一个单位不计', en: 'full units only' },
    started: { zh: '不足一个单位按一个计', en: 'started units' },
  },
  countBy: {
    deducting: { zh: '逐次扣分', en: 'points off for each' },
    adding: { zh: '逐次加分', en: 'points for each' },
    table: { zh: '按次数分档', en: 'a table' },
  },
  latenessBy: {
    'nothing-lost': { zh: '逾期不扣分', en: 'nothing is lost' },
    flat: { zh: '逾期按固定比例计分', en: 'a flat part is kept' },
    'started-week': { zh: '每逾期一周扣减', en: 'a part is lost every started week' },
  },
  rankBy: {
    position: { zh: '按位次', en: 'by position' },
    best: { zh: '与最优值之比', en: 'against the best' },
  },
  ties: {
    'shared-best': { zh: '并列取较高分值', en: 'the best of the positions' },
    'shared-mean': { zh: '并列取平均分值', en: 'the mean of the positions' },
    next: { zh: '并列取较低分值', en: 'the last of the positions' },
  },
  centre: {
    mean: { zh: '平均值', en: 'the mean' },
    median: { zh: '中位数', en: 'the median' },
  },
  absentGroup: {
    redistribute: { zh: '由其他评分组分担', en: 'its weight goes to the others' },
    block: { zh: '暂不计分', en: 'no score until it is there' },
  },
  figureBy: {
    'top-box': { zh: '满意占比', en: 'share of the top answers' },
    mean: { zh: '平均得分换算', en: 'mean, rescaled' },
  },
  gives: {
    share: { zh: '得分率', en: 'a share' },
    points: { zh: '分数', en: 'points' },
  },
  periodType: {
    month: { zh: '月度', en: 'month' },
    quarter: { zh: '季度', en: 'quarter' },
    'half-year': { zh: '半年', en: 'half-year' },
    year: { zh: '年度', en: 'year' },
    span: { zh: '自定时段', en: 'free span' },
  },
  subject: {
    unit: { zh: '单位', en: 'units' },
    official: { zh: '个人', en: 'officials' },
    team: { zh: '团队', en: 'teams' },
  },
  roundingStage: {
    item: { zh: '每项指标', en: 'each item' },
    section: { zh: '每个部分', en: 'each section' },
    total: { zh: '总分', en: 'the total' },
  },
  roundingMode: {
    'half-up': { zh: '四舍五入', en: 'half up' },
    'half-even': { zh: '四舍六入五成双', en: 'half to even' },
    floor: { zh: '舍去', en: 'down' },
    ceil: { zh: '进位', en: 'up' },
  },
  per: {
    'peer-group': { zh: '每个考核类别', en: 'each peer group' },
    unit: { zh: '每个单位', en: 'each unit' },
  },
  quotaTies: {
    exclude: { zh: '同分者均不列入', en: 'none of a tie gets in' },
    include: { zh: '同分者均列入', en: 'all of a tie get in' },
    'tie-keys': { zh: '同分者按顺序比较', en: 'tie keys decide' },
  },
  calendar: {
    working: { zh: '个工作日', en: 'working days' },
    natural: { zh: '日', en: 'days' },
  },
  lineKind: {
    bonus: { zh: '加分', en: 'bonus' },
    deduction: { zh: '减分', en: 'deduction' },
  },
  use: {
    notice: { zh: '通报公示', en: 'notice' },
    bonus: { zh: '绩效奖励', en: 'bonus' },
    'leader-responsibility': { zh: '领导责任考核', en: 'leader responsibility' },
    rectification: { zh: '整改', en: 'rectification' },
    'allocation-advice': { zh: '资源配置建议', en: 'allocation advice' },
    'award-proposal': { zh: '表彰建议', en: 'award proposal' },
    'sanction-proposal': { zh: '处理建议', en: 'sanction proposal' },
    training: { zh: '培训与帮扶', en: 'training' },
  },
} satisfies Record<string, Record<string, Text>>;

/** A range or a number of places that has no end. */
export const noLimit: Text = { zh: '不限', en: 'none' };

export type ChoiceName = keyof typeof choices;
