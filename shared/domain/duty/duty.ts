import { dateAt } from '../organisation/clocks.ts';
import { agreementIn, isAfterPlanning, isChangeable, isNegotiable } from '../agreement/steps.ts';
import { isInForce, type Agreement, Side, type AgreementState } from '../agreement/agreement.ts';
import { parties } from '../agreement/parties.ts';
import { ledger } from '../appraisal/adjustment.ts';
import type { Entry } from '../audit/chain.ts';
import { lackingIn, slotDue } from '../filing/slots.ts';
import { kindOf, waitingFor } from '../matter/kinds.ts';
import { moveOf, openMoves, stateName, type Matter } from '../matter/matter.ts';
import { isPersonal, type Allow, type Scope } from '../organisation/authority.ts';
import { phaseAt, type Deadlines, type Phase } from '../period/period.ts';
import type { Seat } from '../rating/rating.ts';
import { unsignedPolicy, type Scheme, type SubjectKind } from '../scheme/scheme.ts';
import { dutyNames, matterDutyName, withSlot } from '../../text/duties.ts';
import type { Text } from '../../text/refusal.ts';

/** What can wait for somebody, by the route that does it. */
export type DutyKind =
  | 'goals.propose'
  | 'goals.counter'
  | 'goals.sign'
  | 'goals.impose'
  | 'progress.file'
  | 'progress.sign-off'
  | 'progress.accept'
  | 'scoring.rate'
  | 'scoring.check-adjustment'
  | 'scoring.check-veto';

/** 待办: something that waits for a person, and the instant (epoch ms) it was given to be done by. */
export interface Duty {
  /** The route that does it. */
  readonly what: string;
  readonly name: Text;
  /** Absent while no clock runs for it. */
  readonly due?: number | undefined;
  /** In which role it is done: any of these, from where the subject stands. */
  readonly by: readonly Allow[];
  /** It waits for this one person. */
  readonly person?: string;
  /** Whoever made it does not do it too (回避). */
  readonly notBy?: readonly string[];
  /** Which of several: the indicator and slot, the line. */
  readonly about?: Text;
  /** Of a matter, its id. */
  readonly matter?: string;
  /** Of a filing, what it is filed for. */
  readonly filing?: { readonly indicator: string; readonly slot: string };
}

/** One subject in one period by one scheme. */
interface Considered {
  readonly subject: { readonly kind: SubjectKind; readonly open: boolean; readonly agreeUntil?: number | undefined };
  readonly period: {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly fiscalYearStart?: number | undefined;
    readonly phase: Phase;
    readonly deadlines: Deadlines;
    /** Last instant of each filing slot as it was told at the opening. */
    readonly filingDue: Readonly<Record<string, number>>;
  };
  readonly scheme: Scheme;
  readonly now: number;
}

/** The same with the record that decides what waits there. */
interface Situation extends Considered {
  readonly entries: readonly Entry[];
  readonly seats: readonly Seat[];
  readonly matters: readonly Matter[];
}

const office: Allow = { role: 'performance-office', scope: 'owned' };
const committee: Allow = { role: 'committee', scope: 'owned' };
const filers: Readonly<Record<'unit' | 'official', readonly Allow[]>> = {
  unit: [
    { role: 'unit-contributor', scope: 'unit' },
    { role: 'unit-leader', scope: 'unit' },
  ],
  official: [{ role: 'official', scope: 'own' }],
};
const signers: typeof filers = {
  unit: [{ role: 'unit-leader', scope: 'unit' }],
  official: [{ role: 'unit-leader', scope: 'judged' }],
};

/** Everything that waits for somebody about one subject. */
export function dutiesOf(situation: Situation): Duty[] {
  const { subject, entries, matters, now } = situation;
  const ofMatters = matters.flatMap((matter) => matterDuty(matter, now) ?? []);
  if (!subject.open) return ofMatters;
  const agreement = agreementIn(entries);
  return [
    ...agreementDuties(onTheTable(agreement), situation),
    ...(isInForce(agreement.state) ? filingDuties(situation) : []),
    ...lineDuties(situation),
    ...ratingDuties(situation),
    ...ofMatters,
  ];
}

/** A matter waits for whom the table of its kind says, but for those who can make none of the moves that are open in it. */
export function matterDuty(matter: Matter, now: number): Duty | undefined {
  const waits = waitingFor(matter);
  if (!waits) return undefined;
  const others: readonly Scope[] = isPersonal(matter.subject) ? ['unit', 'subtree'] : ['judged', 'own'];
  const by = waits.filter(({ scope }) => !others.includes(scope));
  const kind = kindOf(matter);
  const authors = [matter.opened, ...matter.steps].map((act) => act.by);
  const moves = (person: string) => openMoves(kind, matter, { by: person, at: now });
  const barred = authors.filter((person) => moves(person).every((move) => moveOf(kind, move).uninvolved === true));
  return {
    what: `matters.${matter.kind}.read`,
    matter: matter.id,
    name: matterDutyName(kind.text.name, stateName(kind, matter)),
    due: matter.due,
    by,
    notBy: [...new Set(barred)],
  };
}

const duty = (what: DutyKind, rest: Omit<Duty, 'what' | 'name'>): Duty => ({ what, name: dutyNames[what], ...rest });

/** What an agreement is waiting for: at which state it is, who has not signed, and who made the text on the table. */
interface OnTheTable {
  readonly state: AgreementState;
  readonly unsigned: readonly Side[];
  readonly madeBy?: string;
}

