import { createHash } from 'node:crypto';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  type DynamoDBClient,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { type Turn, work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { closingWakes, readClosing } from '../../../shared/storage/closing.ts';
import { openTable } from '../../../shared/storage/dynamodb.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { groupsInRanking } from '../../../shared/storage/results.ts';
import type { Table, Write } from '../../../shared/storage/table.ts';
import { closingAt } from '../../make/closing.ts';
import { tableShape } from '../../make/engine.ts';
import { period as usual } from '../../make/enrolled.ts';
import type { makeWorld } from '../../make/world.ts';

type World = ReturnType<typeof makeWorld>;
type Row = Record<string, AttributeValue>;

export const patient: Turn = { holder: 'worker', now: closingAt, hasTime: () => true };

/** Delivers messages until the queue is empty, as the event source does. */
export async function drain(platform: Platform, queue: Wake[], turn: Turn = patient): Promise<void> {
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work(platform, kinds, wake, turn);
}

/** Everything a table holds, for putting into another. */
export async function rowsOf(client: DynamoDBClient, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after: Row | undefined;
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: name, ...(after ? { ExclusiveStartKey: after } : {}) }),
    );
    rows.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after);
  return rows;
}

let copies = 0;

/** The name of a new table that holds these. */
export async function tableWith(client: DynamoDBClient, rows: readonly Row[]): Promise<string> {
  const name = `copy-${(copies += 1)}`;
  await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...tableShape }));
  for (let start = 0; start < rows.length; start += 25) {
    const requests = rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: requests } }));
  }
  return name;
}

/** What a close leaves, as sums: every item but the job's own working state, and every report. The engine gives a map's fields in any order. */
export function outcome(rows: readonly Row[], reports: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const records = rows
    .filter(({ pk }) => !pk?.S?.includes('#closing#'))
    .map((row) => [`${row['pk']?.S} ${row['sk']?.S}`, sum(canonical(JSON.parse(JSON.stringify(row))))]);
  return Object.fromEntries([...records, ...[...reports].map(([key, bytes]) => [key, sum(bytes)])]);
}

const sum = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The first write of this kind waits for something that happens between reading and writing. */
export function meanwhile(
  table: Table,
  kind: (writes: readonly Write[]) => boolean,
  happens: () => Promise<unknown>,
): Table {
  let happened = false;
  return {
    ...table,
    async write(writes) {
      if (!happened && kind(writes)) {
        happened = true;
        await happens();
      }
      return table.write(writes);
    },
  };
}

export class Killed extends Error {}

/**
 * A platform that dies at its n-th outward act (a transaction, a file, a message): before it is done, or right after, when
 * nobody hears of it any more. A dead process does nothing else.
 */
export function mortal(platform: Platform, dies: { at: number; when: 'before' | 'after' }) {
  let acts = 0;
  let dead = false;
  const act = async <T>(deed: () => Promise<T>): Promise<T> => {
    const mine = (acts += 1);
    if (dead || (mine === dies.at && dies.when === 'before')) return die();
    const done = await deed();
    return dead || mine === dies.at ? die() : done;
  };
  const die = (): never => {
    dead = true;
    throw new Killed();
  };
  const { bus, table, files, jobs } = platform;
  const mortalTable: Table = { ...table, write: (writes) => act(() => table.write(writes)) };
  return {
    acts: () => acts,
    platform: {
      ...platform,
      bus: { put: (events: Parameters<typeof bus.put>[0]) => act(() => bus.put(events)) },
      table: mortalTable,
      files: {
        ...files,
        writeReport: (...file: Parameters<typeof files.writeReport>) => act(() => files.writeReport(...file)),
      },
      jobs: { send: (messages: readonly Wake[]) => act(() => jobs.send(messages)) },
    } satisfies Platform,
  };
}

/** A platform on which every third transaction and every third message is refused as AWS does when it is busy. */
export function throttled({ table, jobs, ...platform }: Platform): Platform {
  let [writes, sent] = [0, 0];
  const slowDown = (): never => {
    throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
  };
  return {
    ...platform,
    table: { ...table, write: async (items) => ((writes += 1) % 3 === 0 ? slowDown() : table.write(items)) },
    jobs: { send: async (messages) => ((sent += 1) % 3 === 2 ? slowDown() : jobs.send(messages)) },
  };
}

/** Delivers what is in the queue in reverse, each message twice, and anew what failed; how many failed. */
export async function redelivered(platform: Platform, queue: Wake[], turn: Turn = patient): Promise<number> {
  let failed = 0;
  for (let wake = queue.pop(); wake; wake = queue.pop()) {
    let again = false;
    for (const holder of [turn.holder, 'another worker'])
      try {
        await work(platform, kinds, wake, { ...turn, holder });
      } catch (error) {
        if (!String(error).includes('slow down')) throw error;
        failed += 1;
        again = true;
      }
    if (again) queue.unshift(wake);
  }
  return failed;
}

interface Kept {
  readonly client: DynamoDBClient;
  readonly world: Pick<World, 'platform' | 'reports'>;
  readonly rows: readonly Row[];
  readonly woken: readonly Wake[];
}

/** The same state and messages on a table and a file store of their own. */
export async function copied({ client, world, rows, woken }: Kept) {
  const name = await tableWith(client, rows);
  const queue: Wake[] = [...woken];
  const reports = new Map(world.reports);
  const platform: Platform = {
    ...world.platform,
    table: openTable(name, client),
    jobs: { send: async (sent) => void queue.push(...sent) },
    files: {
      ...world.platform.files,
      writeReport: async (key, bytes, _type, over) => {
        if (reports.has(key) && !over) return false;
        reports.set(key, bytes);
        return true;
      },
      readReport: async (key) => reports.get(key),
    },
  };
  return { platform, queue, left: async () => outcome(await rowsOf(client, name), reports) };
}

/** The same for a job that stands in a collection of its own, whose working state is none of what it leaves. */
export async function copiedJob(kept: Kept) {
  const copy = await copied(kept);
  const left = async () =>
    Object.fromEntries(Object.entries(await copy.left()).filter(([key]) => !key.includes('#job#')));
  return { ...copy, left };
}

/** Works until the process dies; true if it lived to the end. */
export async function outlives(platform: Platform, queue: Wake[], holder: string): Promise<boolean> {
  try {
    await drain(platform, queue, { ...patient, holder });
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/** What the schedule does for a job whose worker is gone: an hour later every lease has run out. */
export async function revive(
  platform: Platform,
  { jurisdiction, partition }: Pick<World, 'jurisdiction' | 'partition'>,
  queue: Wake[],
  { period, from }: { readonly period: string; readonly from: number } = { period: usual, from: closingAt },
): Promise<void> {
  const hour = 3_600_000;
  for (let run = 1; run < 20; run += 1) {
    const now = from + run * hour;
    const job = await readClosing(platform.table, jurisdiction, period);
    const waiting = await groupsInRanking(platform.table, jurisdiction, period);
    if (!job || (job.stage === 'done' && waiting.length === 0)) return;
    queue.length = 0;
    for (const sk of job.stage === 'done' ? waiting.map(sort.pending) : [sort.job])
      queue.push(...(await closingWakes(platform.table, { pk: partition.closing(jurisdiction, period), sk }, now)));
    await drain(platform, queue, { holder: `schedule-${run}`, now, hasTime: () => true });
  }
  throw new Error('the close does not come to an end');
}
