import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { routes } from '../../../functions/reports/routes.ts';
import type { Platform } from '../../../functions/services.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import type { TableName } from '../../../shared/reports/tables/tables.ts';
import { openBook } from '../../../shared/workbook/book.ts';
import { rowsOf } from '../../../shared/workbook/rows.ts';
import { endOfAssessment } from '../../make/closing.ts';
import type { Engine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { makeWorld } from '../../make/world.ts';

/** A county at the end of assessment with its office, and leaders of two of its bureaus. */
export async function tabledCounty(engine: Engine, subjects = 4, shards = 1) {
  const world = makeWorld(engine, routes);
  await endOfAssessment(world, subjects, shards);
  await world.unit('county', { level: 'county' });
  for (let n = 0; n < subjects; n += 1)
    await world.unit(`bureau-${String(n).padStart(3, '0')}`, { parent: 'county', path: ['county'] });
  await world.person('office', 'county', ['performance-office']);
  await world.person('chair', 'county', ['committee']);
  await world.person('leader', 'bureau-001', ['unit-leader']);
  return world;
}
export type Tabled = Awaited<ReturnType<typeof tabledCounty>>;

interface Wanted {
  readonly table: TableName;
  readonly format?: 'xlsx' | 'csv';
  readonly unit?: string;
}

/** Asks for a table; its messages wait in `world.sent`. */
export const ask = async (world: Tabled, person: string, wanted: Wanted): Promise<string> =>
  (await world.as(person).call('reports.ask-table', { params: { period }, body: wanted })).body.id;

/** Works off what was asked. */
export async function made(world: Tabled, on: Platform = world.platform): Promise<void> {
  const queue: Wake[] = world.sent.splice(0);
  const platform = { ...on, jobs: { send: async (messages: readonly Wake[]) => void queue.push(...messages) } };
  const turn = { holder: 'worker', now: world.clock.now, hasTime: () => true };
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work(platform, kinds, wake, turn);
}

/** What the schedule finds of a table that broke off. */
export const left = (world: Tabled, id: string, now: number): Promise<Wake[]> =>
  wakesFor(world.table, { pk: partition.job(world.jurisdiction, 'tables', id), sk: sort.job }, now);

/** The bytes of one file of a table, by the link it was given under. */
export async function fileOf(world: Tabled, person: string, id: string, file = 1): Promise<Uint8Array> {
  await world.as(person).call('reports.link-table', { params: { period, table: id }, body: { file } });
  return [...world.reports].find(([key]) => key.includes(`/tables/${id}/${String(file).padStart(4, '0')}.`))![1];
}

/** The rows of a workbook as a spreadsheet shows them, headings first. */
export function cellsOf(bytes: Uint8Array): string[][] {
  const book = openBook(bytes);
  const { rows } = rowsOf(book, book.sheets[0]!.part, { figures: 'shown', keep: () => true });
  return rows.map(({ cells }) =>
    Array.from({ length: Math.max(...cells.keys()) + 1 }, (_, at) => cells.get(at)?.text ?? ''),
  );
}

/** Asked for, made, fetched and read. */
export async function tableFor(world: Tabled, person: string, wanted: Wanted): Promise<string[][]> {
  const id = await ask(world, person, wanted);
  await made(world);
  return cellsOf(await fileOf(world, person, id));
}
