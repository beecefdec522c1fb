import { ledger } from './adjustment.ts';
import { agreementIn, goalsOf } from './agreement-chain.ts';
import { inForce } from './agreement.ts';
import { countedBallots, entrySource, ratingsOf } from './ballots.ts';
import type { Entry } from './chain.ts';
import { withReplacedFilings } from './correction.ts';
import { countingFiling, type Filing, filingsIn } from './filing.ts';
import { finalSlot } from './filing-slots.ts';
import { indicatorsOf, scoringTerms } from './goal-terms.ts';
import type { Indicator } from './scheme/indicator.ts';
import type { Scheme } from './scheme.ts';
import type { Filed, ScoringInput } from './scoring/input.ts';

interface Assessed {
  readonly subject: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly scheme: Scheme;
  /** Scores of the periods that are rolled up into this one. */
  readonly periods?: ScoringInput['periods'];
}

/**
 * Everything one subject is scored from, out of the entries of its chain and nothing else. The same entries give the same
 * input, so a score can be computed again at any time by anybody who holds the record.
 */
export function toScoringInput(
  { subject, period, scheme, periods = [] }: Assessed,
  entries: readonly Entry[],
): ScoringInput {
  const agreed = inForce(agreementIn(entries));
  const goals = goalsOf(entries, agreed);
  const signed = entries.find(({ n }) => n === agreed?.entry);
  const lines = ledger(entries).filter(({ state }) => state === 'approved');
  const input: ScoringInput = {
    subject,
    agreement: {
      source: signed ? { id: entrySource(signed.n), hash: signed.hash } : null,
      ...scoringTerms(goals),
    },
    filed: filedItems(indicatorsOf(scheme, goals), period, filingsIn(entries)),
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
    vetoes: lines.flatMap((line) => (line.kind === 'veto' ? [{ veto: line.what.event, source: sourceOf(line) }] : [])),
    periods,
    peers: null,
  };
  return withReplacedFilings(input, entries);
}

/** Per indicator the filing that counts for its last slot. An earlier slot never stands in for one that is missing. */
function filedItems(indicators: readonly Indicator[], period: Assessed['period'], filings: readonly Filing[]): Filed[] {
  return indicators.flatMap(({ id, frequency }) => {
    const filing = countingFiling(filings, id, finalSlot(period, frequency));
    return filing ? [filedItem(filing)] : [];
  });
}

function filedItem(filing: Filing): Filed {
  const { given, indicator: item } = filing;
  const source = sourceOf(filing);
  return given.kind === 'no-data' || given.kind === 'not-applicable'
    ? { state: given.kind, item, source }
    : { state: 'filed', item, value: given, source };
}

const sourceOf = ({ n, hash }: { n: number; hash: string }) => ({ id: entrySource(n), hash });
