import * as z from 'zod';
import {
  AdjustmentAdded,
  DeductionAdded,
  VetoAdded,
  ledger,
  LineRemoved,
  lineTransitions,
  refuseSameDocument,
} from '../appraisal/adjustment.ts';
import { countedBallots, entrySource, RatingExcluded } from '../rating/ballots.ts';
import type { Entry } from '../audit/chain.ts';
import { isNobody } from '../organisation/actors.ts';
import { capOf, byScoreAndKeys, placed } from '../ranking/graded.ts';
import { memberOf } from '../ranking/member.ts';
import { Refused } from '../refused.ts';
import { earned } from '../scoring/attainment.ts';
import { Value, type ScoringInput } from '../scoring/input.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import type { ScoreSheet, TraceNode } from '../scoring/sheet.ts';
import { Line } from '../text.ts';
import { naming } from './form.ts';
import type { KindName, Matter } from './matter.ts';

/** A recheck replaces the value that counts for an indicator; what was filed stays on record. */
const FilingReplaced = z.strictObject({
  kind: z.literal('filing-replaced'),
  indicator: naming('indicator', Line(1, 64)),
  /** null: the indicator does not apply to this subject. */
  value: Value.nullable(),
});

/** The scores of the periods that are rolled up are taken as they stand now, after a decision on one of them. */
const PartsRenewed = z.strictObject({ kind: z.literal('parts-renewed') });

/** What a decision may change. Nothing else moves a score after the close, and each of these is an entry of its own. */
export const Correction = z.discriminatedUnion('kind', [
  FilingReplaced,
  LineRemoved,
  AdjustmentAdded,
  DeductionAdded,
  VetoAdded,
  RatingExcluded,
  PartsRenewed,
]);
export type Correction = z.infer<typeof Correction>;

/**
 * Does the thing to be corrected exist and still count? `entries` are those before the correction, `items` the indicators
 * of the score sheet: a value nobody filed can be put in too.
 */
export function checkCorrection(correction: Correction, entries: readonly Entry[], items: readonly string[]): void {
  switch (correction.kind) {
    case 'filing-replaced': {
      if (items.includes(correction.indicator)) return;
      throw new Refused('rechecks.no-record', { record: correction.indicator }, { field: 'corrections', legal: items });
    }
    case 'line-removed': {
      const line = ledger(entries).find(({ n }) => n === correction.line);
      if (line && lineTransitions[line.state].includes('removed')) return;
      throw new Refused('rechecks.no-record', { record: correction.line }, { field: 'corrections' });
    }
    case 'adjustment-added':
      refuseSameDocument(ledger(entries), correction.adjustment);
      return;
    case 'deduction-added':
      refuseSameDocument(ledger(entries), correction.adjustment);
      return;
    case 'veto-added':
      refuseSameDocument(ledger(entries), correction.veto);
      return;
    case 'parts-renewed':
      if (partsChanged(entries)) return;
      throw new Refused('rechecks.parts-unchanged', {}, { field: 'corrections' });
    case 'rating-excluded': {
      const ballot = countedBallots(entries).find(({ n }) => n === correction.ballot);
      const { indicator } = correction;
      if (ballot && (indicator === undefined || ballot.marks.some((mark) => mark.indicator === indicator))) return;
      throw new Refused('rechecks.no-record', { record: correction.ballot }, { field: 'corrections' });
    }
  }
}

interface Within {
  readonly matter: Pick<Matter, 'opened'>;
  readonly scheme: Pick<PreparedScheme['scheme'], 'adjustments' | 'vetoes'>;
  readonly period: { readonly start: string; readonly end: string };
}

/**
 * What came to light after the close is found by a supervisor's own motion only: an objection, an appeal, and what the office asks for are
 * about what was counted. One that follows from the decision on a part of the year was opened by nobody: there a fact would rest on one person.
 * It is of a deduction line or a veto of the scheme, and happened in the period.
 */
export function refuseNewFact(correction: Correction, { matter: { opened }, scheme, period }: Within): void {
  if (correction.kind !== 'veto-added' && correction.kind !== 'deduction-added') return;
  const at = { field: 'corrections' };
  if (opened.move !== 'open' || isNobody(opened.by)) throw new Refused('rechecks.new-fact', {}, at);
  if (correction.kind === 'veto-added') {
    const { event } = correction.veto;
    const legal = scheme.vetoes.map(({ id }) => id);
    if (!legal.includes(event)) throw new Refused('scoring.unknown-veto', { event }, { ...at, legal });
  } else {
    const { line } = correction.adjustment;
    const legal = scheme.adjustments.lines.filter(({ kind }) => kind === 'deduction').map(({ id }) => id);
    if (!legal.includes(line)) throw new Refused('scoring.unknown-line', { line }, { ...at, legal });
  }
  const { date } = correction.kind === 'veto-added' ? correction.veto : correction.adjustment;
  const { start, end } = period;
  if (date < start || date > end) throw new Refused('scoring.outside-period', { date, start, end }, at);
}

/** Whether an entry is a veto that this decision brings: it is a fact of its own, and no answer to what was objected to. */
export const isVetoOf = ({ what, data }: Entry, matter: string): boolean =>
  what === 'review.corrected' &&
  VetoAdded.extend({ case: z.literal(matter) })
    .loose()
    .safeParse(data).success;

/** Was the score of a part changed since the parts were last taken in? */
const partsChanged = (entries: readonly Entry[]): boolean =>
  entries.findLastIndex(({ what }) => what === 'scoring.stale') >
  entries.findLastIndex(
    ({ what, data }) => what === 'review.corrected' && PartsRenewed.loose().safeParse(data).success,
  );

