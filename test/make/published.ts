import { work, type Turn } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { append } from '../../shared/storage/record.ts';
import { readClosing, startClosing } from '../../shared/storage/closing.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { readSheet, sheetItem } from '../../shared/storage/sheets.ts';
import { beginClose, closingAt } from './closing.ts';
import { period } from './enrolled.ts';
import type { makeWorld } from './world.ts';
import { happened } from './happened.ts';

type World = ReturnType<typeof makeWorld>;

/** Works off the queue as the event source does. */
export async function workedOff({ platform }: World, queue: Wake[], now: number): Promise<void> {
  const turn: Turn = { holder: 'worker', now, hasTime: () => true };
  const jobs = { send: async (messages: readonly Wake[]) => void queue.push(...messages) };
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work({ ...platform, jobs }, kinds, wake, turn);
}

export const closed = async (world: World): Promise<void> =>
  workedOff(world, [...(await beginClose(world))], closingAt);

const day = 24 * 60 * 60_000;

/** A decision after the close gives a subject its second sheet; then the results are published, which seals once more. */
export async function decidedAndPublished(world: World, subject: string): Promise<void> {
  const { table, jurisdiction } = world;
  const where = { jurisdiction, period, subject };
  const chain = await existingAppraisal(table, jurisdiction, period, subject);
  const sheet = (await readSheet(table, where, 1))!;
  const { hash: _, ...item } = sheetItem(2, { ...sheet, score: '92.87', exact: '92.87' });
  const head = { ...chain.head, score: { ...chain.head.score!, sheet: 2, rounded: '92.87', exact: '92.87' } };
  const happening = happened('matters.moved', closingAt + day, { by: { id: 'supervisor', rolesUsed: [] } });
  await table.write(append(chain, happening, { head, items: [item] }).writes);
  const last = (await readClosing(table, jurisdiction, period))!;
  const at = closingAt + 2 * day;
  const job = startClosing({ ...last, kind: 'publication', generation: last.generation + 1, at });
  await table.write(job.writes);
  await workedOff(world, [...job.messages], at);
}
