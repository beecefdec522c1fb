import { dateAt } from '../organisation/clocks.ts';
import { agreementIn, goalsInForce } from '../agreement/steps.ts';
import { isAfterPlanning, isChangeable, isNegotiable } from '../agreement/times.ts';
import {
  goalsOf,
  inForce,
  isInForce,
  onTable,
  type OnTable,
  type AgreementState,
  unsignedSides,
} from '../agreement/agreement.ts';
import { parties } from '../agreement/parties.ts';
import { type LateInputs, lateNow } from '../appraisal/late-inputs.ts';
import type { Entry } from '../audit/chain.ts';
import type { Filing } from '../filing/filing.ts';
import { isOwn, unitProviding } from '../filing/provider.ts';
import { cardPlace, cardsIn, shownFor } from '../filing/cards.ts';
import { lackingIn, slotDue } from '../filing/slots.ts';
import { type Matter } from '../matter/matter.ts';
import { type Allow, fitting } from '../organisation/authority.ts';
import { isWithdrawn } from '../period/withdrawal.ts';
import { phaseAt } from '../period/period.ts';
import { isAwaited, scalesOf, seatedGroups, type Seat } from '../rating/rating.ts';
import { unsignedPolicy } from '../scheme/scheme.ts';
import { asksForGoals } from '../scheme/sections.ts';
import { listed } from '../../text/say.ts';
import { groundNames } from '../../text/life.ts';
import { correctionDutyName, withSlot } from '../../text/duties.ts';
import { acceptDuties, linesForBodies, lineDuties } from './bodies.ts';
import { doers } from './doers.ts';
import { duty, matterDuty, type Considered, type Duty, type Head } from './duty.ts';
import { noticeDuties, setAsideDuties } from './results.ts';

/** One subject of it with the record that decides what waits there. */
interface Situation extends Considered {
  readonly head: Head & { readonly subject: string };
  readonly entries: readonly Entry[];
  readonly seats: readonly Seat[];
  readonly matters: readonly Matter[];
}

const isBodys = ({ scope }: Allow): boolean => scope === 'owned';
const isSubjects = (allow: Allow): boolean => !isBodys(allow);

/** Everything that waits for somebody about one subject. */
export function dutiesOf(situation: Situation): Duty[] {
  const { head, entries, seats, matters, now } = situation;
  const ofMatters = matters.flatMap((matter) => matterDuty(matter, now) ?? []);
  if (isWithdrawn(head)) return ofMatters;
  if (head.state !== 'open')
    return [
      ...noticeDuties(head, situation),
      ...setAsideDuties(head, situation),
      ...lateDuties(situation),
      ...ofMatters,
    ];
  const agreement = agreementIn(entries);
  const goals = goalsOf(entries, inForce(agreement));
  const asked = (group: string) => scalesOf(situation.scheme, goals, group).length > 0;
  return [
    ...lifeDuties(head, situation),
    ...agreementDuties(head, { state: agreement.state, table: onTable(agreement) }, situation),
    ...(isInForce(agreement.state) ? filingDuties(situation) : []),
    ...lineDuties(linesForBodies(situation.entries), situation),
    ...seatDuties(seatedGroups(seats), asked, situation),
    ...ratingDuties({ ...situation, asked }),
    ...setAsideDuties(head, situation),
    ...ofMatters,
  ];
}

/** 补报: what a subject may bring in after the close waits as it would have waited before it. */
function lateDuties(situation: Situation): Duty[] {
  const late = lateNow(situation.head, situation.period, situation.now);
  if (!late) return [];
  const named = late.items.map(({ id }) => id);
  const goals = goalsInForce(situation.entries);
  const asked = (group: string) =>
    scalesOf(situation.scheme, goals, group).some(({ indicator }) => named.includes(indicator));
  return [...filingDuties(situation, late), ...seatsWaiting(situation.seats, asked, late.until)];
}

/** A proposed withdrawal falls when assessment ends unless the committee decides on it. */
function lifeDuties({ life }: Head, { period, now }: Considered): Duty[] {
  if (life?.state !== 'proposed' || now > period.deadlines.assessment) return [];
  const about = life.exemption ? { zh: life.exemption.zh, en: life.exemption.en } : groundNames[life.ground];
  return [duty('periods.decide-withdrawal', { due: period.deadlines.assessment, about, notBy: [life.by] })];
}

