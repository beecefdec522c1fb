import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import type { Allow } from '../organisation/authority.ts';
import { dateAt } from '../organisation/clocks.ts';
import type { Phase } from '../period/period.ts';
import { Refused } from '../refused.ts';
import { kept, Line } from '../text.ts';
import { Correction } from './correction.ts';
import { naming } from './form.ts';
import { Evidence, kind, Reason, stateName, type Matter } from './matter.ts';
import { judge, leader, office, oneself, overseers, supervisor } from '../organisation/allow.ts';

/** Lines of a score sheet that one recheck is about, and corrections its decision makes: each an entry of one transaction. */
const mostObjectedTo = 60;
const mostCorrections = 20;
/** Rechecks of one subject and result: its feedback shows them all. */
export const mostRechecks = 50;

/** A statutory clock may outlast the feedback phase, so what it allows is legal until the results are archived. */
export const reviewable: readonly Phase[] = ['feedback', 'application'];

/** A recheck that was approved around is still owed its decision when the period is archived; it makes the results' next version. */
export const decidable: readonly Phase[] = [...reviewable, 'archived'];

/** A unit by its leader, an official by themselves. */
const subject: readonly Allow[] = [leader, oneself];

/** What is objected to: indicators or lines of the score sheet. */
export const Items = Reason.extend({
  items: z
    .array(naming('sheet', Line(1, 64)))
    .min(1)
    .max(mostObjectedTo),
});
/** What is found right is corrected, each an entry of its own, all in one transaction; otherwise nothing would change, and nobody could object again. */
export const upholding = {
  body: Reason.extend({ corrections: z.array(Correction).min(1).max(mostCorrections) }),
  example: {
    reason: '经核对统计局台账，原填报值录入有误',
    corrections: [{ kind: 'filing-replaced', indicator: 'budget', value: { kind: 'number', number: '96.4' } }],
  },
} as const;
const undecided = ['lodged', 'extended'] as const;
const decision = {
  from: undecided,
  by: [supervisor],
  impartial: true,
  uninvolved: true,
  clock: 'stops',
  phases: decidable,
} as const;

/**
 * 异议与复核. The subject objects within the scheme's clock; the office may ask for a recheck too (依职权提请), so that a subject set
 * aside for a gap in the data does not depend on its own objection; a supervisor opens one ex officio (依职权), whatever clock of
 * the subject has run out. The clock can be extended once. What was decided is never reopened: what follows it is an appeal.
 */
export const rechecks = kind({
  name: 'rechecks',
  text: matterTexts.rechecks,
  readers: [...overseers, ...subject, judge],
  overseers,
  most: mostRechecks,
  onHead: true,
  states: { lodged: [supervisor], extended: [supervisor], upheld: [], dismissed: [], withdrawn: [] },
  moves: {
    object: {
      from: [],
      to: 'lodged',
      by: subject,
      clock: { starts: 'recheckDecision' },
      phases: decidable,
      body: Items.extend({ evidence: Evidence }),
      example: { reason: '统计口径有误，附统计局复函', items: ['budget'], evidence: [] },
    },
    ask: {
      from: [],
      to: 'lodged',
      by: [office],
      impartial: true,
      clock: { starts: 'recheckDecision' },
      phases: reviewable,
      body: Items.extend({ evidence: Evidence }),
      example: { reason: '季末数据补报未成，请核定', items: ['budget'], evidence: [] },
    },
    open: {
      from: [],
      to: 'lodged',
      by: [supervisor],
      impartial: true,
      clock: { starts: 'recheckDecision' },
      phases: reviewable,
      body: Items,
      example: { reason: '审计发现预算执行数与决算不符', items: ['budget'] },
    },
    extend: {
      from: ['lodged'],
      to: 'extended',
      by: [supervisor],
      impartial: true,
      uninvolved: true,
      clock: { extends: 'recheckDecision' },
      phases: decidable,
      body: Reason,
      example: { reason: '需向统计部门调取原始台账' },
    },
    uphold: { ...decision, to: 'upheld', ...upholding },
    dismiss: { ...decision, to: 'dismissed', body: Reason, example: { reason: '经核对统计局台账，填报值无误' } },
    withdraw: {
      from: undecided,
      to: 'withdrawn',
      by: subject,
      after: ['object'],
      clock: 'stops',
      body: Reason,
      example: { reason: '经说明已无异议' },
    },
  },
});

/** The feedback phase waits for these, however late: a subject must not lose its recheck to a slow office. */
export const isUndecided = ({ state }: Pick<Matter, 'state'>): boolean => undecided.some((one) => one === state);

/** Nothing that the subject itself objected to. */
const ownMotion = (move: string): boolean => move !== 'object';

interface Opening {
  readonly move: string;
  readonly at: number;
  /** Last instant to object, and where its day is. */
  readonly until: number;
  readonly timeZone: string;
  /** When somebody else's recheck moved the subject: what was objected to before was another result. */
  readonly from: number;
}

/**
 * Once per subject and result within the clock, unless it was withdrawn; what a supervisor opens at any time, one at a time. What
 * the office asked for takes nobody's own objection.
 */
export function refuseAgain({ move, at, until, timeZone, from }: Opening, earlier: readonly Matter[]): void {
  const running = earlier.find(isUndecided);
  if (move === 'open') {
    if (running) throw new Refused('rechecks.undecided', { ...stateName(rechecks, running) });
    return;
  }
  if (at > until) throw new Refused('rechecks.objection-late', { until: dateAt(timeZone, until) });
  const alike = ({ opened, state }: Matter) =>
    opened.at >= from && state !== 'withdrawn' && ownMotion(opened.move) === ownMotion(move);
  const standing = running ?? earlier.find(alike);
  if (standing) throw new Refused('rechecks.already-lodged', { ...stateName(rechecks, standing) });
}

/** A decision of the supervisor's own motion gives the subject its clock anew: it takes nobody's right to object. */
export const untilOf = (given: number, earlier: readonly Matter[]): number =>
  Math.max(given, ...earlier.flatMap(({ steps }) => steps.flatMap(({ until = 0 }) => until)));

/** Does the decision on it give the subject its clock anew? */
export const givesClockAnew = ({ opened }: Matter): boolean => ownMotion(opened.move);

const Opened = z.looseObject({ items: z.array(z.string()).max(mostObjectedTo), sheet: z.int() });

/** What a recheck is about, and the version of the score sheet the subject had before it. */
export const openedOn = ({ opened }: Matter): z.infer<typeof Opened> => kept(Opened, opened);

/** What of its sheet the subject itself has objected to or appealed against, also where it lost or took the objection back. */
export const objectedTo = (earlier: readonly Matter[]): string[] =>
  earlier
    .filter(({ kind, opened }) => kind === 'appeals' || !ownMotion(opened.move))
    .flatMap((one) => openedOn(one).items);