const Replaced = FilingReplaced.loose();

/** Puts replaced values into the input. Ballots and lines are replayed with their corrections already. */
export function withReplacedFilings(input: ScoringInput, entries: readonly Entry[]): ScoringInput {
  const filed = new Map(input.filed.map((record) => [record.item, record]));
  for (const { what, data, n, hash } of entries) {
    const correction = what === 'review.corrected' ? Replaced.safeParse(data) : undefined;
    if (!correction?.success) continue;
    const { indicator: item, value } = correction.data;
    const source = { id: entrySource(n), hash };
    filed.set(item, value ? { state: 'filed', item, value, source } : { state: 'not-applicable', item, source });
  }
  return { ...input, filed: [...filed.values()] };
}

/** Entries that only follow from a recheck do not make their author a party to what is rechecked; they had names of their own once. */
const recheck = new Set(['review.extended', 'review.decided', 'review.corrected']);
const OfRecheck = z.looseObject({ kind: z.literal('rechecks'), move: z.enum(['extend', 'uphold', 'dismiss']) });
/** Nor does examining an appeal; deciding a recheck, or an appeal of before, does make a party to the next appeal. */
const OfAppeal = z.looseObject({ kind: z.literal('appeals'), move: z.enum(['accept', 'reject', 'extend']) });

const follows = ({ what, data }: Entry, kind: KindName): boolean =>
  kind === 'appeals'
    ? what === 'matters.moved' && OfAppeal.safeParse(data).success
    : recheck.has(what) || (what === 'matters.moved' && OfRecheck.safeParse(data).success);

/**
 * 回避: a supervisor, or a body of appeal, decides only where they made, rated, accepted, approved or opened nothing in this appraisal. The first
 * involvement found is named, so that the refusal can be checked.
 */
export function refuseInvolved(person: string, entries: readonly Entry[], kind: KindName): void {
  const involved = entries.find((entry) => entry.by.id === person && !follows(entry, kind));
  if (involved) throw new Refused('rechecks.involved', { n: involved.n });
}

/**
 * 复核、申诉不加重: an official's outcome never gets heavier through their own objection, neither in the score, nor in what is
 * compared next among equal scores, nor in the grade that vetoes and conditions leave.
 */
export function refuseHeavier(prepared: PreparedScheme, before: ScoreSheet, after: ScoreSheet): void {
  const [was, is] = [before, after].map((sheet) => placed(memberOf(prepared, sheet, '')));
  const barred = is?.member.unmet?.some(
    ({ condition }) => !was?.member.unmet?.some((one) => one.condition === condition),
  );
  const fell = was && (!is || byScoreAndKeys(was, is) < 0 || barred);
  const capped = lowestCap(prepared.scheme, after.vetoes) > lowestCap(prepared.scheme, before.vetoes);
  if (!fell && !capped && after.vetoes.length <= before.vetoes.length) return;
  throw new Refused(
    'rechecks.heavier',
    { before: before.score ?? '–', after: after.score ?? '–' },
    { field: 'corrections' },
  );
}

/**
 * Nor in the grade: who rises into a tie at the line of a quota that leaves out whoever ties there may lose a grade by more points. `grades`:
 * of the official in the whole peer group, as it ranks by the scores of now and with the corrected one.
 */
export function refuseLowerGrade(
  { bands }: Pick<PreparedScheme['scheme'], 'bands'>,
  [was, is]: readonly [string | null | undefined, string | null | undefined],
): void {
  const [before, after] = [was, is].map((grade) => bands.findIndex((band) => band.grade === grade));
  if (before === undefined || before === -1 || (after !== undefined && after !== -1 && after <= before)) return;
  const named = (at = -1) => bands[at]?.name ?? { zh: '–', en: '–' };
  const [from, to] = [named(before), named(after)];
  throw new Refused(
    'rechecks.lower-grade',
    { zhBefore: from.zh, enBefore: from.en, zhAfter: to.zh, enAfter: to.en },
    { field: 'corrections' },
  );
}

const lowestCap = (scheme: PreparedScheme['scheme'], vetoes: readonly string[]): number =>
  Math.max(0, ...scheme.vetoes.filter(({ id }) => vetoes.includes(id)).map((veto) => capOf(scheme, veto)));

/**
 * The same of a recheck that a supervisor opens after the official objected: what they objected to (items, lines, sections, or
 * the total) does not get heavier through it either, or the objection would have been held against them.
 */
export function refuseHeavierOn(
  objectedTo: readonly string[],
  prepared: PreparedScheme,
  [before, after]: readonly [ScoreSheet, ScoreSheet],
): void {
  if (objectedTo.includes(before.trace.id)) refuseHeavier(prepared, before, after);
  for (const id of objectedTo) {
    const was = nodeIn(before.trace, id);
    if (!was || !isWorse(prepared, was, nodeIn(after.trace, id))) continue;
    throw new Refused('rechecks.heavier-on-objected', { ...was.name }, { field: 'corrections' });
  }
}

/** By its part of the points, since those may be shared out anew. */
function isWorse({ scheme }: PreparedScheme, was: TraceNode, is: TraceNode | undefined): boolean {
  const [before, after] = [earned(was), is ? earned(is) : null];
  if (before === null || after === null) return before !== null && is?.state !== 'not-applicable';
  const deducts = scheme.adjustments.lines.some(({ id, kind }) => id === was.id && kind === 'deduction');
  return deducts ? after.compare(before) > 0 : after.compare(before) < 0;
}

function nodeIn(node: TraceNode, id: string): TraceNode | undefined {
  return node.id === id ? node : node.parts.flatMap((part) => nodeIn(part, id) ?? [])[0];
}