/** Each side that has not signed the text on the table signs or answers it, whoever laid it: a clerk's text needs the leader too. */
function onTheTable(agreement: Agreement): OnTheTable {
  if (!('proposal' in agreement)) return { state: agreement.state, unsigned: [] };
  const signed = 'signature' in agreement ? agreement.signature?.side : undefined;
  return {
    state: agreement.state,
    unsigned: Side.options.filter((side) => side !== signed),
    madeBy: agreement.proposal.by,
  };
}

/** After planning the agreement waits for the office and the committee, where the scheme says so. */
function agreementDuties(
  { state, unsigned, madeBy }: OnTheTable,
  { subject, period, scheme, now }: Considered,
): Duty[] {
  const sign = (due: number) =>
    unsigned.map((side) => duty('goals.sign', { by: parties[subject.kind][side].sign, due }));
  if (state === 'changing') return isChangeable(period, now) ? sign(period.deadlines.implementation) : [];
  if (isNegotiable(period, now, subject.agreeUntil)) {
    const due = Math.max(period.deadlines.planning, subject.agreeUntil ?? 0);
    if (state === 'none' || state === 'draft')
      return [duty('goals.propose', { by: parties[subject.kind].subject.draft, due })];
    return sign(due);
  }
  if (isInForce(state) || unsignedPolicy(scheme) !== 'committee-goals' || !isAfterPlanning(period, now)) return [];
  const due = period.deadlines.assessment;
  return state === 'countered' || state === 'half-signed'
    ? [duty('goals.impose', { by: [committee], due, ...(madeBy === undefined ? {} : { notBy: [madeBy] }) })]
    : [duty('goals.counter', { by: [office], due })];
}

/** What lists show of an appraisal. */
interface Head {
  readonly kind: SubjectKind;
  readonly state: 'open' | 'closed' | 'final';
  readonly agreeUntil?: number | undefined;
  readonly agreement: { readonly state: AgreementState };
  readonly signOff?: unknown;
  readonly acceptance?: unknown;
}

/** The same as far as a head tells it, for those who look over a whole period: the single figures stand in the record. */
export function headDuties(head: Head, { period, scheme, now }: Omit<Considered, 'subject'>): Duty[] {
  if (head.state !== 'open') return [];
  const { kind, agreeUntil, agreement } = head;
  const subject = { kind, open: true, agreeUntil };
  // A head does not say which side has signed already.
  const unsigned = ['proposed', 'countered'].includes(agreement.state) ? Side.options : [];
  const table = { state: agreement.state, unsigned };
  const checked = head.signOff !== undefined && head.acceptance === undefined && isFiling(period, now);
  return [
    ...agreementDuties(table, { subject, period, scheme, now }),
    ...(checked ? [duty('progress.accept', { by: [office], due: period.deadlines.assessment })] : []),
  ];
}

const isFiling = (period: Considered['period'], now: number): boolean =>
  ['implementation', 'assessment'].includes(phaseAt(period, now));

/** Each slot that is over waits for its figure, then for the leader's signature, then for the office. */
function filingDuties({ subject, period, scheme, entries, now }: Situation): Duty[] {
  if (!isFiling(period, now)) return [];
  const side = subject.kind === 'official' ? 'official' : 'unit';
  const today = dateAt(period.timeZone, now);
  return lackingIn(entries, { scheme, period }).flatMap(({ indicator, slot, lacks, filing }): Duty[] => {
    const about = withSlot(indicator.name, slot.id, period.fiscalYearStart);
    const what = { about, filing: { indicator: indicator.id, slot: slot.id } };
    if (lacks === 'filing') {
      const by = indicator.value === 'survey' ? [office] : filers[side];
      const due = slotDue(period, slot, indicator.frequency);
      return slot.end < today ? [duty('progress.file', { by, due, ...what })] : [];
    }
    const rest = { due: period.deadlines.assessment, ...what, notBy: [filing?.by ?? '', filing?.signedOffBy ?? ''] };
    return lacks === 'sign-off'
      ? [duty('progress.sign-off', { by: signers[side], ...rest })]
      : [duty('progress.accept', { by: [office], ...rest })];
  });
}

/** A bonus, deduction or veto falls when assessment ends unless a second person has decided on it. */
function lineDuties({ period, scheme, entries, now }: Situation): Duty[] {
  if (now > period.deadlines.assessment) return [];
  const named = new Map([...scheme.adjustments.lines, ...scheme.vetoes].map(({ id, name }) => [id, name]));
  return ledger(entries)
    .filter(({ state }) => state === 'proposed')
    .map(({ kind, what, by }) => {
      const id = 'line' in what ? what.line : what.event;
      const rest = { due: period.deadlines.assessment, about: named.get(id) ?? { zh: id, en: id }, notBy: [by] };
      return kind === 'veto'
        ? duty('scoring.check-veto', { by: [committee], ...rest })
        : duty('scoring.check-adjustment', { by: [office, committee], ...rest });
    });
}

/** Every rater who was seated and has not submitted. */
export function ratingDuties({ period, seats, now }: Pick<Situation, 'period' | 'seats' | 'now'>): Duty[] {
  if (phaseAt(period, now) !== 'assessment') return [];
  return seats
    .filter(({ state }) => state === 'assigned' || state === 'sealed')
    .map(({ rater }) =>
      duty('scoring.rate', {
        by: [{ role: 'rater', scope: 'assigned' }],
        person: rater,
        due: period.deadlines.assessment,
      }),
    );
}
