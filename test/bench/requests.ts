import { TransactWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item, Table } from '../../shared/storage/table.ts';
import { startEngine } from '../make/engine.ts';
import { elapsed, median, milliseconds, printTable, ratio } from './figures.ts';
import { leastCapacity } from './least.ts';
import { quarter } from './quarter.ts';
import { recorded, type Asked, type Taken } from './recorded.ts';

const rounds = 40;
const units = Array.from({ length: rounds }, (_, n) => `unit-${String(n).padStart(2, '0')}`);

/** A quarter of forty units through the real handlers, each request beside the bare SDK doing the same to the same items. */
export async function benchRequests(): Promise<void> {
  const engine = await startEngine();
  try {
    const documents = DynamoDBDocumentClient.from(engine.client, { marshallOptions: { removeUndefinedValues: true } });
    const transact = (items: readonly Item[]) =>
      documents.send(
        new TransactWriteCommand({
          TransactItems: items.map((Item) => ({ Put: { TableName: engine.name, Item: { ...Item } } })),
        }),
      );
    const recorder = recorded(engine, false);
    const table = engine.table();
    const times = new Map<string, { handler: number[]; bare: number[]; same: number[]; calls: number }>();
    let copies = 0;
    await quarter(recorder.engine, units, async (useCase, happen) => {
      recorder.take();
      const handler = await elapsed(happen);
      const { asked } = recorder.take();
      const of = times.get(useCase) ?? { handler: [], bare: [], same: [], calls: asked.length };
      times.set(useCase, of);
      of.handler.push(handler);
      // The copies are written to collections of their own, so that each finds the table as its original did.
      const puts = putsOf(asked);
      const [one, other] = [copy(puts, (copies += 1)), copy(puts, (copies += 1))];
      const bare = async () =>
        void of.bare.push(await elapsed(() => (puts.length > 0 ? transact(one) : readAll(table, asked))));
      const same = async () =>
        void of.same.push(
          await elapsed(async () => {
            await readOneByOne(table, asked);
            if (puts.length > 0) await transact(other);
          }),
        );
      for (const run of copies % 4 === 0 ? [bare, same] : [same, bare]) await run();
    });
    printTable(
      `Requests through the real handlers against the bare SDK on the same engine (medians of ${rounds}, interleaved)`,
      ['use case', 'ms', 'bare ms', '÷ bare', 'calls', '÷ same calls'],
      [...times].map(([useCase, { handler, bare, same, calls }]) => {
        const took = median(handler);
        const compared =
          calls === 0
            ? ['—', '—', calls, '—']
            : [milliseconds(median(bare)), ratio(took, median(bare)), calls, ratio(took, median(same))];
        return [useCase, milliseconds(took), ...compared];
      }),
    );
    console.log('\nbare: one transaction of the items written, or, of what only reads, its reads all at once.');
    console.log('same calls: the same reads one after another, and then that transaction.');
  } finally {
    await engine.stop();
  }
}

const putsOf = (asked: readonly Asked[]): Item[] =>
  asked.flatMap((one) => ('write' in one ? one.write : [])).flatMap((one) => ('put' in one ? [one.put] : []));

/** The items under other keys of the same length. */
const copy = (items: readonly Item[], number: number): Item[] =>
  items.map((item) => {
    const { pk } = item;
    return { ...item, pk: typeof pk === 'string' ? `${pk.slice(0, -6)}${String(number).padStart(6, '0')}` : pk };
  });

function readsOf(table: Table, asked: readonly Asked[]): (() => Promise<unknown>)[] {
  return asked.flatMap((one): (() => Promise<unknown>)[] => {
    if ('get' in one) return [() => table.get(one.get)];
    if ('getMany' in one) return [() => table.getMany(one.getMany)];
    return 'query' in one ? [() => table.query(one.query)] : [];
  });
}

const readAll = (table: Table, asked: readonly Asked[]) => Promise.all(readsOf(table, asked).map((read) => read()));

async function readOneByOne(table: Table, asked: readonly Asked[]): Promise<void> {
  for (const read of readsOf(table, asked)) await read();
}

/** Capacity units of every use case against the least its items could be read and written with. */
export async function benchCapacity(): Promise<void> {
  const engine = await startEngine();
  try {
    const recorder = recorded(engine, true);
    const taken = new Map<string, Taken>();
    await quarter(recorder.engine, ['finance'], async (useCase, happen) => {
      recorder.take();
      await happen();
      taken.set(useCase, recorder.take());
    });
    printTable(
      'Capacity units against the least possible (items × sizes)',
      ['use case', 'read', 'least', 'write', 'least'],
      [...taken].map(([useCase, { asked, read, write }]) => {
        const least = leastCapacity(asked);
        return [useCase, read, least.read, write, least.write];
      }),
    );
  } finally {
    await engine.stop();
  }
}
