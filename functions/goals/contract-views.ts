import * as z from 'zod';
import { ChangeReason, Side } from '../../shared/domain/agreement/agreement.ts';
import { AgreedGoal, mostGoals } from '../../shared/domain/agreement/goal.ts';
import { Scheme, SubjectKind } from '../../shared/domain/scheme/scheme.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AssessedSubject, Instant } from '../fields.ts';
import { ContractSections } from './contract-lines.ts';
import { PossibleStep, mostSteps } from './may.ts';
import { FindingView, State } from './views.ts';

/** What happened to an agreement is told up to here, the latest. */
export const mostEvents = 200;
export const mostChanges = 400;

/** Absent of whoever is no longer registered. */
const By = z.strictObject({ name: z.string().optional(), at: Instant });
const names = <T extends z.ZodType>(of: T) => z.record(z.string(), of);

const Event = By.extend({
  step: z.enum(['propose', 'counter', 'change', 'sign', 'return', 'impose', 'reject']),
  version: z.int(),
  side: Side.optional(),
  why: z.string().optional(),
});

/** An agreement (绩效合同) as a document: the text that is asked for, with a name for everybody and everything in it. */
export const ContractView = AssessedSubject.extend({
  kind: SubjectKind,
  unitName: Bilingual.optional(),
  /** Who assesses: the unit that runs the period, or the government itself; of a person their unit. */
  assessor: Bilingual.optional(),
  /** Of the scheme the period was opened with; absent before. */
  scheme: z
    .strictObject({
      id: z.string(),
      version: z.int(),
      name: Bilingual,
      legalBasis: Scheme.shape.legalBasis,
      fullMark: z.string(),
      sections: ContractSections,
    })
    .optional(),
  state: State,
  revision: z.int(),
  /** The text shown: the one asked for, else the one on the table, else the one in force; absent where there is none. */
  text: By.extend({
    version: z.int(),
    hash: z.string(),
    side: Side,
    goals: z.array(AgreedGoal).max(mostGoals),
    /** A draft, which only its own side is shown. */
    isDraft: z.boolean(),
  }).optional(),
  /** The version that counts. */
  inForce: z.int().optional(),
  /** Of the text shown, as far as it lies on the table or is in force. */
  signatures: z.array(By.extend({ side: Side })).max(Side.options.length),
  imposed: By.optional(),
  /** Why other goals are asked for, while a change is pending. */
  changeReason: ChangeReason.optional(),
  /** What differs from an earlier text, in sentences: from the one asked for, else from what counts or lay there before. */
  against: z.strictObject({ version: z.int(), changes: z.array(Bilingual).max(mostChanges) }).optional(),
  /** Every text that lay on the table and what became of it, oldest first. */
  events: z.array(Event).max(mostEvents),
  findings: z.array(FindingView),
  /** What the caller does with it, and why not now. */
  steps: z.array(PossibleStep).max(mostSteps),
  /** What ids in the goals and sections are called. */
  people: names(z.string()),
  units: names(Bilingual),
  strategies: names(Bilingual),
  functions: names(Bilingual),
});
export type ContractBody = z.infer<typeof ContractView>;
