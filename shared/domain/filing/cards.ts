import * as z from 'zod';
import type { Entry } from '../audit/chain.ts';
import type { Cards } from '../scoring/input.ts';
import { Slug } from '../scheme/wording.ts';
import { kept } from '../text.ts';

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

/**
 * What a card may become, and by whom. Planning that ended late may have taken the time of the warning or of the yellow card;
 * what was filed, returned and not corrected in time is missing again.
 */
const moves: readonly CardMove[] = [
  { from: ['none'], to: 'warned', by: 'clock' },
  { from: ['none', 'warned', 'cleared'], to: 'yellow', by: 'clock' },
  { from: ['none', 'yellow'], to: 'red', by: 'clock' },
  { from: ['cleared-late'], to: 'red', by: 'clock', only: 'never-red' },
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
export interface Card extends CardData {
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
export const nextCard = (card: Card | undefined, by: CardMove['by'], to?: CardState): CardState | undefined =>
  moves.find(
    (move) =>
      move.by === by &&
      move.from.includes(card?.state ?? 'none') &&
      (to === undefined || move.to === to) &&
      (move.only === undefined || (move.only === 'was-red') === (card?.shown.includes('red') ?? false)),
  )?.to;
