import { setAsideText } from '../appraisal/set-aside.ts';
import { isUndecided, reviewable } from '../matter/rechecks.ts';
import { phaseAt } from '../period/period.ts';
import { lastToObject } from '../result/notice.ts';
import { resultPhases, type Results } from '../result/result.ts';
import { listed } from '../../text/say.ts';
import { awaitingDutyName, exceptionDutyName } from '../../text/duties.ts';
import { clocksOf } from '../scheme/application.ts';
import { doers } from './doers.ts';
import { fitting } from '../organisation/authority.ts';
import { duty, type Considered, type Duty, type Head } from './duty.ts';

/** Laying the results before the committee, approving and publishing them: before they are archived, or again by the clock of a later decision. */
const settledBy = ({ period, now, results }: Considered): number | undefined =>
  results?.approvalDue ?? (phaseAt(period, now) === 'application' ? period.deadlines.application : undefined);

/** What waits about a period as a whole. */
export const periodDuties = (considered: Considered): Duty[] => [
  ...closeDuties(considered),
  ...resultsDuties(considered),
];

/**
 * A year whose assessment is over waits for the results of its quarters. The office sees which and has them laid before the committee,
 * where there is a duty of its own for each; the committee may decide to close without them. No clock runs for either.
 */
function closeDuties({ awaited = [] }: Considered): Duty[] {
  if (awaited.length === 0) return [];
  const about = listed(awaited);
  return [
    { what: 'periods.read', name: awaitingDutyName, by: doers['results.propose'], about },
    duty('periods.close', { about }),
  ];
}

function resultsDuties(considered: Considered): Duty[] {
  const { period, scheme, now, results } = considered;
  if (!results || !resultPhases.includes(phaseAt(period, now))) return [];
  const due = settledBy(considered);
  switch (results.state) {
    case 'provisional':
      return [duty('results.propose', { due })];
    case 'proposed':
      return [duty('results.approve', { due, ...decidedOn(results.proposal) })];
    case 'approved':
      return [duty(clocksOf(scheme).announcement.days > 0 ? 'results.announce' : 'results.publish', { due })];
    case 'announced':
      return now > results.announcement.until ? [duty('results.publish', { due })] : [];
    case 'published':
      return [];
  }
}

const decidedOn = ({ by, exceptions }: Extract<Results, { state: 'proposed' }>['proposal']) => ({
  notBy: [by],
  naming: exceptions.map(({ subject }) => subject),
});

/** 送达: the notice of the approved result, and what somebody else's recheck gave the subject to object to. */
export function noticeDuties(head: Head, { period, scheme, now }: Considered): Duty[] {
  const { kind, notice, objection, case: standing } = head;
  const personal = kind === 'official';
  const by = (what: 'results.acknowledge' | 'matters.rechecks.object') => fitting(doers[what], personal);
  const served = notice === undefined || notice.received !== undefined || now > notice.due;
  const moved =
    objection !== undefined && objection.from > 0 && now <= objection.until && !(standing && isUndecided(standing));
  // Whoever answered the notice with an objection has still to lodge it, where there is time to.
  const until = lastToObject(scheme, period.objectionUntil ?? period.deadlines.feedback, head);
  const objects =
    !moved && notice?.received?.finding === 'objects' && standing === undefined && now <= until && until < Infinity;
  const lodge = moved ? objection.until : objects ? until : undefined;
  return [
    ...(served ? [] : [duty('results.acknowledge', { due: notice.due, by: by('results.acknowledge') })]),
    ...(lodge === undefined
      ? []
      : [duty('matters.rechecks.object', { due: lodge, by: by('matters.rechecks.object') })]),
  ];
}

/** 待处理: of a subject without a score the office asks for a recheck while there is time to, and then names it to the committee. */
export function setAsideDuties(head: Head, considered: Considered): Duty[] {
  const { period, scheme, now, results } = considered;
  if (results?.state !== 'provisional' || head.score !== undefined) return [];
  const phase = phaseAt(period, now);
  const about = head.setAside === undefined ? undefined : setAsideText(head.setAside, scheme);
  const told = about ? { about } : {};
  const until = period.objectionUntil ?? period.deadlines.feedback;
  if (reviewable.includes(phase) && now <= until)
    return head.case === undefined && head.late === undefined
      ? [duty('matters.rechecks.ask', { due: until, ...told })]
      : [];
  if (!resultPhases.includes(phase)) return [];
  return [
    duty('results.propose', { name: exceptionDutyName, due: settledBy(considered), naming: [head.subject], ...told }),
  ];
}
