import { advance } from '../../../functions/periods/advance.ts';
import { append, entries } from '../../../shared/storage/record.ts';
import { existingPeriod, type PeriodHead } from '../../../shared/storage/periods.ts';
import { chinaTime } from '../../make/world.ts';
import { id, type Scene } from './scene.ts';
import { happened } from '../../make/happened.ts';

export const after = {
  planning: '2026-07-16T00:00:00',
  assessment: '2026-10-21T00:05:00',
  feedback: '2026-11-04T00:05:00',
};

/** One run of the schedule at a local time; what it moved in this jurisdiction. */
export async function run({ world }: Scene, local: string): Promise<string[]> {
  const { table, jobs } = world.platform;
  const { moved } = await advance({ table, jobs, now: chinaTime(local), trace: 'run' });
  return moved
    .filter((name) => name.startsWith(world.jurisdiction))
    .map((name) => name.slice(name.lastIndexOf('/') + 1));
}

/** Messages about the jobs of the period; a run of the schedule also wakes the jobs of other tests. */
export const wakes = ({ world }: Scene) =>
  world.sent.filter((wake) => wake.jurisdiction === world.jurisdiction && wake.record === `closing/${id}`);

export const period = async ({ world }: Scene) => (await existingPeriod(world.table, world.jurisdiction, id)).head;
export const chainOf = async ({ world }: Scene) => entries(world.table, world.partition.period(world.jurisdiction, id));

/** The period as the closing job, or the committee, leaves it. */
export async function change({ world }: Scene, more: Partial<PeriodHead>) {
  const chain = await existingPeriod(world.table, world.jurisdiction, id);
  const head = { ...chain.head, ...more };
  await world.table.write(append(chain, happened('periods.deadlines-extended', world.clock.now), { head }).writes);
}