/** What an agreement is waiting for: at which state it is, and whose text lies on the table. */
interface Standing {
  readonly state: AgreementState;
  /** Absent where none does, and in heads of before it was kept. */
  readonly table?: OnTable | undefined;
}

/** After planning the agreement waits for the office and the committee, where the scheme says so. */
function agreementDuties(
  { kind, agreeUntil }: Pick<Head, 'kind' | 'agreeUntil'>,
  { state, table }: Standing,
  { period, scheme, now }: Considered,
): Duty[] {
  if (!asksForGoals(scheme)) return [];
  // Each side that has not signed the text signs or answers it, whoever laid it: a clerk's text needs the leader too.
  const unsigned = unsignedSides(state, table);
  const signed = table?.signed ? { notBy: [table.signed.by] } : {};
  const sign = (due: number) =>
    unsigned.map((side) => duty('goals.sign', { by: parties[kind][side].sign, due, ...signed }));
  if (state === 'changing') return isChangeable(period, now) ? sign(period.deadlines.implementation) : [];
  if (isNegotiable(period, now, agreeUntil)) {
    const due = Math.max(period.deadlines.planning, agreeUntil ?? 0);
    if (state === 'none' || state === 'draft') return [duty('goals.propose', { by: parties[kind].subject.draft, due })];
    // A text that was sent back waits for whoever laid it to lay another.
    if (state === 'returned' && table?.laid.side === 'assessor')
      return [duty('goals.counter', { by: parties[kind].assessor.draft, due })];
    if (state === 'returned') return [duty('goals.propose', { by: parties[kind].subject.draft, due })];
    return sign(due);
  }
  if (isInForce(state) || unsignedPolicy(scheme) !== 'committee-goals' || !isAfterPlanning(period, now)) return [];
  const due = period.deadlines.assessment;
  const made = [table?.laid, table?.signed].flatMap((act) => act ?? []);
  // What only the subject's side laid and signed is no goal that the assessor stands for.
  const assessors = table ? made.some(({ side }) => side === 'assessor') : true;
  return (state === 'countered' || state === 'half-signed') && assessors
    ? [duty('goals.impose', { due, ...(table ? { notBy: made.map(({ by }) => by) } : {}) })]
    : [duty('goals.counter', { by: doers['goals.counter'].filter(isBodys), due })];
}

/**
 * The same as far as a head tells it, for those who look over a whole period: the single figures stand in the record, and so do
 * items that an agreement brings for raters.
 */
export function headDuties(head: Head, considered: Considered): Duty[] {
  if (isWithdrawn(head)) return [];
  if (head.state !== 'open') return setAsideDuties(head, considered);
  const { scheme } = considered;
  return [
    ...lifeDuties(head, considered),
    ...agreementDuties(head, { state: head.agreement.state, table: head.onTable }, considered),
    ...acceptDuties(head, considered),
    ...lineDuties(head.forBodies?.lines, considered),
    ...(head.seated ? seatDuties(head.seated, (group) => scalesOf(scheme, [], group).length > 0, considered) : []),
    ...setAsideDuties(head, considered),
  ];
}

const isFiling = (period: Considered['period'], now: number): boolean =>
  ['implementation', 'assessment'].includes(phaseAt(period, now));

