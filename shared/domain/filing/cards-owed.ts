import { goalsOf, indicatorsOf, inForce } from '../agreement/agreement.ts';
import { agreementIn } from '../agreement/steps.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import type { Entry } from '../audit/chain.ts';
import { idOf, isPersonal } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import { cardStates, waivers } from '../../text/cards.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { withAssessment, type FilingTimes } from './dues.ts';
import { filingsIn } from './filing.ts';
import { responsibleFor } from './provider.ts';
import { slotDue, slotKey, slotsAsked, type Filable } from './slots.ts';
import { type Card, type CardData, cardPlace, cardsIn, nextCard, type Shown, withCards } from './cards.ts';

/** What is filed in a period, and when. */
export interface Told {
  readonly scheme: Scheme;
  readonly period: Omit<Filable, 'deadlines'> & { readonly id: string } & FilingTimes & {
      readonly deadlines: { readonly planning: number; readonly assessment: number };
    };
}

/** An instant from which the filings of a slot that are missing are warned of, yellow or red. */
interface Moment {
  readonly at: number;
  readonly due: number;
  readonly state: Shown;
  readonly slot: string;
  readonly frequency: Indicator['frequency'];
  /** Who agreed on goals only after it was not asked in time. */
  readonly asked: number;
}

const frequencies = ['month', 'quarter', 'half-year', 'year', 'once'] as const;

/**
 * The instants of a period behind `after` and up to `until`, in order. Before the published end of planning nothing is filed, and
 * with the end of assessment nobody can: what is due only then is warned of and never carded.
 */
export function cardMoments({ period }: Told, { after, until }: { after: number; until: number }): Moment[] {
  const { deadlines, filingCards } = period;
  const [from, to] = [Math.max(after, deadlines.planning), Math.min(until, deadlines.assessment)];
  const last = filingCards[withAssessment];
  return frequencies
    .flatMap((frequency) =>
      slotsAsked(period, frequency).flatMap((slot): Moment[] => {
        const due = slotDue(period, slot, frequency);
        const times = filingCards[slotKey(slot, frequency)] ?? last;
        if (!times) return [];
        const of = { slot: slot.id, frequency, due };
        const warning = Math.min(times.warning, last?.warning ?? times.warning);
        return [
          { ...of, state: 'warned', at: warning, asked: warning },
          { ...of, state: 'yellow', at: due + 1, asked: due },
          { ...of, state: 'red', at: Math.max(times.red, due) + 1, asked: due },
        ];
      }),
    )
    .filter(({ at }) => at > from && at <= to)
    .toSorted((a, b) => a.at - b.at);
}

/** Goals in force at an instant, with who signed for the subject. */
interface InForce {
  readonly indicators: readonly Indicator[];
  readonly goals: readonly AgreedGoal[];
  readonly signer: string | undefined;
}

function inForceAt(entries: readonly Entry[], scheme: Scheme, instant: number): InForce | undefined {
  const later = entries.findIndex(({ at }) => at > instant);
  const record = later === -1 ? entries : entries.slice(0, later);
  const agreement = agreementIn(record);
  const agreed = inForce(agreement);
  if (!agreed) return undefined;
  const goals = goalsOf(record, agreed);
  const signatures = 'inForce' in agreement ? agreement.inForce.signatures : [];
  const signer = signatures.find(({ side }) => side === 'subject')?.by;
  return { indicators: indicatorsOf(scheme, goals), goals, signer };
}

const named = (indicator: Indicator, subject: string, { goals, signer }: InForce): CardData['responsible'] => {
  const side = responsibleFor(indicator, subject);
  if (side !== subject) return { side };
  const owner = goals.find(({ item }) => item === indicator.id)?.owner;
  const person = owner ?? (isPersonal(subject) ? idOf(subject) : signer);
  return { side, ...(person === undefined ? {} : { person }) };
};

/** From when to when there was a figure: of one that was returned until the correction was due, as it was told then. */
interface Stood {
  readonly from: number;
  readonly until: number;
}

function stoodIn(entries: readonly Entry[]): Map<string, Stood[]> {
  const spans = filingsIn(entries).map(({ at, state, correctUntil, ...of }) => {
    const until = state === 'returned' ? (correctUntil ?? Infinity) : Infinity;
    return { place: cardPlace(of), from: at, until };
  });
  return Map.groupBy(spans, ({ place }) => place);
}

/** The first instant not before this one at which there is no figure; what came at the instant itself came after it. */
function missingFrom(stood: readonly Stood[], instant: number): number {
  const over = stood.filter(({ from, until }) => from < instant && instant <= until).map(({ until }) => until);
  const last = Math.max(...over);
  return over.length === 0 || last === Infinity ? Math.max(instant, last) : missingFrom(stood, last + 1);
}

interface Owing {
  readonly subject: string;
  readonly after: number;
  readonly until: number;
}

