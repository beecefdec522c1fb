import { type Act, parties } from '../agreement/parties.ts';
import { Side } from '../agreement/agreement.ts';
import { rechecks } from '../matter/rechecks.ts';
import type { Allow } from '../organisation/authority.ts';
import { SubjectKind } from '../scheme/scheme.ts';
import { committee, contributor, judge, leader, office, oneself, rater } from '../organisation/allow.ts';

/** Everybody who does this for one of these sides of any agreement. */
const ofParties = (act: Act, sides: readonly Side[]): readonly Allow[] => [
  ...new Set(SubjectKind.options.flatMap((kind) => sides.flatMap((side) => parties[kind][side][act]))),
];

/**
 * Who does what can wait for somebody (待办), by the route that does it: the route lets these in, and the duty waits for those of
 * them whom its subject concerns.
 */
export const doers = {
  /** The figures of an indicator for many subjects, by the unit that holds them. */
  'progress.provide': [
    { role: 'unit-contributor', scope: 'provider' },
    { role: 'unit-leader', scope: 'provider' },
    office,
  ],
  'progress.sign-provided': [{ role: 'unit-leader', scope: 'provider' }],
  'progress.remark': [leader, oneself],
  'progress.keep': [{ role: 'unit-leader', scope: 'provider' }, office],
  'goals.propose': ofParties('draft', ['subject']),
  'goals.counter': ofParties('draft', ['assessor']),
  'goals.sign': ofParties('sign', Side.options),
  'goals.impose': [committee],
  /** The office files what others say of the subject, and nothing else. */
  'progress.file': [contributor, leader, oneself, office],
  'progress.sign-off': [leader, judge],
  'progress.accept': [office],
  'scoring.assign': [office],
  'scoring.rate': [rater],
  'scoring.check-adjustment': [office, committee],
  'scoring.check-veto': [committee],
  'matters.rechecks.ask': rechecks.moves.ask.by,
  'matters.rechecks.object': rechecks.moves.object.by,
  'periods.close': [committee],
  'periods.decide-withdrawal': [committee],
  'results.propose': [office],
  'results.approve': [committee],
  'results.announce': [office],
  'results.publish': [office],
  'results.acknowledge': [leader, oneself],
  'schemes.submit': [office],
  'schemes.approve': [committee],
} as const satisfies Readonly<Record<string, readonly Allow[]>>;

/** What can wait for somebody, by the route that does it. Matters say by their own tables whom they wait for. */
export type DutyKind = keyof typeof doers;
