import type { Table } from '../../shared/storage/table.ts';
import { nextMove, schedule } from '../../functions/periods/move.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { enrol, openPeriod, period, recorded, smallScheme } from './enrolled.ts';
import { chinaTime, type makeWorld } from './world.ts';

type World = ReturnType<typeof makeWorld>;

/** Ten minutes after the end of assessment: when the schedule begins the close. */
export const closingAt = chinaTime('2026-10-21T00:10:00');

/** A subject with one figure filed and signed off, and one rating. */
export async function assessed(
  world: World,
  subject: string,
  { group = 'economic', shard = 0, filed = '80', mark = '75' } = {},
): Promise<void> {
  await enrol(world, subject, { group, shard });
  const given = { kind: 'number', number: filed };
  const figures = { indicator: 'budget', slot: 'period', given, source: '财政系统' };
  const n = await recorded(world, subject, 'clerk', 'progress.filed', figures);
  await recorded(world, subject, 'boss', 'progress.accepted', { filings: [n] });
  const marks = [{ indicator: 'service', mark }];
  await recorded(world, subject, 'rater', 'scoring.rated', { group: 'leaders', marks, submitted: true });
}

/** The instant that close bears: from which it was due. */
export const closedAs = chinaTime('2026-10-21T00:00:00');

export const groups = ['economic', 'social', 'towns'];

/** A period at the end of its assessment: `count` assessed subjects spread over three peer groups and over list shards. */
export async function endOfAssessment(
  world: World,
  count: number,
  shards = 1,
  scheme: Scheme = smallScheme,
): Promise<string[]> {
  world.clock.now = chinaTime('2026-10-19T09:00:00');
  await world.settings();
  const enrolled = Array.from({ length: shards }, (_, shard) => Math.ceil((count - shard) / shards));
  await openPeriod(world, 'assessment', { shards, enrolled, groups }, scheme);
  const subjects = Array.from({ length: count }, (_, n) => `unit.bureau-${String(n).padStart(3, '0')}`);
  for (const [n, subject] of subjects.entries()) {
    // Spread without a pattern that follows the order, with some equal scores among them.
    const filed = String(60 + ((n * 7) % 41));
    const mark = String(70 + ((n * 13) % 29));
    await assessed(world, subject, { group: groups[n % groups.length]!, shard: n % shards, filed, mark });
  }
  return subjects;
}

/** The move the schedule makes at the end of assessment; gives the messages it would send. */
export async function beginClose(
  { table, jurisdiction }: { table: Table; jurisdiction: string },
  at = closingAt,
): Promise<readonly Wake[]> {
  const chain = await existingPeriod(table, jurisdiction, period);
  const move = await nextMove({ table, now: at, trace: 'schedule' }, schedule(jurisdiction), chain);
  if (!move) throw new Error('the period does not owe its close yet');
  await table.write(move.writes);
  return move.messages;
}

export const periodHead = async ({ table, jurisdiction }: World): Promise<PeriodHead> =>
  (await existingPeriod(table, jurisdiction, period)).head;
