import type { Case } from '../../shared/domain/review/case.ts';
import { checkCorrection, type Correction } from '../../shared/domain/review/correction.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Collection, Existing } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { unpackSheet } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import { itemsOf } from './nodes.ts';
import type { Services } from '../services.ts';

export interface Corrected {
  readonly chain: Existing<AppraisalHead>;
  /** The entries of the collection and those of the corrections, in order. */
  readonly entries: readonly Entry[];
  readonly numbers: readonly number[];
  readonly writes: readonly Write[];
}

/** Puts each correction on the chain as an entry of its own, checked against the record as the ones before left it. */
export function correct(
  services: Services,
  start: Collection<AppraisalHead> & Existing<AppraisalHead>,
  objected: Case,
  corrections: readonly Correction[],
): Corrected {
  const { pk, head } = start;
  const indicators = itemsOf(unpackSheet(pk, start.items[sort.sheet(objected.sheet)]).trace);
  return corrections.reduce<Corrected>(
    ({ chain, entries, numbers, writes }, correction) => {
      checkCorrection(correction, entries, indicators);
      const change = services.record(chain, { what: 'review.corrected', data: { case: objected.id, ...correction } });
      return {
        chain: { ...change.chain, head },
        entries: [...entries, change.entry],
        numbers: [...numbers, change.n],
        writes: [...writes, ...change.writes],
      };
    },
    { chain: start, entries: start.entries, numbers: [], writes: [] },
  );
}
