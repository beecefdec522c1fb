import * as z from 'zod';
import { Side } from '../../shared/domain/agreement/agreement.ts';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { Forecast, Given } from '../../shared/domain/filing/filing.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AssessedSubject, By, Instant } from '../fields.ts';
import { RefusalView } from '../refusal-view.ts';
import { mostWarnings } from '../warned.ts';

/** Of one subject: the slots of every item, of which few wait at a time. */
const mostWaiting = (mostItems + mostGoals) * 12;
/** What changed is told up to here; whoever wants all of it compares the texts. */
export const mostTold = 100;

const Due = { due: Instant.optional(), overdue: z.boolean() };

/** Why it waits for somebody else of the same office: the caller made it, or is connected with the subject (回避). */
const Barred = z.enum(['made', 'connected']);

const Version = z.strictObject({
  n: z.int(),
  given: Given,
  source: z.string(),
  narrative: z.string().optional(),
  evidence: z.int(),
  state: z.enum(['filed', 'signed-off', 'remarked', 'kept', 'accepted', 'returned']),
  returnReason: z.string().optional(),
});

/** The figures that count for an item, as agreed or by the scheme; of a `fraction` a target is kept as a share. */
const Figures = {
  value: Indicator.shape.value,
  target: z.string().optional(),
  baseline: z.string().optional(),
  unitOfMeasure: z.string().optional(),
  points: z.string(),
};

/** A figure that waits for the caller's signature. */
export const FilingToSign = z.strictObject({
  /** The route that signs it: the subject's own leader, or the leader of the unit that provides it about others. */
  what: z.enum(['progress.sign-off', 'progress.sign-provided']),
  n: z.int(),
  indicator: z.string(),
  name: Bilingual,
  slot: z.string(),
  /** The indicator with its slot: 业务网上办理率（2026年3月）. */
  about: Bilingual,
  ...Figures,
  given: Given,
  source: z.string(),
  narrative: z.string().optional(),
  forecast: Forecast.optional(),
  /** Of a sealed piece nobody is told the name here. */
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })).max(mostCited),
  by: By,
  warnings: z.array(RefusalView).max(mostWarnings),
  /** What was filed for the same slot before it. */
  before: Version.optional(),
  /** The newest of an earlier slot. */
  last: z.strictObject({ about: Bilingual, given: Given }).optional(),
  ...Due,
  barred: Barred.optional(),
});
export type FilingToSign = z.infer<typeof FilingToSign>;

/** A text of an agreement (绩效合同) that waits for the caller's signature. */
export const AgreementToSign = z.strictObject({
  side: Side,
  version: z.int(),
  hash: z.string(),
  laid: By.extend({ side: Side }),
  /** Who of the other side signed it already. */
  signed: By.extend({ side: Side }).optional(),
  goals: z.array(z.strictObject({ item: z.string(), name: Bilingual, ...Figures })).max(mostGoals),
  /** What differs from the text before, in sentences; none of the first text. */
  against: z.strictObject({ version: z.int(), changes: z.array(Bilingual).max(mostTold) }).optional(),
  ...Due,
  barred: Barred.optional(),
});
export type AgreementToSign = z.infer<typeof AgreementToSign>;

export const ToSign = AssessedSubject.extend({
  agreement: AgreementToSign.optional(),
  filings: z.array(FilingToSign).max(mostWaiting),
});
export type ToSign = z.infer<typeof ToSign>;
