import * as z from 'zod';
import { figuresOf } from '../../shared/domain/agreement/agreement.ts';
import { AgreedGoal, mostGoals } from '../../shared/domain/agreement/goal.ts';
import { providerOf } from '../../shared/domain/filing/provider.ts';
import { agreedBy } from '../../shared/domain/scheme/agreement-problems.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type Section, mostItems, mostSections } from '../../shared/domain/scheme/sections.ts';
import { ruleSentence } from '../../shared/domain/scheme/table/rule-text.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { contractWords } from '../../shared/text/contract.ts';

/** One item of an agreement, as the scheme asks for it and as far as there is a goal for it. */
const ContractLine = z.strictObject({
  item: z.string(),
  name: Bilingual,
  kind: Indicator.shape.kind,
  direction: Indicator.shape.direction,
  frequency: Indicator.shape.frequency,
  value: Indicator.shape.value,
  unitOfMeasure: z.string().optional(),
  /** For this subject. */
  points: z.string(),
  target: z.string().optional(),
  baseline: z.string().optional(),
  standard: z.string().optional(),
  source: z.string().optional(),
  evidence: z.string().optional(),
  /** Who files its figures. */
  filedBy: Bilingual,
  /** How it is scored, in a sentence. */
  rule: Bilingual,
  /** Figures that an agreement has to settle for it, where the scheme does not. */
  asks: z.array(z.enum(['target', 'baseline', 'milestones', 'yearsObserved', 'yearsRequired'])).max(5),
  goal: AgreedGoal.optional(),
});

const ContractSection = z.strictObject({
  id: z.string(),
  name: Bilingual,
  points: z.string(),
  combine: z.enum(['sum', 'weighted-mean']).optional(),
  /** 个性指标: how many items the subject brings itself. */
  own: z.strictObject({ least: z.int(), most: z.int() }).optional(),
  lines: z.array(ContractLine).max(mostItems + mostGoals),
});
export const ContractSections = z.array(ContractSection).max(mostSections);

interface Filled {
  readonly subject: Text;
  readonly goals: readonly AgreedGoal[];
  readonly unitName: (unit: string) => Text | undefined;
}

/** The sections of a scheme as the agreement of one subject fills them; what is rolled up from other periods has no items. */
export function contractSections({ sections }: Scheme, filled: Filled): z.infer<typeof ContractSections> {
  return sections.map((section) => {
    const { id, name, points } = section;
    return {
      id,
      name,
      points,
      ...(section.items === 'periods' ? {} : { combine: section.combine }),
      ...(section.items === 'specific' ? { own: { least: section.minItems, most: section.maxItems } } : {}),
      lines: linesOf(section, filled),
    };
  });
}

function linesOf(section: Section, filled: Filled): z.infer<typeof ContractLine>[] {
  const { goals } = filled;
  if (section.items === 'periods') return [];
  if (section.items === 'common')
    return section.indicators.map((indicator) =>
      line(
        indicator,
        goals.find(({ item, own }) => item === indicator.id && !own),
        filled,
      ),
    );
  return goals.flatMap((goal) => (goal.own?.section === section.id ? [line(goal.own.indicator, goal, filled)] : []));
}

function line(
  indicator: Indicator,
  goal: AgreedGoal | undefined,
  { subject, unitName }: Filled,
): z.infer<typeof ContractLine> {
  const { name, kind, direction, frequency, value, standard, source, evidence, rule } = indicator;
  const provider = providerOf(indicator);
  const filedBy =
    typeof provider === 'object'
      ? (unitName(provider.unit) ?? contractWords.unit)
      : provider === 'self'
        ? subject
        : contractWords.office;
  const settled = (what: string) => (what === 'target' || what === 'baseline') && indicator[what] !== undefined;
  return {
    item: indicator.id,
    name,
    kind,
    direction,
    frequency,
    value,
    ...figuresOf(indicator, goal),
    ...(standard === undefined ? {} : { standard }),
    ...(source === undefined ? {} : { source }),
    ...(evidence === undefined ? {} : { evidence }),
    filedBy: value === 'rated' ? contractWords.raters : filedBy,
    rule: ruleSentence(rule),
    asks: agreedBy(rule).flatMap((what) => (isAsked(what) && !settled(what) ? [what] : [])),
    ...(goal ? { goal } : {}),
  };
}

type Asked = z.infer<typeof ContractLine>['asks'][number];
const asked: readonly string[] = ContractLine.shape.asks.element.options;
const isAsked = (what: string): what is Asked => asked.includes(what);
