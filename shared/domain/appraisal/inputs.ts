import { ledger } from './adjustment.ts';
import { goalsOf, indicatorsOf, scoringTerms, inForce } from '../agreement/agreement.ts';
import { agreementIn } from '../agreement/steps.ts';
import { countedBallots, entrySource, ratingsOf } from '../rating/ballots.ts';
import type { Entry } from '../audit/chain.ts';
import { withReplacedFilings } from '../matter/correction.ts';
import { cardCounts, cardsIn } from '../filing/cards.ts';
import { type Filing, filingsIn } from '../filing/filing.ts';
import { type SlotStanding, standingOf } from '../filing/standing.ts';
import { type Filable, type Slot, slotDue, slotsAsked } from '../filing/slots.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Filed, ScoringInput } from '../scoring/input.ts';

/** Scores of other periods, and why there is none of some. */
export type RolledUp = Pick<ScoringInput, 'periods' | 'absentPeriods'>;

/** Before assessment is over: what stands at an instant, and nothing of a slot that is not due yet but what is there. */
export interface SoFar {
  readonly now: number;
  readonly filingDue: Readonly<Record<string, number>>;
  /** Whether what is filed and not checked yet is taken as if it were. */
  readonly unchecked: 'left-out' | 'taken';
}

interface Assessed {
  readonly subject: string;
  readonly period: Filable;
  readonly scheme: Scheme;
  /** What the periods bring that are rolled up into this one. */
  readonly rolledUp?: RolledUp;
  /** What counted at the close, where that was: a later decision corrects it and does not judge the filings anew. */
  readonly counted?: ScoringInput['filed'];
  readonly soFar?: SoFar;
  /** When it is scored: what is open to remark then does not count. Left out, no time to remark is left. */
  readonly at?: number;
}

/**
 * Everything one subject is scored from, out of the entries of its chain and nothing else. The same entries give the same
 * input, so a score can be computed again at any time by anybody who holds the record.
 */
export function toScoringInput(
  { subject, period, scheme, rolledUp = { periods: [] }, counted, soFar, at }: Assessed,
  entries: readonly Entry[],
): ScoringInput {
  const agreed = inForce(agreementIn(entries));
  const goals = goalsOf(entries, agreed);
  const signed = entries.find(({ n }) => n === agreed?.entry);
  const lines = ledger(entries).filter(({ state }) => state === 'approved');
  const cards = cardsIn(entries);
  const input: ScoringInput = {
    subject,
    agreement: {
      source: signed ? { id: entrySource(signed.n), hash: signed.hash } : null,
      ...scoringTerms(goals),
    },
    filed:
      counted ?? filedItems(indicatorsOf(scheme, goals), { period, soFar, at: soFar?.now ?? at }, filingsIn(entries)),
    ...ratingsOf(countedBallots(entries)),
    adjustments: lines.flatMap((line) =>
      line.kind === 'adjustment'
        ? [
            {
              line: line.what.line,
              points: line.what.points,
              document: line.what.document.number,
              source: sourceOf(line),
            },
          ]
        : [],
    ),
    vetoes: lines.flatMap((line) =>
      line.kind === 'veto'
        ? [{ veto: line.what.event, document: line.what.document.number, source: sourceOf(line) }]
        : [],
    ),
    periods: rolledUp.periods,
    ...(cards.size > 0 ? { cards: cardCounts(cards, subject) } : {}),
    ...(rolledUp.absentPeriods?.length ? { absentPeriods: rolledUp.absentPeriods } : {}),
    peers: null,
  };
  return withReplacedFilings(input, entries);
}

interface Within {
  readonly period: Filable;
  readonly soFar: SoFar | undefined;
  readonly at: number | undefined;
}

/** Per indicator what was filed, or where it is filed more than once in the period, what was filed for every slot. */
function filedItems(
  indicators: readonly Indicator[],
  { period, soFar, at }: Within,
  filings: readonly Filing[],
): Filed[] {
  return indicators.flatMap((indicator): Filed[] => {
    const item = indicator.id;
    const standings = slotsAsked(period, indicator.frequency)
      .map((slot) => ({ slot, standing: taken(standingOf(filings, indicator, slot.id, at), soFar) }))
      .filter(({ slot, standing }) => standing?.is === 'counting' || isAsked(slot, indicator, { period, soFar }))
      .map(({ slot: { id: slot }, standing }) => ({ slot, standing }));
    const [only] = standings;
    if (standings.length === 1) return only?.standing ? [{ item, ...figureOf(only.standing) }] : [];
    if (standings.every(({ standing }) => !standing)) return [];
    const slots = standings.map(({ slot, standing }) =>
      standing ? { slot, ...figureOf(standing) } : { slot, state: 'missing' as const },
    );
    return [{ state: 'slots', item, slots }];
  });
}

/** Nobody lacks what is not due yet. */
const isAsked = (slot: Slot, { frequency }: Indicator, { period, soFar }: Omit<Within, 'at'>): boolean =>
  !soFar || soFar.now > slotDue({ ...period, filingDue: soFar.filingDue }, slot, frequency);

const taken = (standing: SlotStanding | undefined, soFar: SoFar | undefined): SlotStanding | undefined =>
  standing?.is === 'lacking' && soFar?.unchecked === 'taken' && standing.filing.state !== 'returned'
    ? { is: 'counting', filing: standing.filing }
    : standing;

function figureOf(standing: SlotStanding) {
  const { given } = standing.filing;
  const source = sourceOf(standing.filing);
  if (standing.is === 'lacking') return { state: unverified[standing.what], source };
  return given.kind === 'no-data' || given.kind === 'not-applicable'
    ? { state: given.kind, source }
    : { state: 'filed' as const, value: given, source };
}

const unverified = {
  'sign-off': 'not-signed',
  remark: 'not-settled',
  answer: 'not-settled',
  acceptance: 'not-accepted',
} as const;

const sourceOf = ({ n, hash }: { n: number; hash: string }) => ({ id: entrySource(n), hash });
