import * as z from 'zod';
import { Scheme, Unsigned } from './scheme.ts';
import { Clocks, Consequence, Plausibility } from './application.ts';
import { Indicator, MissingPolicy, Over } from './indicator.ts';
import { Band, Normalisation, Quota, RaterGroup, TieKey } from './outcome.ts';
import { inJsonSchema } from '../text.ts';
import { Lateness } from '../scoring/rules/milestones.ts';
import { Rule } from './rules.ts';
import { Section } from './sections.ts';
import { Decimal, Name, Slug } from './wording.ts';

const named: readonly (readonly [z.ZodType, string, string])[] = [
  [Slug, 'Slug', '编号：字母、数字、点和连字符 · an id: letters, digits, dots and hyphens'],
  [Name, 'Name', '中文在前，英文在后 · Chinese first, English beside it'],
  [Decimal, 'Decimal', '以文本书写的精确小数，例如 "12.50" · an exact decimal as text; a JSON number is refused'],
  [MissingPolicy, 'MissingPolicy', '缺失值的处理 · what a missing value does to the score'],
  [Over, 'Over', '各期数据如何合成全期数据，缺省为最后一期 · how the slots make the period, the last one unless said'],
  [
    Unsigned,
    'Unsigned',
    '计划阶段结束仍未签订绩效合同的如何处理，缺省为下达目标 · what becomes of a subject without an agreement; goals are imposed unless said',
  ],
  [Rule, 'Rule', '计分规则 · one of the sixteen scoring rules with its parameters'],
  [Lateness, 'Lateness', '逾期节点的计分 · what a late milestone keeps'],
  [Indicator, 'Indicator', '指标 · an indicator with its points and its rule'],
  [
    Section,
    'Section',
    '部分：共性指标、个性指标或者周期折算 · common items, items of the agreement, or periods rolled up',
  ],
  [RaterGroup, 'RaterGroup', '评分组 · a group of raters with its weight'],
  [Band, 'Band', '等次：含下界、不含上界 · a grade, half-open [from, to)'],
  [Quota, 'Quota', '等次比例或名额 · how many may have a grade'],
  [TieKey, 'TieKey', '同分时依次比较的项目 · what settles a tie, in order'],
  [Normalisation, 'Normalisation', '与原始得分并列显示的标准化得分 · shown beside the raw score'],
  [Clocks, 'Clocks', '各环节时限 · time limits'],
  [Plausibility, 'Plausibility', '填报数据何时提示存疑 · from when on a filed figure is asked about'],
  [Consequence, 'Consequence', '结果应用 · what follows from a grade'],
];

/**
 * The published JSON Schema of a scheme document (draft 2020-12). It says what the shape can say; that points sum,
 * bands tile and rules are complete is what `POST /v1/schemes/validation` adds.
 */
export function schemeJsonSchema() {
  const metadata = z.registry<{ id: string; description: string }>();
  for (const [schema, id, description] of named) metadata.add(schema, { id, description });
  const { $schema, ...schema } = z.toJSONSchema(Scheme, { metadata, io: 'input', override: inJsonSchema });
  return { $schema, $id: 'urn:jixiao:scheme:1', title: '考核办法 · Scheme', ...schema };
}
