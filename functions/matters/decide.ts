import { type Correction, refuseLowerGrade } from '../../shared/domain/matter/correction.ts';
import type { Matter, Said } from '../../shared/domain/matter/matter.ts';
import { openedOn } from '../../shared/domain/matter/rechecks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { prepareScheme } from '../../shared/domain/scoring/score.ts';
import { diffSheets } from '../../shared/domain/scoring/diff.ts';
import { type ScoreSheet, nodesOf } from '../../shared/domain/scoring/sheet.ts';
import { begin } from '../../shared/storage/attempt.ts';
import { requestRerank } from '../../shared/storage/closing.ts';
import { type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { headsOf } from '../../shared/storage/appraisal-lists.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { readSheet, standingSheet } from '../../shared/storage/sheets.ts';
import { loadResults, standingsOf } from '../../shared/storage/results.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { sayChange } from '../../shared/text/change.ts';
import type * as z from 'zod';
import type { Caller, Services } from '../services.ts';
import { correct, sheetAfter } from './correct.ts';
import type { About, Difference, Outcome, Subject } from './effect.ts';
import { reopenResults } from './reopen.ts';
import { broughtAnew, toldToWholes } from '../stale.ts';

/** The sheet a subject stands by, which has these items. */
export function itemsOfStanding(period: PeriodHead, subject: Subject, items: readonly string[]) {
  const standing = standingSheet(subject);
  if (period.provisionalAt === undefined || !standing) throw new Refused('results.none');
  const known = nodesOf(standing.sheet.trace);
  const unknown = items.find((item) => !known.includes(item));
  if (unknown !== undefined)
    throw new Refused('matters.unknown-item', { item: unknown }, { field: 'items', legal: known });
  return standing;
}

/** Right that the decision gives somebody: what is told with it, and what keeps the archive waiting for it. */
interface Given {
  readonly keeps: Readonly<Record<string, unknown>>;
  readonly writes: readonly Write[];
}

type Decision = Said & { readonly corrections?: readonly Correction[] };

/**
 * 复核决定、申诉处理决定. Corrections are entries of their own; they, the new version of the sheet, the request to rank the group again and
 * the decided matter are one transaction. Results that were approved already go back with it. What is corrected is the sheet as it stands
 * now: an appeal and a recheck of one subject may run beside each other.
 */
export async function decided(
  services: Services,
  caller: Caller,
  about: About<Decision>,
  given: Given,
): Promise<Outcome> {
  const { now, trace, language } = services;
  const { matter, said, period, scheme, subject } = about;
  const standing = standingSheet(subject);
  if (!matter || !standing) throw new Error('only what was opened on a sheet is decided');
  const { version } = standing;
  const { stale, ...settled } = subject.head;
  if (!said.corrections) {
    const keeps = { ...given.keeps, corrections: [], sheet: version, previous: version };
    const answered = matter.kind === 'rechecks' && stale;
    return { keeps, writes: given.writes, ...(answered ? { head: settled } : {}) };
  }
  // Whatever else is corrected, what rests on a changed part is not left as it was.
  if (stale && !said.corrections.some(({ kind }) => kind === 'parts-renewed'))
    throw new Refused('rechecks.parts-stale', { ...stale }, { field: 'corrections', legal: ['parts-renewed'] });

  if (settled.late) throw new Refused('late-inputs.decide-after', { subject: settled.subject });

  const { corrections: wanted } = said;
  const peers = protects(matter, subject) ? peersOf(services, caller, about) : undefined;
  if (peers) begin(peers);
  const correcting = { matter, scheme, period: period.head, sheet: version, corrections: wanted };
  const corrected = correct(services, subject, correcting);
  const of = { period: period.head, subject: subject.head.subject };
  const rolledUp = stale ? await broughtAnew(services, caller, of) : undefined;
  const after = sheetAfter(corrected, about, { matter, previous: version, rolledUp });
  refuseGradeLost(about, await peers, after.head);
  const moved = after.before.score !== after.sheet.score;
  const { jurisdiction } = caller;
  const { group } = subject.head;
  const rerank = requestRerank({ jurisdiction, period: period.head.id, group, askedAt: now, trace });
  const [reopened, told] = await Promise.all([
    reopenResults(services, caller, { period, scheme, group, why: said.reason ?? '' }),
    moved ? toldToWholes(services, caller, { ...of, sheet: after.version }) : [],
  ]);
  const corrections = corrected.numbers;
  return {
    keeps: { ...given.keeps, corrections, sheet: after.version, previous: version },
    facts: { corrections, ...after.record },
    chain: corrected.chain,
    head: after.head,
    items: [after.item],
    writes: [...corrected.writes, ...given.writes, ...rerank.writes, ...reopened.writes, ...told],
    messages: [...rerank.messages, ...reopened.messages],
    difference: sheetDifference(after.before, after.sheet, language),
  };
}

/** 复核、申诉不加重: whatever an official, or the office for them, asked to look at again. */
const protects = ({ opened }: Matter, { head }: Subject): boolean => head.kind === 'official' && opened.move !== 'open';

/** The peer group as it ranks now. */
async function peersOf({ table }: Services, { jurisdiction }: Caller, { period: { head: period }, subject }: About) {
  const [{ heads }, results] = await Promise.all([
    headsOf(table, { jurisdiction, period, group: subject.head.group }),
    loadResults(table, jurisdiction, period.id),
  ]);
  return { heads, results };
}

/** What the correction does to the grade is seen only in the peer group: it is ranked here as it will be. */
function refuseGradeLost(
  { scheme, version, subject: { head } }: About,
  peers: Awaited<ReturnType<typeof peersOf>> | undefined,
  corrected: AppraisalHead,
): void {
  if (!peers) return;
  const { heads, results } = peers;
  const prepared = prepareScheme(scheme, version);
  const gradeIn = (members: readonly AppraisalHead[]) =>
    standingsOf(prepared, members, results).find(({ subject }) => subject === head.subject)?.standing.grade;
  const after = heads.map((one) => (one.subject === head.subject ? corrected : one));
  refuseLowerGrade(scheme, [gradeIn(heads), gradeIn(after)]);
}

/** What a decision changed, from the total down, as sentences. */
const sheetDifference = (before: ScoreSheet, after: ScoreSheet, language: Language): z.infer<typeof Difference> => ({
  before: before.score,
  after: after.score,
  sentences: diffSheets(before, after).map((change) => sayChange(change, language)),
});

/** The same of a matter that was decided, between the versions that are kept; undefined where no figure moved. */
export async function differenceOf(
  { table, language }: Services,
  { jurisdiction }: Caller,
  matter: Matter,
): Promise<z.infer<typeof Difference> | undefined> {
  const { period, subject, steps } = matter;
  const last = steps.at(-1);
  const [from, to] = [last?.['previous'] ?? openedOn(matter).sheet, last?.['sheet']];
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return undefined;
  const where = { jurisdiction, period, subject };
  const [before, after] = await Promise.all([readSheet(table, where, from), readSheet(table, where, to)]);
  if (!before || !after) throw new Refused('scoring.no-sheet');
  return sheetDifference(before, after, language);
}
