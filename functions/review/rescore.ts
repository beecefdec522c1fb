import { toScoringInput } from '../../shared/domain/appraisal-inputs.ts';
import type { Entry } from '../../shared/domain/chain.ts';
import { memberOf } from '../../shared/domain/ranking/member.ts';
import type { PreparedScheme } from '../../shared/domain/scoring/prepare.ts';
import { scoreSubject } from '../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';

/**
 * The sheet the record gives now. What the engine knew of the peer group at the close stays as it was: a decision on one
 * subject does not silently move the figures others are compared with.
 */
export function rescore(
  prepared: PreparedScheme,
  { period, before }: { period: PeriodHead; before: ScoreSheet },
  entries: readonly Entry[],
): ScoreSheet {
  const { scheme } = prepared;
  const { periods, peers } = before.input;
  const input = toScoringInput({ subject: before.subject, period, scheme, periods }, entries);
  return scoreSubject(prepared, { ...input, peers });
}

/** The head under a new version of the sheet. Its standing stays until the group has been ranked again. */
export function underSheet(
  head: AppraisalHead,
  sheet: ScoreSheet,
  { prepared, version }: { prepared: PreparedScheme; version: number },
): AppraisalHead {
  const { setAside: _, score: __, ...rest } = head;
  if (sheet.score === null || sheet.exact === null) return { ...rest, setAside: `blocked: ${sheet.open.join(', ')}` };
  const { keys, vetoes } = memberOf(prepared, sheet, head.unit);
  return {
    ...rest,
    score: { sheet: version, exact: sheet.exact, rounded: sheet.score, keys: [...keys], vetoes: [...vetoes] },
  };
}
