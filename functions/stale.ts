import { actor } from '../shared/domain/organisation/actors.ts';
import { isUndecided, rechecks } from '../shared/domain/matter/rechecks.ts';
import { open } from '../shared/domain/matter/matter.ts';
import { clockEnd } from '../shared/domain/organisation/clocks.ts';
import { beforeClose } from '../shared/domain/period/period.ts';
import { readsGrade } from '../shared/domain/period/roll-up.ts';
import { Refused } from '../shared/domain/refused.ts';
import { type AppraisalHead, appraisals } from '../shared/storage/appraisals.ts';
import { countIn, matterItem } from '../shared/storage/matters.ts';
import { type Brought, countedParts, isApproved, scoresOf } from '../shared/storage/parts.ts';
import { type PeriodHead, existingPeriod, periodCalendar } from '../shared/storage/periods.ts';
import { type Collection, type Existing, append, loadCollection, unchanged } from '../shared/storage/record.ts';
import { pinnedScheme } from '../shared/storage/schemes.ts';
import { standingSheet } from '../shared/storage/sheets.ts';
import type { Write } from '../shared/storage/table.ts';
import { recheckTexts } from '../shared/text/roll-up.ts';
import type { Caller, Services } from './services.ts';

/** Who opens what follows from the decision on a part. */
export const rollUp = actor('roll-up');

type Telling = Pick<Services, 'table' | 'now' | 'trace' | 'newId'>;
type Where = Pick<Caller, 'jurisdiction'>;

interface Changed {
  readonly period: PeriodHead;
  readonly subject: string;
  /** The version of its sheet by now. */
  readonly sheet: number;
  /** Where only its grade is another: from which to which. */
  readonly grades?: readonly (string | null)[];
}

/** 季度复核改变年度: a decision on a part is told to every period that was scored from it, in the transaction of the decision. */
export async function toldToWholes(services: Telling, caller: Where, changed: Changed): Promise<readonly Write[]> {
  const wholes = changed.period.rolledInto ?? [];
  return (await Promise.all(wholes.map((whole) => toldTo(services, caller, { whole, ...changed })))).flat();
}

/**
 * Before the whole closes there is nothing to tell, and it must not close meanwhile. While it is closing a record not scored yet
 * is marked, so that a worker who has read the part already reads it again. Afterwards the sheet is stale, and a recheck is
 * opened ex officio unless one is undecided: that one decides on this too.
 */
async function toldTo(
  services: Telling,
  { jurisdiction }: Where,
  { whole, period, subject, sheet, grades }: Changed & { readonly whole: string },
): Promise<readonly Write[]> {
  const { table, now, trace } = services;
  const [year, record] = await Promise.all([
    existingPeriod(table, jurisdiction, whole),
    loadCollection(table, appraisals.key(jurisdiction, whole, subject), appraisals),
  ]);
  const { head: yearly } = year;
  const part = Object.entries(yearly.rollsUp ?? {}).find(([, of]) => of === period.id)?.[0];
  const unused = part === undefined || yearly.withoutParts?.includes(part) || yearly.phase === 'cancelled';
  const { head } = record;
  if (unused || !head || beforeClose.some((phase) => phase === yearly.phase)) return [unchanged(year)];
  if (grades && !(await readsThem(services, jurisdiction, yearly, grades))) return [];
  const by = { by: rollUp, at: now, trace };
  const stale = { part, sheet };
  const event = { what: 'scoring.stale', data: { part, period: period.id, sheet } } as const;
  if (head.state === 'open' || (head.case && isUndecided(head.case)))
    return append(record, { ...event, ...by }, { head: { ...head, stale } }).writes;
  const told = append(record, { ...event, ...by });
  const opened = await exOfficio(services, jurisdiction, { year: yearly, record: { ...record, head }, part });
  if (!opened) return append(record, { ...event, ...by }, { head: { ...head, stale } }).writes;
  const { matter, facts, standing } = opened;
  const next = append(
    { ...told.chain, head },
    { what: 'matters.opened', why: recheckTexts.stale.zh, data: facts, ...by },
    { head: { ...head, stale, case: standing }, items: [matterItem(record.pk, matter)] },
  );
  return [...told.writes, ...next.writes];
}

/** A grade moved and no score: that matters where a condition of the whole reads it. */
async function readsThem(
  { table }: Telling,
  jurisdiction: string,
  { scheme: pin }: PeriodHead,
  grades: readonly (string | null)[],
): Promise<boolean> {
  return pin !== undefined && readsGrade((await pinnedScheme(table, jurisdiction, pin)).scheme, grades);
}

interface Opening {
  readonly year: PeriodHead;
  readonly record: Existing<AppraisalHead> & Collection<AppraisalHead>;
  readonly part: string;
}

/** None where the subject has as many as one may have, or no sheet to recheck. */
export async function exOfficio(services: Telling, jurisdiction: string, { year, record, part }: Opening) {
  const { table, now } = services;
  const earlier = countIn(record, 'rechecks');
  const standing = standingSheet(record);
  if (!year.scheme || !standing || earlier >= rechecks.most) return undefined;
  const [{ scheme }, calendar] = await Promise.all([
    pinnedScheme(table, jurisdiction, year.scheme),
    periodCalendar(table, jurisdiction, year),
  ]);
  const due = clockEnd(calendar, scheme.clocks.recheckDecision, now);
  const said = { reason: recheckTexts.stale.zh, items: [part], sheet: standing.version };
  const place = { period: year.id, subject: record.head.subject, id: services.newId(), earlier };
  const matter = open(rechecks, 'open', place, { by: rollUp.id, at: now, due, said });
  const { id, state } = matter;
  const facts = { items: [part], kind: rechecks.name, matter: id, move: 'open', state, due };
  return { matter, facts, standing: { id, state, due } };
}

/** What the parts bring now, for a decision on a stale sheet: nothing is scored from results that are not approved. */
export async function broughtAnew(
  { table }: Services,
  { jurisdiction }: Caller,
  { period, subject }: { readonly period: PeriodHead; readonly subject: string },
): Promise<Brought> {
  const parts = await countedParts(table, jurisdiction, period);
  const open = parts.counting.filter((part) => !isApproved(part)).map((part) => part.period.id);
  if (open.length > 0) throw new Refused('periods.part-not-approved', { periods: open.join(', ') });
  return (await scoresOf(table, { jurisdiction, subjects: [subject] }, parts))(subject);
}
