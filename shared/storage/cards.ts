import * as z from 'zod';
import { cardMoments, type Told } from '../domain/filing/cards-owed.ts';
import { looksOf } from '../domain/filing/outliers.ts';
import { beforeClose } from '../domain/period/period.ts';
import { done, enterStage, jobFields, jobOf } from './jobs.ts';
import { collectionName, partition, sort } from './keys.ts';
import { type PeriodHead, withFilingDues } from './periods.ts';
import { pinnedScheme } from './schemes.ts';
import type { Table, Write } from './table.ts';

/** One run of the cards of a period: everything that came behind `after` and up to `until`. */
export const CardsJob = z.strictObject({
  ...jobFields,
  kind: z.literal('cards'),
  period: z.string(),
  /** Peer groups whose figures are looked through for outliers; none where no slot turned red. */
  groups: z.array(z.string()).default([]),
  /** None where nothing came. */
  shards: z.int().min(0),
  after: z.int().min(0),
  until: z.int().min(0),
  /** When the next run is due; absent after the end of assessment. */
  next: z.int().optional(),
});
export type CardsJob = z.infer<typeof CardsJob>;

/** The record whose jobs are the cards of a period: of its own, so that a close waits for none of them. */
const cardsOf = (period: string): string => collectionName(partition.job('', 'cards', period));

interface Run {
  readonly generation: number;
  readonly after: number;
  readonly until: number;
}

/** The run that shows all cards that came since the last one. */
export function cardsJob(jurisdiction: string, told: Told & { period: PeriodHead }, run: Run): Omit<CardsJob, 'stage'> {
  const { id: period, phase, deadlines, shards, groups = [] } = told.period;
  const { generation, after, until } = run;
  const open = beforeClose.some((one) => one === phase);
  const came = open && cardMoments(told, { after, until }).length > 0;
  const [coming] = cardMoments(told, { after: until, until: Infinity });
  // Assessment may be extended, and with it what is due with its end: its end of now is looked at once more.
  const next = !open || until > deadlines.assessment ? undefined : (coming?.at ?? deadlines.assessment + 1);
  return {
    jurisdiction,
    kind: 'cards',
    generation,
    at: until,
    trace: `cards@${new Date(until).toISOString()}`,
    period,
    shards: came ? shards : 0,
    groups: open && looksOf(told, { after, until }).length > 0 ? groups : [],
    after,
    until,
    ...(next === undefined ? {} : { next }),
  };
}

/** A period with its scheme and the times of its filings. */
export async function toldOf(
  table: Table,
  jurisdiction: string,
  head: PeriodHead,
): Promise<(Told & { period: PeriodHead }) | undefined> {
  if (!head.scheme) return undefined;
  const [period, { scheme }] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    pinnedScheme(table, jurisdiction, head.scheme),
  ]);
  return { scheme, period };
}

/** From now on the cards of a period are shown. */
export function firstCards(jurisdiction: string, told: Told & { period: PeriodHead }, now: number): readonly Write[] {
  const first = cardsJob(jurisdiction, told, { generation: 1, after: now, until: now });
  const job = jobOf(cardsOf(told.period.id), { ...first, stage: done });
  return enterStage({ job, parts: [], again: first.next }).writes;
}

/** The same for a period that was opened before there were cards; nothing where that has begun. */
export async function beginCards(
  table: Table,
  jurisdiction: string,
  head: PeriodHead,
  now: number,
): Promise<readonly Write[]> {
  const pk = partition.job(jurisdiction, 'cards', head.id);
  if (await table.get({ pk, sk: sort.job })) return [];
  const told = await toldOf(table, jurisdiction, head);
  return told ? firstCards(jurisdiction, told, now) : [];
}
