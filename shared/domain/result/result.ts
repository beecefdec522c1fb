import * as z from 'zod';
import { openSteps } from '../../text/say.ts';
import { resultsStates, resultsStepNames } from '../../text/states.ts';
import { dateAt } from '../organisation/clocks.ts';
import { separate } from '../organisation/authority.ts';
import type { Phase } from '../period/period.ts';
import { Refused } from '../refused.ts';
import { Line, Prose, SubjectId } from '../text.ts';

/** The committee may approve around a subject or a recheck that is not settled, but only by name and with a reason. */
export const Exception = z.strictObject({
  subject: SubjectId,
  reason: Prose(4, 500),
  /** It takes no part in the ranking although it has a score (机构撤并): its group is ranked again without it. */
  leavesRanking: z.boolean().optional(),
});
export type Exception = z.infer<typeof Exception>;
/** They stand in the item of the results, named one by one. */
export const Exceptions = z.array(Exception).max(500);

const Proposal = z.strictObject({ by: z.string(), at: z.int(), exceptions: Exceptions });
/** Why the committee sent the last proposal back; gone with the next one. */
const Returned = z.strictObject({ by: z.string(), at: z.int(), meeting: z.string(), reason: z.string() });
const Approval = z.strictObject({ by: z.string(), at: z.int(), meeting: z.string() });
/** `until`: last instant to remark, as it was told with it. */
const Announcement = z.strictObject({ by: z.string(), at: z.int(), until: z.int() });
/** `generation` is that of the final reports: what the public reads, and what no later version changes. */
const Publication = z.strictObject({
  version: z.int().min(1),
  by: z.string(),
  at: z.int(),
  generation: z.int().min(1),
  /** 发文字号, where the office gave one. */
  number: z.string().optional(),
});
const common = {
  /** Counts what was approved: a published version is never changed, a later decision makes the next. */
  version: z.int().min(1),
  /** What the public reads, also while the next version is on its way. */
  lastPublished: Publication.optional(),
  /** Last instant to approve again what a decision changed after the approval (变更结果重新审批); gone once it is approved. */
  approvalDue: z.int().optional(),
};

/** The results of a period on their way to being final (审定与公布). */
export const Results = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('provisional'), ...common, returned: Returned.optional() }),
  z.strictObject({ state: z.literal('proposed'), ...common, proposal: Proposal }),
  z.strictObject({ state: z.literal('approved'), ...common, proposal: Proposal, approval: Approval }),
  z.strictObject({
    state: z.literal('announced'),
    ...common,
    proposal: Proposal,
    approval: Approval,
    announcement: Announcement,
  }),
  z.strictObject({
    state: z.literal('published'),
    ...common,
    proposal: Proposal,
    approval: Approval,
    announcement: Announcement.optional(),
  }),
]);
export type Results = z.infer<typeof Results>;
export type ResultsState = Results['state'];

/** Back to provisional goes whatever the committee returns, and whatever a later decision changes; without a time of announcement, approved results are published at once. */
export const resultsTransitions: Readonly<Record<ResultsState, readonly ResultsState[]>> = {
  provisional: ['proposed'],
  proposed: ['approved', 'provisional'],
  approved: ['announced', 'published', 'provisional'],
  announced: ['published', 'provisional'],
  published: ['provisional'],
};

/**
 * When results are proposed, decided and published: a recheck that was approved around makes, once decided, the next version of
 * results, also of a period that is archived.
 */
export const resultPhases: readonly Phase[] = ['application', 'archived'];

/** What still stands in the way of approving. */
export interface Unsettled {
  /** Subjects whose objection is not decided. */
  readonly openCases: readonly string[];
  /** Subjects without a score. */
  readonly setAside: readonly string[];
  /** Subjects with one, which can be excepted from the ranking. */
  readonly scored: readonly string[];
}

/** Who takes no part in the ranking by the proposal as it stands. One without a score takes none anyway. */
export const outOfRanking = (results: Results): Exception[] =>
  'proposal' in results ? results.proposal.exceptions.filter(({ leavesRanking }) => leavesRanking === true) : [];

/** 提请审定: the office lays the results before the committee and names every subject it asks to except. */
export function propose(
  results: Results,
  by: string,
  at: number,
  exceptions: readonly Exception[],
  unsettled: Unsettled,
): Results {
  move(results, 'proposed');
  const named = exceptions.map(({ subject }) => subject);
  const twice = named.find((subject, at) => named.indexOf(subject) !== at);
  if (twice !== undefined) throw new Refused('results.excepted-twice', { subject: twice }, { field: 'exceptions' });
  const open = new Set([...unsettled.openCases, ...unsettled.setAside]);
  const scored = new Set(unsettled.scored);
  const needless = exceptions.find(
    ({ subject, leavesRanking }) => !open.has(subject) && !(leavesRanking && scored.has(subject)),
  );
  if (needless) throw new Refused('results.needless-exception', { subject: needless.subject }, { field: 'exceptions' });
  refuseUnsettled(unsettled, exceptions);
  return { ...about(results), state: 'proposed', proposal: { by, at, exceptions: [...exceptions] } };
}

