import type { Entry } from '../audit/chain.ts';
import { Refused } from '../refused.ts';
import { type Filing, filingsIn } from './filing.ts';

/** Remarks of one subject in one period: its feedback shows them all. */
export const mostFigureRemarks = 200;

/** Filings of others that the subject remarked on (核对意见), with how that was answered: kept, or corrected by a later filing. */
export const remarksIn = (entries: readonly Entry[]): (Filing & Required<Pick<Filing, 'remark'>>)[] =>
  filingsIn(entries).flatMap((filing) => (filing.remark ? [{ ...filing, remark: filing.remark }] : []));

export function refuseFurther(entries: readonly Entry[]): void {
  if (remarksIn(entries).length >= mostFigureRemarks)
    throw new Refused('progress.remarks-full', { maximum: mostFigureRemarks });
}
