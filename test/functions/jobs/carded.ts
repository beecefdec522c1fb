import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import type { CardData } from '../../../shared/domain/filing/cards.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { beginCards } from '../../../shared/storage/cards.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { enrol, openPeriod, period, recorded } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { goals, subject, type County } from '../goals/stage.ts';

export const minute = 60_000;
export const others = ['unit.a', 'unit.b', 'unit.c'];
/** Of the monthly figure of July: warned of, due until, red from. */
export const july = {
  warned: chinaTime('2026-07-31T00:00:00'),
  yellow: chinaTime('2026-08-08T00:00:00'),
  red: chinaTime('2026-08-12T00:00:00'),
};

/** A county in implementation whose cards are shown from the middle of July on, with three more units that have goals. */
export async function cardedCounty(county: Promise<County>) {
  const world = await county;
  const { table, jurisdiction } = world;
  world.clock.now = chinaTime('2026-07-14T10:00:00');
  const hash = 'a'.repeat(64);
  for (const unit of others) {
    await enrol(world, unit);
    await recorded(world, unit, 'office', 'goals.countered', { version: 1, side: 'assessor', hash, goals: goals() });
    await recorded(world, unit, 'chair', 'goals.imposed', { version: 1, hash });
  }
  const { head } = await existingPeriod(table, jurisdiction, period);
  await openPeriod(world, 'implementation', { ...head, phase: 'implementation' });
  await table.write(await beginCards(table, jurisdiction, head, chinaTime('2026-07-15T09:00:00')));
  return world;
}

/** Runs of the schedule and of workers over the cards of one world. */
export function showing(world: County, of: Platform = world.platform) {
  const { table, jurisdiction } = world;
  const queue: Wake[] = [];
  const key = { pk: partition.job(jurisdiction, 'cards', period), sk: sort.job };
  const platform: Platform = { ...of, jobs: { send: async (messages) => void queue.push(...messages) } };
  const wakes = async (now: number) => void queue.splice(0, Infinity, ...(await wakesFor(table, key, now)));
  const drain = async (now: number, on: Platform = platform, hasTime = () => true): Promise<void> => {
    for (let wake = queue.shift(); wake; wake = queue.shift())
      await work(on, kinds, wake, { holder: 'worker', now, hasTime });
  };
  return {
    platform,
    queue,
    wakes,
    drain,
    /** The schedule comes by, and workers do what it finds. */
    async comesBy(now: number, on: Platform = platform) {
      await wakes(now);
      await drain(now, on);
    },
    /** When the schedule finds them due next. */
    due: async () =>
      Number(/^\d{13}/.exec(JSON.stringify((await table.get(key))?.['gsi2sk'] ?? '').slice(1))?.[0] ?? 0),
  };
}

/** The cards of a record, in the order they were shown. */
export async function cardsOf(world: County, of = subject): Promise<string[]> {
  const { entries } = await existingRecord(world.table, world.jurisdiction, period, of);
  return entries
    .filter(({ what }) => what === 'progress.card')
    .map(({ data }) => data as unknown as CardData)
    .map(({ indicator, slot, state }) => `${indicator} ${slot} ${state}`);
}

export const countsOf = async (world: County, of = subject) =>
  (await existingRecord(world.table, world.jurisdiction, period, of)).head.cards;