/**
 * The cards a record owes for what came behind `after` and up to `until`, in order: of each filing that was missing then and has no such
 * card yet. A figure that was returned and not filed anew in time is missing as if it had never been filed, from then on. What was filed
 * before the card came is cleared after it, so that the same cards stand there whenever the schedule comes by.
 */
export function cardsOwed(entries: readonly Entry[], told: Told, { subject, after, until }: Owing): CardData[] {
  const stood = stoodIn(entries);
  const lapses = [...stood.values()].flat().some((one) => one.until < until);
  const asOf = new Map<number, InForce | undefined>();
  const goalsAt = (instant: number) => {
    if (!asOf.has(instant)) asOf.set(instant, inForceAt(entries, told.scheme, instant));
    return asOf.get(instant);
  };
  const closes = told.period.deadlines.assessment;
  const falls = cardMoments(told, { after: lapses ? 0 : after, until }).flatMap((moment) => {
    const goals = goalsAt(moment.asked);
    const asked = (goals?.indicators ?? []).filter(
      ({ value, frequency }) => value !== 'rated' && frequency === moment.frequency,
    );
    return asked.flatMap((indicator) => {
      const { slot, state, due } = moment;
      const at = missingFrom(stood.get(cardPlace({ indicator: indicator.id, slot })) ?? [], moment.at);
      // Of what is overdue nobody is warned any more.
      const comes = at === moment.at ? at > after : at <= Math.min(until, state === 'warned' ? due : closes);
      return comes && goals ? [{ at, indicator, slot, state, goals }] : [];
    });
  });

  let cards = cardsIn(entries);
  const owed: CardData[] = [];
  for (const { at, indicator, slot, state, goals } of falls.toSorted((a, b) => a.at - b.at)) {
    if (nextCard(cards.get(cardPlace({ indicator: indicator.id, slot })), 'clock', state) === undefined) continue;
    const data = { indicator: indicator.id, slot, state, responsible: named(indicator, subject, goals) };
    owed.push(data);
    cards = withCards(cards, [data], at);
  }
  const indicators = goalsAt(Infinity)?.indicators ?? [];
  for (const [place, card] of cards) {
    const filed = stood.get(place)?.find(({ from }) => from >= card.at);
    const cleared = filed && clearedBy(card, { at: filed.from, indicators, period: told.period });
    if (cleared) owed.push(cleared);
  }
  return owed;
}

interface Clearing {
  /** Of the first filing of its slot behind the card. */
  readonly at: number;
  readonly indicators: readonly Indicator[];
  readonly period: Parameters<typeof slotDue>[0];
}

/**
 * What a filing makes of the card of its slot: late where it came after it was due. A declared "no data" is a filing. One that is late
 * before its yellow card came is cleared behind that card.
 */
export function clearedBy(card: Card, { at, indicators, period }: Clearing): CardData | undefined {
  const { indicator, slot, responsible } = card;
  const state = nextCard(card, 'filing');
  if (state === undefined) return undefined;
  const frequency = indicators.find(({ id }) => id === indicator)?.frequency;
  const late = frequency !== undefined && at > slotDue(period, { id: slot }, frequency);
  return state === 'cleared' && late ? undefined : { indicator, slot, state, responsible };
}

interface Waiving {
  readonly subject: string;
  readonly now: number;
  readonly indicator: string;
  readonly slot: string;
  readonly by: { readonly id: string; readonly unit: string; readonly grants: readonly { readonly unit: string }[] };
  readonly as: readonly ('office' | 'committee')[];
}

/**
 * 免予: the office takes a card back that never was red, the committee one that was, and neither where they were to file it themselves
 * (回避). Since when it is red the clock says, whenever the schedule comes by.
 */
export function waivedCard(
  entries: readonly Entry[],
  told: Told,
  { subject, indicator, slot, by, as, now }: Waiving,
): CardData {
  const cards = cardsIn(entries);
  const place = cardPlace({ indicator, slot });
  const shown = cards.get(place);
  const coming = cardsOwed(entries, told, { subject, after: shown?.at ?? now, until: now });
  const owed = coming.filter((data) => cardPlace(data) === place);
  const card = withCards(cards, owed, now).get(place);
  if (!card) {
    const legal = [...cards.values()].map((one) => cardPlace(one));
    throw new Refused('progress.no-card', { indicator, slot }, { field: 'slot', legal });
  }
  const { state, responsible } = card;
  const who = (['office', 'committee'] as const).find((side) => nextCard(card, side) !== undefined);
  if (who === undefined) throw new Refused('progress.card-over', { ...cardStates[state] });
  if (!as.includes(who)) throw new Refused('progress.waived-by', { ...waivers[who] });
  const { side, person } = responsible;
  const units = [by.unit, ...by.grants.map((grant) => grant.unit)];
  const own = person === by.id || units.some((unit) => side === `unit.${unit}`) || side === who;
  if (own) throw new Refused('progress.waived-own', {});
  return { indicator, slot, state: 'waived', responsible };
}
