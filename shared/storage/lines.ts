import { ledger } from '../domain/appraisal/adjustment.ts';
import type { Entry } from '../domain/audit/chain.ts';
import { matterOfLine } from '../domain/matter/lines.ts';
import type { AppraisalHead } from './appraisals.ts';
import { matterItem } from './matters.ts';
import type { Appended, Changes } from './record.ts';

interface Of {
  readonly pk: string;
  readonly subject: string;
  readonly period: Parameters<typeof matterOfLine>[1]['period'];
  /** Those before it. */
  readonly entries: readonly Entry[];
  /** The line it changes, where it brings none. */
  readonly line?: number | undefined;
}

/**
 * An entry that brings or changes a bonus, deduction or veto line, with the line as it stands after it: by that it is listed in its period.
 * What the line becomes the entry itself tells, so it is made once to see, and then with it.
 */
export function entersLine(
  enter: (items: NonNullable<Changes<AppraisalHead>['items']>) => Appended<AppraisalHead>,
  { pk, subject, period, entries, line: changed }: Of,
): Appended<AppraisalHead> {
  const { entry } = enter([]);
  const line = ledger([...entries, entry]).find(({ n }) => n === (changed ?? entry.n));
  return line ? enter([matterItem(pk, matterOfLine(line, { period, subject }))]) : enter([]);
}
