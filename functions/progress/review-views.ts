import * as z from 'zod';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { Forecast, Given } from '../../shared/domain/filing/filing.ts';
import { colours } from '../../shared/domain/light/light.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AssessedSubject, By, Instant } from '../fields.ts';
import { RefusalView } from '../refusal-view.ts';
import { Lacks } from '../unchecked.ts';
import { mostWarnings } from '../warned.ts';
import { mostSlots } from './views.ts';

const stands = ['counting', 'returned', ...Lacks.options] as const;

/** What is looked through: what the office or a provider has to see to, or all that stands in one way. */
export const Wanted = z.enum(['waiting', ...stands]);
export type Wanted = z.infer<typeof Wanted>;

/** A figure held beside this one, and by which part this one is greater; absent from zero and between what is no number. */
const Compared = z.strictObject({ given: Given, change: z.string().optional() });

/** What was found odd about it among its peers (离群), or against the slot before. */
const Finding = z.strictObject({
  /** Of the matter in which it is decided on. */
  id: z.string(),
  open: z.boolean(),
  median: z.string().optional(),
  mad: z.string().optional(),
  z: z.string().optional(),
  before: z.string().optional(),
  due: Instant.optional(),
});

/** The newest filing of a slot with all that one accepts or returns it by. */
export const FigureView = z.strictObject({
  n: z.int(),
  indicator: z.string(),
  name: Bilingual,
  slot: z.string(),
  /** The indicator with its slot: 业务网上办理率（2026年3月）. */
  about: Bilingual,
  unitOfMeasure: z.string().optional(),
  target: z.string().optional(),
  light: z.enum([...colours, 'no-data']).optional(),
  given: Given,
  source: z.string(),
  narrative: z.string().optional(),
  forecast: Forecast.optional(),
  /** Of a sealed piece the name is told to those who may open it. */
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })).max(mostCited),
  by: By,
  signedBy: z.string().optional(),
  /** Who files it, where not the subject: the office, or the unit that holds the figures. */
  provider: z.strictObject({ by: z.enum(['office', 'unit']), name: Bilingual }).optional(),
  stands: z.enum(stands),
  /** Something was asked about when it was filed: it is accepted with a reason only. */
  doubtful: z.boolean(),
  warnings: z.array(RefusalView).max(mostWarnings),
  finding: Finding.optional(),
  remark: By.extend({ text: z.string(), until: Instant.optional() }).optional(),
  answer: By.extend({ why: z.string() }).optional(),
  /** Why it was returned, or accepted although it is odd. */
  decision: z.string().optional(),
  last: Compared.extend({ about: Bilingual }).optional(),
  lastYear: Compared.optional(),
  /** Why somebody else of the office accepts it: the caller made it, or is connected with the subject (回避). */
  barred: z.enum(['made', 'connected']).optional(),
});
export type FigureView = z.infer<typeof FigureView>;

const Reviewed = AssessedSubject.extend({
  /** Why nothing of it is accepted or returned now. */
  closed: RefusalView.optional(),
  figures: z.array(FigureView).max((mostItems + mostGoals) * mostSlots),
});
export type Reviewed = z.infer<typeof Reviewed>;

export const ReviewView = z.strictObject({ subjects: z.array(Reviewed), next: z.string().optional() });
