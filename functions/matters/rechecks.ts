import type * as z from 'zod';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import {
  givesClockAnew,
  openedOn,
  type rechecks,
  refuseAgain,
  reviewable,
  untilOf,
} from '../../shared/domain/matter/rechecks.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { lastToObject } from '../../shared/domain/result/notice.ts';
import { diffSheets } from '../../shared/domain/scoring/diff.ts';
import { type ScoreSheet, nodesOf } from '../../shared/domain/scoring/sheet.ts';
import { requestRerank } from '../../shared/storage/closing.ts';
import { objectionEnds } from '../../shared/storage/periods.ts';
import { readSheet, standingSheet } from '../../shared/storage/sheets.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { sayChange } from '../../shared/text/change.ts';
import type { Caller, Services } from '../services.ts';
import { correct, sheetAfter } from './correct.ts';
import type { Difference, Effect } from './effect.ts';
import { reopenResults } from './reopen.ts';
import { broughtAnew, toldToWholes } from './stale.ts';

type Moves = (typeof rechecks)['moves'];

/** 提出异议、提请复核、依职权复核: about items of the score sheet the subject stands by. */
export const openRecheck: Effect<z.output<Moves['open']['body']>> = {
  async on({ table, now }, { jurisdiction }, { move, said: { items }, period: { head: period }, subject, ...about }) {
    const earlier = about.earlier();
    // What was decided of the supervisor's own motion after archiving may be objected to as it was told, and nothing else.
    const anew = move === 'object' && now <= untilOf(0, earlier);
    if (!anew) requirePhase(period, now, reviewable);
    const standing = standingSheet(subject);
    if (period.provisionalAt === undefined || !standing) throw new Refused('results.none');
    const known = nodesOf(standing.sheet.trace);
    const unknown = items.find((item) => !known.includes(item));
    if (unknown !== undefined)
      throw new Refused('matters.unknown-item', { item: unknown }, { field: 'items', legal: known });
    const given = await objectionEnds(table, jurisdiction, { period, from: period.provisionalAt });
    const { timeZone } = period;
    const until = untilOf(lastToObject(about.scheme, given, subject.head), earlier);
    refuseAgain({ move, at: now, until, timeZone, from: subject.head.objection?.from ?? 0 }, earlier);
    return { keeps: { sheet: standing.version }, facts: { items } };
  },
};

/**
 * 复核决定. Corrections are entries of their own; they, the new version of the sheet, the request to rank the group again and the
 * decided recheck are one transaction. Results that were approved already go back with it.
 */
export const decideRecheck: Effect<z.output<Moves['uphold']['body']> | z.output<Moves['dismiss']['body']>> = {
  async on(services, caller, about) {
    const { now, trace, language } = services;
    const { matter, said, period, scheme, calendar, subject } = about;
    if (!matter) throw new Error('only what was opened is decided');
    // The subject may object to what it did not ask for: until when is told with the decision and holds.
    const anew = givesClockAnew(matter) ? { until: clockEnd(calendar, scheme.clocks.objection, now) } : {};
    const { sheet: version } = openedOn(matter);
    const { stale, ...settled } = subject.head;
    if (!('corrections' in said))
      return { keeps: { ...anew, corrections: [], sheet: version }, ...(stale ? { head: settled } : {}) };
    // Whatever else is corrected, what rests on a changed part is not left as it was.
    if (stale && !said.corrections.some(({ kind }) => kind === 'parts-renewed'))
      throw new Refused('rechecks.parts-stale', { ...stale }, { field: 'corrections', legal: ['parts-renewed'] });

    const corrected = correct(services, subject, { matter: matter.id, sheet: version, corrections: said.corrections });
    const of = { period: period.head, subject: subject.head.subject };
    const rolledUp = stale ? await broughtAnew(services, caller, of) : undefined;
    const after = sheetAfter(corrected, about, { matter, rolledUp });
    const moved = after.before.score !== after.sheet.score;
    const { jurisdiction } = caller;
    const { group } = subject.head;
    const rerank = requestRerank({ jurisdiction, period: period.head.id, group, askedAt: now, trace });
    const [reopened, told] = await Promise.all([
      reopenResults(services, caller, { period, scheme, group, why: said.reason }),
      moved ? toldToWholes(services, caller, { ...of, sheet: after.version }) : [],
    ]);
    const corrections = corrected.numbers;
    return {
      keeps: { ...anew, corrections, sheet: after.version },
      facts: { corrections, ...after.record },
      chain: corrected.chain,
      head: after.head,
      items: [after.item],
      writes: [...corrected.writes, ...rerank.writes, ...reopened.writes, ...told],
      messages: [...rerank.messages, ...reopened.messages],
      difference: sheetDifference(after.before, after.sheet, language),
    };
  },
};

/** What a decision changed, from the total down, as sentences. */
const sheetDifference = (before: ScoreSheet, after: ScoreSheet, language: Language): z.infer<typeof Difference> => ({
  before: before.score,
  after: after.score,
  sentences: diffSheets(before, after).map((change) => sayChange(change, language)),
});

/** The same of a recheck that was decided, between the versions that are kept; undefined where no figure moved. */
export async function differenceOf(
  { table, language }: Services,
  { jurisdiction }: Caller,
  { period, subject, opened, steps }: Matter,
): Promise<z.infer<typeof Difference> | undefined> {
  const [from, to] = [opened['sheet'], steps.at(-1)?.['sheet']];
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return undefined;
  const where = { jurisdiction, period, subject };
  const [before, after] = await Promise.all([readSheet(table, where, from), readSheet(table, where, to)]);
  if (!before || !after) throw new Refused('scoring.no-sheet');
  return sheetDifference(before, after, language);
}
