import { toScoringInput } from '../../shared/domain/appraisal/inputs.ts';
import { objectedTo, type Case } from '../../shared/domain/review/case.ts';
import { refuseHeavier, refuseHeavierOn } from '../../shared/domain/review/correction.ts';
import { memberOf } from '../../shared/domain/ranking/graded.ts';
import { prepareScheme, type PreparedScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { blockedBy } from '../../shared/domain/appraisal/set-aside.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { casesIn } from '../../shared/storage/cases.ts';
import type { Collection, Existing } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { sheetItem, unpackSheet } from '../../shared/storage/sheets.ts';
import type { Reviewed } from './context.ts';
import type { Corrected } from './correct.ts';

interface About {
  readonly collection: Collection<AppraisalHead> & Existing<AppraisalHead>;
  readonly objected: Case;
}

/**
 * What corrections do to the score: the engine computes the next version of the sheet from the corrected record. What it
 * knew of the peer group at the close stays as it was: a decision on one subject does not silently move the figures others
 * are compared with.
 */
export function effectOf(
  { entries }: Corrected,
  { period, scheme, version: pin }: Reviewed,
  { collection, objected }: About,
) {
  const { head, items } = collection;
  const prepared = prepareScheme(scheme, pin);
  const before = unpackSheet(collection.pk, items[sort.sheet(objected.sheet)]);
  const { periods, peers, filed: counted } = before.input;
  const input = toScoringInput({ subject: head.subject, period: period.head, scheme, periods, counted }, entries);
  const sheet = scoreSubject(prepared, { ...input, peers });
  if (head.kind === 'official') {
    if (objected.exOfficio) refuseHeavierOn(objectedTo(casesIn(items)), prepared, [before, sheet]);
    else refuseHeavier(prepared, before, sheet);
  }

  const version = objected.sheet + 1;
  const { hash, ...item } = sheetItem(version, sheet);
  const record = { sheet: version, previous: objected.sheet, hash };
  return { before, sheet, version, item, record, head: underSheet(head, sheet, { prepared, version }) };
}

/** The head under a new version of the sheet. Its standing stays until the group has been ranked again. */
function underSheet(
  head: AppraisalHead,
  sheet: ScoreSheet,
  { prepared, version }: { prepared: PreparedScheme; version: number },
): AppraisalHead {
  const { setAside: _, score: __, ...rest } = head;
  if (sheet.score === null || sheet.exact === null) return { ...rest, setAside: blockedBy(sheet) };
  const { keys, vetoes } = memberOf(prepared, sheet, head.unit);
  return {
    ...rest,
    score: { sheet: version, exact: sheet.exact, rounded: sheet.score, keys: [...keys], vetoes: [...vetoes] },
  };
}
