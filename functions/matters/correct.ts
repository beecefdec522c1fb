import { type RolledUp, toScoringInput } from '../../shared/domain/appraisal/inputs.ts';
import { blockedBy } from '../../shared/domain/appraisal/set-aside.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import {
  type Correction,
  checkCorrection,
  isVetoOf,
  refuseHeavier,
  refuseHeavierOn,
  refuseNewFact,
} from '../../shared/domain/matter/correction.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import { objectedTo } from '../../shared/domain/matter/rechecks.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { figuresOf } from '../../shared/domain/ranking/member.ts';
import { type PreparedScheme, prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import { type ScoreSheet, itemsOf } from '../../shared/domain/scoring/sheet.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { mattersIn } from '../../shared/storage/matters.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Existing } from '../../shared/storage/record.ts';
import { entersLine } from '../../shared/storage/lines.ts';
import { sort } from '../../shared/storage/keys.ts';
import { sheetItem, unpackSheet } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Services } from '../services.ts';
import type { About, Subject } from './effect.ts';

interface Corrected {
  readonly chain: Existing<AppraisalHead>;
  /** The entries of the collection and those of the corrections, in order. */
  readonly entries: readonly Entry[];
  readonly numbers: readonly number[];
  readonly writes: readonly Write[];
}

interface Wanted {
  readonly matter: Matter;
  readonly scheme: Scheme;
  readonly period: PeriodHead;
  /** Version of the score sheet that is corrected. */
  readonly sheet: number;
  readonly corrections: readonly Correction[];
}

/** Puts each correction on the chain as an entry of its own, checked against the record as the ones before left it. */
export function correct(
  services: Services,
  start: Subject,
  { matter, scheme, period, sheet, corrections }: Wanted,
): Corrected {
  const { pk, head } = start;
  const indicators = itemsOf(unpackSheet(pk, start.items[sort.sheet(sheet)]).trace);
  return corrections.reduce<Corrected>(
    ({ chain, entries, numbers, writes }, correction) => {
      refuseNewFact(correction, { matter, scheme, period });
      checkCorrection(correction, entries, indicators);
      const event = { what: 'review.corrected', data: { case: matter.id, ...correction } } as const;
      const change = entersLine((items) => services.record(chain, event, { items }), {
        pk,
        subject: head.subject,
        period,
        entries,
        line: correction.kind === 'line-removed' ? correction.line : undefined,
      });
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

interface Corrects {
  readonly matter: Matter;
  /** Version of the sheet that is corrected. */
  readonly previous: number;
  readonly rolledUp: RolledUp | undefined;
}

/**
 * What corrections do to the score: the engine computes the next version of the sheet from the corrected record. What it
 * knew of the peer group at the close stays as it was: a decision on one subject does not silently move the figures others
 * are compared with.
 */
export function sheetAfter(
  { entries }: Corrected,
  { period, scheme, version: pin, subject: collection, earlier }: About,
  { matter, previous, rolledUp }: Corrects,
) {
  const prepared = prepareScheme(scheme, pin);
  const { pk, head, items } = collection;
  const before = unpackSheet(pk, items[sort.sheet(previous)]);
  const { peers, filed: counted } = before.input;
  const { subject } = head;
  const assessed = { subject, period: period.head, scheme, rolledUp: rolledUp ?? before.input, counted };
  const scored = (known: readonly Entry[]) => scoreSubject(prepared, { ...toScoringInput(assessed, known), peers });
  const sheet = scored(entries);
  if (head.kind === 'official') {
    const objections = () => objectedTo([...earlier(), ...mattersIn(collection, 'appeals')]);
    if (matter.opened.move === 'open')
      refuseHeavierOn(objections(), prepared, [before, scored(entries.filter((one) => !isVetoOf(one, matter.id)))]);
    else refuseHeavier(prepared, before, sheet);
  }

  const version = previous + 1;
  const { hash, ...item } = sheetItem(version, sheet);
  const record = { sheet: version, previous, hash };
  return { before, sheet, version, item, record, head: underSheet(head, sheet, { prepared, version }) };
}

/** The head under a new version of the sheet. Its standing stays until the group has been ranked again. */
function underSheet(
  head: AppraisalHead,
  sheet: ScoreSheet,
  { prepared, version }: { prepared: PreparedScheme; version: number },
): AppraisalHead {
  const { setAside: _, score: __, stale: ___, ...rest } = head;
  const { score, exact } = sheet;
  if (score === null || exact === null) return { ...rest, setAside: blockedBy(sheet) };
  const scored = figuresOf(prepared, { ...sheet, score, exact }, { unit: head.unit, version });
  return { ...rest, score: scored };
}
