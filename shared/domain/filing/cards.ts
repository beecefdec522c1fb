import * as z from 'zod';
import { goalsOf, indicatorsOf, inForce } from '../agreement/agreement.ts';
import { agreementIn } from '../agreement/steps.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import type { Entry } from '../audit/chain.ts';
import { idOf, isPersonal } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import { cardStates, waivers } from '../../text/cards.ts';
import type { Cards } from '../scoring/input.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Slug } from '../scheme/wording.ts';
import { kept } from '../text.ts';
import { withAssessment, type FilingTimes } from './dues.ts';
import { filingsIn } from './filing.ts';
import { responsibleFor } from './provider.ts';
import { slotDue, slotKey, slotsAsked, type Filable } from './slots.ts';

/** Name of the entries that make up the record of cards. */
export const carded = 'progress.card';

/** 预警 → 黄牌 → 红牌 of a filing that is still missing, and how it ended. */
export const CardState = z.enum(['warned', 'yellow', 'red', 'cleared', 'cleared-late', 'waived']);
export type CardState = z.infer<typeof CardState>;
/** While the filing is missing. */
export const Shown = CardState.extract(['warned', 'yellow', 'red']);
export type Shown = z.infer<typeof Shown>;
export const shownFor = (card: Card | undefined): Shown | undefined => Shown.safeParse(card?.state).data;

/** Data of the entry: what was to be filed, what the card is now, and who was to file it. */
export const CardData = z.strictObject({
  indicator: Slug,
  slot: z.string(),
  state: CardState,
  /** The side (the subject itself, `office`, or a unit that holds the figures), and of a subject the person who answers for the goal or signed for it. */
  responsible: z.strictObject({ side: z.string(), person: z.string().optional() }),
});
export type CardData = z.infer<typeof CardData>;

interface CardMove {
  /** `none`: before there is a card. */
  readonly from: readonly (CardState | 'none')[];
  readonly to: CardState;
  readonly by: 'clock' | 'filing' | 'office' | 'committee';
  /** Of a card that was red once, or never. */
  readonly only?: 'never-red' | 'was-red';
}

/** What a card may become, and by whom. Planning that ended late may have taken the time of the warning or of the yellow card. */
const moves: readonly CardMove[] = [
  { from: ['none'], to: 'warned', by: 'clock' },
  { from: ['none', 'warned'], to: 'yellow', by: 'clock' },
  { from: ['none', 'yellow'], to: 'red', by: 'clock' },
  { from: ['warned'], to: 'cleared', by: 'filing' },
  { from: ['yellow', 'red'], to: 'cleared-late', by: 'filing' },
  { from: ['warned', 'yellow', 'cleared-late'], to: 'waived', by: 'office', only: 'never-red' },
  { from: ['red', 'cleared-late'], to: 'waived', by: 'committee', only: 'was-red' },
];

/** Which states a card may take next, for the page of states. */
export const cardTransitions: Readonly<Record<string, readonly CardState[]>> = Object.fromEntries(
  (['none', ...CardState.options] as const).map((state) => [
    state,
    [...new Set(moves.filter(({ from }) => from.includes(state)).map(({ to }) => to))],
  ]),
);

/** A card with everything it has been. */
interface Card extends CardData {
  readonly shown: readonly CardState[];
  readonly at: number;
  /** The reason it was waived for. */
  readonly why?: string | undefined;
}

export const cardPlace = ({ indicator, slot }: { indicator: string; slot: string }): string => `${indicator} ${slot}`;

type CardsByPlace = ReadonlyMap<string, Card>;

const turned = (cards: CardsByPlace, data: CardData, at: number, why?: string): CardsByPlace => {
  const place = cardPlace(data);
  const shown = [...(cards.get(place)?.shown ?? []), data.state];
  return new Map([...cards, [place, { ...data, shown, at, ...(why === undefined ? {} : { why }) }]]);
};

/** Replays the chain: the card of every indicator and slot that has one. */
export const cardsIn = (entries: readonly Entry[]): CardsByPlace =>
  entries
    .filter(({ what }) => what === carded)
    .reduce<CardsByPlace>((cards, { data, at, why }) => turned(cards, kept(CardData, data), at, why), new Map());

/** The cards once these are entered too. */
export const withCards = (cards: CardsByPlace, added: readonly CardData[], at: number): CardsByPlace =>
  added.reduce((before, data) => turned(before, data, at), cards);

/** What the head says: how many filings of its own a subject was warned of, shown yellow or red, or filed late; a waived card was none. */
export function cardCounts(cards: CardsByPlace, subject: string): Cards {
  const own = [...cards.values()].filter(
    ({ state, responsible }) => state !== 'waived' && responsible.side === subject,
  );
  const ever = (state: CardState) => own.filter(({ shown }) => shown.includes(state)).length;
  return { warned: ever('warned'), yellow: ever('yellow'), red: ever('red'), late: ever('cleared-late') };
}

/** Whether the table lets a card go on like this. */
const nextCard = (card: Card | undefined, by: CardMove['by'], to?: CardState): CardState | undefined =>
  moves.find(
    (move) =>
      move.by === by &&
      move.from.includes(card?.state ?? 'none') &&
      (to === undefined || move.to === to) &&
      (move.only === undefined || (move.only === 'was-red') === (card?.shown.includes('red') ?? false)),
  )?.to;

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
        const of = { slot: slot.id, frequency };
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

interface Owing {
  readonly subject: string;
  readonly moments: readonly Moment[];
}

/**
 * The cards a record owes at these moments, in order: of each filing that was missing then and has no such card yet. What was filed
 * before the card came is cleared after it, so that the same cards stand there whenever the schedule comes by.
 */
export function cardsOwed(entries: readonly Entry[], told: Told, { subject, moments: due }: Owing): CardData[] {
  const filed = new Map<string, number>();
  for (const filing of filingsIn(entries)) {
    const place = cardPlace(filing);
    if (!filed.has(place)) filed.set(place, filing.at);
  }
  const asOf = new Map<number, InForce | undefined>();
  const goalsAt = (instant: number) => {
    if (!asOf.has(instant)) asOf.set(instant, inForceAt(entries, told.scheme, instant));
    return asOf.get(instant);
  };
  let cards = cardsIn(entries);
  const owed: CardData[] = [];
  const enter = (data: CardData, at: number) => {
    owed.push(data);
    cards = withCards(cards, [data], at);
  };
  for (const { at, state, slot, frequency, asked } of due) {
    const goals = goalsAt(asked);
    for (const indicator of goals?.indicators ?? []) {
      const place = cardPlace({ indicator: indicator.id, slot });
      const missing = (filed.get(place) ?? Infinity) >= at;
      if (indicator.value === 'rated' || indicator.frequency !== frequency || !missing || !goals) continue;
      if (nextCard(cards.get(place), 'clock', state) === undefined) continue;
      enter({ indicator: indicator.id, slot, state, responsible: named(indicator, subject, goals) }, at);
    }
  }
  const indicators = goalsAt(Infinity)?.indicators ?? [];
  for (const [place, card] of cards) {
    const at = filed.get(place);
    const cleared = at === undefined ? undefined : clearedBy(card, { at, indicators, period: told.period });
    if (cleared) owed.push(cleared);
  }
  return owed;
}

interface Clearing {
  /** Of the first filing of its slot. */
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
  const coming = cardMoments(told, { after: shown?.at ?? now, until: now });
  const owed = cardsOwed(entries, told, { subject, moments: coming }).filter((data) => cardPlace(data) === place);
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
