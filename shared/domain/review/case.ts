import { caseStates, caseStepNames } from '../../text/states.ts';
import * as z from 'zod';
import { openSteps } from '../../text/catalogue.ts';
import { dateAt } from '../organisation/clocks.ts';
import { Citations } from '../filing/evidence.ts';
import { Refused } from '../refused.ts';

/** Lines of a score sheet that one case is about, and corrections its decision makes: each an entry of one transaction. */
export const mostObjectedTo = 60;
export const mostCorrections = 20;
/** Cases of one subject and result: its feedback shows them all. */
export const mostCases = 50;

/** A subject's objection (异议) to its provisional result and the recheck (复核) it sets going. Instants in ms. */
const objection = {
  id: z.string(),
  subject: z.string(),
  period: z.string(),
  lodgedBy: z.string(),
  lodgedAt: z.int(),
  reason: z.string(),
  /** What is objected to: indicators or lines of the score sheet. */
  items: z.array(z.string()).max(mostObjectedTo),
  /** Evidence uploaded with it, each by id and digest. */
  evidence: Citations,
  /** Version of the score sheet the subject had before it. */
  sheet: z.int(),
  /** Last instant of the supervisor's clock. */
  due: z.int(),
  /** 依职权复核: opened by a supervisor and not by an objection, so nobody's own objection makes an outcome heavier. */
  exOfficio: z.literal(true).optional(),
  /** 依职权提请: the office asked for it. It is no objection of the subject, which keeps its own. */
  byOffice: z.literal(true).optional(),
};
const Extension = z.strictObject({ by: z.string(), at: z.int(), reason: z.string() });
const decided = {
  ...objection,
  extension: Extension.optional(),
  decision: z.strictObject({
    by: z.string(),
    at: z.int(),
    reason: z.string(),
    /** Entry numbers of the corrections it made. */
    corrections: z.array(z.int()).max(mostCorrections),
    /** Version of the score sheet after it; the same as before when no figure moved. */
    sheet: z.int(),
    late: z.boolean(),
    /** Last instant to object to what a supervisor decided of their own motion, as it was told with the decision. */
    objectionUntil: z.int().optional(),
  }),
};

export const Case = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('lodged'), ...objection }),
  z.strictObject({ state: z.literal('extended'), ...objection, extension: Extension }),
  z.strictObject({ state: z.literal('upheld'), ...decided }),
  z.strictObject({ state: z.literal('dismissed'), ...decided }),
  z.strictObject({ state: z.literal('withdrawn'), ...objection, withdrawnAt: z.int() }),
]);
export type Case = z.infer<typeof Case>;
export type CaseState = Case['state'];

/** The clock can be extended once. A decided case is never reopened: what follows it is an appeal. */
export const caseTransitions: Readonly<Record<CaseState, readonly CaseState[]>> = {
  lodged: ['extended', 'upheld', 'dismissed', 'withdrawn'],
  extended: ['upheld', 'dismissed', 'withdrawn'],
  upheld: [],
  dismissed: [],
  withdrawn: [],
};

/** The feedback phase waits for these, however late: a subject must not lose its recheck to a slow office. */
export const isOpen = ({ state }: { readonly state: CaseState }): boolean => caseTransitions[state].length > 0;

type Objection = Omit<Extract<Case, { state: 'lodged' }>, 'state'>;

/** Lodges an objection while its clock runs, once per subject and result. A withdrawn one may be lodged again in time. */
export function lodge(
  wanted: Objection,
  { until, timeZone }: { until: number; timeZone: string },
  earlier: readonly Case[],
): Case {
  refuseIfFull(earlier);
  if (wanted.lodgedAt > until) throw new Refused('review.objection-late', { until: dateAt(timeZone, until) });
  const standing = earlier.find(
    (one) => one.state !== 'withdrawn' && (isOpen(one) || ownMotion(one) === ownMotion(wanted)),
  );
  if (standing) throw new Refused('review.already-lodged', { ...caseStates[standing.state] });
  return { state: 'lodged', ...wanted };
}

function refuseIfFull(earlier: readonly Case[]): void {
  if (earlier.length >= mostCases) throw new Refused('review.cases-full', { maximum: mostCases });
}

/** Nothing that the subject itself objected to. */
const ownMotion = ({ exOfficio, byOffice }: Pick<Objection, 'exOfficio' | 'byOffice'>): boolean =>
  exOfficio === true || byOffice === true;

/** What of its sheet the subject itself has objected to, also where it lost or took the objection back. */
export const objectedTo = (cases: readonly Case[]): string[] =>
  cases.filter((one) => !ownMotion(one)).flatMap(({ items }) => items);

/** A supervisor opens a recheck at any time while results can be rechecked; one undecided case at a time. */
export function openExOfficio(wanted: Objection, earlier: readonly Case[]): Case {
  refuseIfFull(earlier);
  const standing = earlier.find(isOpen);
  if (standing) throw new Refused('review.case-open', { ...caseStates[standing.state] });
  return { state: 'lodged', ...wanted, exOfficio: true };
}

/** A decision of the supervisor's own motion gives the subject its clock anew: it takes nobody's right to object. */
export const untilOf = (given: number, earlier: readonly Case[]): number =>
  Math.max(given, ...earlier.flatMap((one) => ('decision' in one ? (one.decision.objectionUntil ?? []) : [])));

/** The subject takes its own objection back: whoever speaks for it now, also where somebody else did when it was lodged. */
export function withdraw(objected: Case, at: number): Case {
  move(objected, 'withdrawn');
  if (ownMotion(objected)) throw new Refused('review.not-lodger', { case: objected.id });
  return { ...base(objected), state: 'withdrawn', withdrawnAt: at };
}

export function extend(objected: Case, extension: z.infer<typeof Extension>, due: number): Case {
  move(objected, 'extended');
  if (extension.at > objected.due) throw new Refused('review.extension-late', { case: objected.id });
  return { ...base(objected), state: 'extended', due, extension };
}

interface Decision {
  readonly finding: 'upheld' | 'dismissed';
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  readonly corrections: readonly number[];
  readonly sheet: number;
  readonly objectionUntil?: number;
}

/** A decision after the clock still counts, and says that it was late: silence would leave the subject without one. */
export function decide(objected: Case, { finding, corrections, ...decision }: Decision): Case {
  move(objected, finding);
  if (finding === 'upheld' && corrections.length === 0)
    throw new Refused('review.upheld-empty', {}, { field: 'corrections' });
  const extension = 'extension' in objected ? { extension: objected.extension } : {};
  const late = decision.at > objected.due;
  return {
    ...base(objected),
    ...extension,
    state: finding,
    decision: { ...decision, corrections: [...corrections], late },
  };
}

function move(objected: Case, to: CaseState): void {
  const legal = caseTransitions[objected.state];
  if (legal.includes(to)) return;
  throw new Refused(
    'review.case-state',
    { ...caseStates[objected.state], steps: openSteps(legal, caseStepNames) },
    { legal },
  );
}

const base = (objected: Case): Objection => ({
  id: objected.id,
  subject: objected.subject,
  period: objected.period,
  lodgedBy: objected.lodgedBy,
  lodgedAt: objected.lodgedAt,
  reason: objected.reason,
  items: objected.items,
  evidence: objected.evidence,
  sheet: objected.sheet,
  due: objected.due,
  ...(objected.exOfficio ? { exOfficio: true } : {}),
  ...(objected.byOffice ? { byOffice: true } : {}),
});