/** 审定: at a meeting, by somebody other than who proposed. What became unsettled since the proposal stops it too. */
export function approve(results: Results, approval: z.infer<typeof Approval>, unsettled: Unsettled): Results {
  if (results.state !== 'proposed') throw wrongState(results);
  separate(results.proposal.by, approval.by);
  refuseUnsettled(unsettled, results.proposal.exceptions);
  const { approvalDue: _, ...answered } = results;
  return { ...answered, state: 'approved', approval };
}

/** The committee sends the proposal back, and says to the office what is to be put right. */
export function sendBack(
  results: Results,
  { reason, ...decision }: Omit<z.infer<typeof Returned>, 'reason'> & { readonly reason?: string | undefined },
): Results {
  if (results.state !== 'proposed') throw wrongState(results);
  separate(results.proposal.by, decision.by);
  if (reason === undefined) throw new Refused('results.no-reason', {}, { field: 'reason' });
  return { ...about(results), state: 'provisional', returned: { ...decision, reason } };
}

/** What stands in the way of publishing: from the scheme and the record of the announcement. */
interface Announcing {
  /** Whether the scheme has a time of announcement. */
  readonly announces: boolean;
  /** From when on it is certain that no remark came in time, and where that day is. */
  readonly lag: number;
  readonly timeZone: string;
  /** Subjects with a remark nobody has answered, and those whom an upheld one sent to a recheck that is not decided. */
  readonly unanswered: readonly string[];
  readonly rechecked: readonly string[];
}

/** 公示: the office gives out the approved results, and until when anybody of their audience may remark. */
export function announce(results: Results, announcement: z.infer<typeof Announcement>): Results {
  if (results.state !== 'approved') throw wrongState(results);
  return { ...results, state: 'announced', announcement };
}

/** Whether remarks are taken at this instant. */
export const takesRemarks = (results: Results, now: number): boolean =>
  results.state === 'announced' && now <= results.announcement.until;

/** 公布: after the announcement, with every remark answered, and whoever one was upheld about decided on. */
export function publish(
  results: Results,
  publication: Omit<z.infer<typeof Publication>, 'version'>,
  { announces, lag, timeZone, unanswered, rechecked }: Announcing,
): Results {
  if (results.state !== 'announced' && results.state !== 'approved') throw wrongState(results);
  if (results.state === 'approved' && announces) throw new Refused('results.not-announced');
  if (results.state === 'announced') {
    const { until } = results.announcement;
    if (publication.at <= until + lag) throw new Refused('results.announced-until', { until: dateAt(timeZone, until) });
  }
  const legal = [...unanswered];
  if (legal.length > 0) throw new Refused('results.remarks-open', { subjects: unanswered.join(', ') }, { legal });
  if (rechecked.length > 0) throw new Refused('results.remark-rechecked', { subjects: rechecked.join(', ') });
  return { ...results, state: 'published', lastPublished: { ...publication, version: results.version } };
}

/**
 * A decision after the approval changes a figure: that version stays as it is, and the next one begins, to be approved by `due`.
 * Another decision meanwhile gives no more time.
 */
export function reopened(results: Results, due: number): Results {
  const laidDown = results.state !== 'provisional' && results.state !== 'proposed';
  const next = { ...about(results), state: 'provisional' as const };
  return laidDown ? { ...next, version: results.version + 1, approvalDue: due } : next;
}

const about = ({ version, lastPublished, approvalDue }: Results) => ({
  version,
  ...(lastPublished ? { lastPublished } : {}),
  ...(approvalDue === undefined ? {} : { approvalDue }),
});

function refuseUnsettled({ openCases, setAside }: Unsettled, exceptions: readonly Exception[]): void {
  const excepted = new Set(exceptions.map(({ subject }) => subject));
  const without = (subjects: readonly string[]) => subjects.filter((subject) => !excepted.has(subject));
  const cases = without(openCases);
  if (cases.length > 0)
    throw new Refused('results.open-cases', { subjects: cases.join(', ') }, { field: 'exceptions', legal: cases });
  const scoreless = without(setAside);
  if (scoreless.length > 0) {
    throw new Refused(
      'results.set-aside',
      { subjects: scoreless.join(', ') },
      { field: 'exceptions', legal: scoreless },
    );
  }
}

function move(results: Results, to: ResultsState): void {
  if (!resultsTransitions[results.state].includes(to)) throw wrongState(results);
}

const wrongState = ({ state, version }: Results) => {
  const legal = resultsTransitions[state];
  return new Refused(
    'results.state',
    { ...resultsStates[state], version, steps: openSteps(legal, resultsStepNames) },
    { legal },
  );
};

/** 一记三分: the uses one approved result can be put to; a result nobody used is a finding of its own. */
export const Use = z.enum(['notice', 'bonus', 'responsibility', 'improvement']);
export type Use = z.infer<typeof Use>;
/** A line for each use at most. */
export const ofUses = <T extends z.ZodType>(line: T) => z.array(line).max(Use.options.length);

/** Data of `outcomes.use-registered`. Why it was or was not used is always said; a later entry supersedes. */
export const Registered = z.strictObject({
  use: Use,
  used: z.boolean(),
  why: Prose(4, 500),
  document: Line(2, 80).optional(),
});
export type Registered = z.infer<typeof Registered>;
