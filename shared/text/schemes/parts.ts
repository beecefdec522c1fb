import type { Described } from '../../domain/scheme/json-schema.ts';
import type { Text } from '../refusal.ts';

export const schemeTitle: Text = { zh: '考核办法', en: 'Scheme' };

/** What the parts of a scheme document are, as its published schema says it. */
export const schemeParts: Readonly<Record<Described, Text>> = {
  Slug: { zh: '编号：字母、数字、点和连字符', en: 'an id: letters, digits, dots and hyphens' },
  Name: { zh: '中文在前，英文在后', en: 'Chinese first, English beside it' },
  Decimal: { zh: '以文本书写的精确小数，例如 "12.50"', en: 'an exact decimal as text; a JSON number is refused' },
  MissingPolicy: { zh: '缺失值的处理', en: 'what a missing value does to the score' },
  Over: {
    zh: '各期数据如何合成全期数据，缺省为最后一期',
    en: 'how the slots make the period, the last one unless said',
  },
  Unsigned: {
    zh: '计划阶段结束仍未签订绩效合同的如何处理，缺省为下达目标',
    en: 'what becomes of a subject without an agreement; goals are imposed unless said',
  },
  Rule: { zh: '计分规则', en: 'one of the sixteen scoring rules with its parameters' },
  Lateness: { zh: '逾期节点的计分', en: 'what a late milestone keeps' },
  Indicator: { zh: '指标', en: 'an indicator with its points and its rule' },
  Section: {
    zh: '部分：共性指标、个性指标或者周期折算',
    en: 'common items, items of the agreement, or periods rolled up',
  },
  RaterGroup: { zh: '评分组', en: 'a group of raters with its weight' },
  Band: { zh: '等次：含下界、不含上界', en: 'a grade, half-open [from, to)' },
  Quota: { zh: '等次比例或名额', en: 'how many may have a grade' },
  TieKey: { zh: '同分时依次比较的项目', en: 'what settles a tie, in order' },
  Normalisation: { zh: '与原始得分并列显示的标准化得分', en: 'shown beside the raw score' },
  Clocks: { zh: '各环节时限', en: 'time limits' },
  Plausibility: { zh: '填报数据何时提示存疑', en: 'from when on a filed figure is asked about' },
  Consequence: { zh: '结果应用', en: 'what follows from a grade' },
};