/** Each slot that is over waits for its figure, then for the leader's signature, then for the office. */
function filingDuties({ head, period, scheme, entries, now }: Situation, late?: LateInputs): Duty[] {
  if (!late && !isFiling(period, now)) return [];
  const end = late?.until ?? period.deadlines.assessment;
  const personal = head.kind === 'official';
  const today = dateAt(period.timeZone, now);
  const { filingDue } = period;
  const cards = cardsIn(entries);
  return lackingIn(entries, { scheme, period, now }).flatMap(({ indicator, slot, lacks, filing }): Duty[] => {
    if (late && !late.items.some(({ id }) => id === indicator.id)) return [];
    const about = withSlot(indicator.name, slot.id, period.fiscalYearStart);
    const what = { about, filing: { indicator: indicator.id, slot: slot.id } };
    const provider = unitProviding(indicator, head.subject);
    if (lacks === 'filing') {
      // What was returned is due again by its own clock, however early its slot is over.
      const told = filingDue && slotDue({ ...period, filingDue }, slot, indicator.frequency);
      const due = late?.until ?? (told && Math.max(told, filing?.correctUntil ?? 0));
      const card = shownFor(cards.get(cardPlace({ indicator: indicator.id, slot: slot.id })));
      if (slot.end >= today && !card && !filing) return [];
      const returned = filing?.state === 'returned' ? { returned: true as const } : {};
      const shown = { due, ...what, ...(card ? { card } : {}), ...returned };
      if (provider !== undefined) return [providing('progress.provide', { ...shown, provider })];
      const by = doers['progress.file'].filter(isOwn(indicator, head.subject) ? isSubjects : isBodys);
      return [duty('progress.file', { by: fitting(by, personal), ...shown })];
    }
    if (provider !== undefined && filing && lacks !== 'acceptance')
      return betweenUnits(
        { provider, filing, lacks },
        { ...what, due: end },
        { personal, assessing: late !== undefined || phaseAt(period, now) === 'assessment' },
      );
    const made = [filing?.by, filing?.signedOffBy, filing?.answer?.by];
    const rest = { due: end, ...what, notBy: made.flatMap((person) => person ?? []) };
    return lacks === 'sign-off'
      ? [duty('progress.sign-off', { by: fitting(doers['progress.sign-off'], personal), ...rest })]
      : [duty('progress.accept', rest)];
  });
}

type About = Pick<Duty, 'about' | 'filing' | 'due'>;

/** What waits for the unit that provides figures about others, in the name of which its people act. */
const providing = (
  what: 'progress.provide' | 'progress.sign-provided' | 'progress.keep',
  told: About & Pick<Duty, 'alone'> & { readonly provider: string; readonly notBy?: readonly string[] },
): Duty => duty(what, { ...told, by: doers[what].filter(isSubjects) });

/** The provider's leader signs; then the subject may remark, as long as it was told; a remark waits for the provider, in assessment for the office too. The leader stands by the figure, the clerk corrects it. */
function betweenUnits(
  { provider, filing, lacks }: { provider: string; filing: Filing; lacks: 'sign-off' | 'remark' | 'answer' },
  about: About,
  { personal, assessing }: { personal: boolean; assessing: boolean },
): Duty[] {
  const told = { ...about, provider, notBy: [filing.by] };
  if (lacks === 'sign-off') return [providing('progress.sign-provided', told)];
  const by = fitting(doers['progress.remark'], personal);
  if (lacks === 'remark') return [duty('progress.remark', { ...about, due: filing.remarkUntil, by })];
  const notBy = [filing.by, filing.signedOffBy ?? '', filing.remark?.by ?? ''];
  return [
    providing('progress.keep', { ...told, alone: true, notBy: [filing.by, filing.remark?.by ?? ''] }),
    duty('progress.provide', {
      ...about,
      provider,
      alone: true,
      name: correctionDutyName,
      by: doers['progress.provide'].filter(({ role }) => role === 'unit-contributor'),
    }),
    ...(assessing ? [duty('progress.keep', { ...about, by: doers['progress.keep'].filter(isBodys), notBy })] : []),
  ];
}

/** Whether the raters of a group have anything to mark. */
type AskedOf = (group: string) => boolean;

/** A rater group without anybody seated gives no mark where one is asked of it. */
function seatDuties(seated: readonly string[], asked: AskedOf, { period, scheme, now }: Considered): Duty[] {
  if (!isFiling(period, now)) return [];
  const empty = scheme.raterGroups.filter(({ id }) => asked(id) && !seated.includes(id)).map(({ name }) => name);
  return empty.length > 0 ? [duty('scoring.assign', { due: period.deadlines.assessment, about: listed(empty) })] : [];
}

/** Every rater who was seated, is asked something and has not submitted. */
export function ratingDuties({
  period,
  seats,
  now,
  asked,
}: Pick<Situation, 'period' | 'seats' | 'now'> & { readonly asked: AskedOf }): Duty[] {
  return phaseAt(period, now) === 'assessment' ? seatsWaiting(seats, asked, period.deadlines.assessment) : [];
}

const seatsWaiting = (seats: readonly Seat[], asked: AskedOf, due: number): Duty[] =>
  seats
    .filter((seat) => isAwaited(seat) && asked(seat.group))
    .map(({ rater }) => duty('scoring.rate', { person: rater, due }));
