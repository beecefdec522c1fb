import { mostBulkRows } from '../../functions/acts.ts';
import type { Row } from '../../shared/storage/bulk.ts';
import type { Meter } from '../../shared/storage/dynamodb.ts';
import { figuresFiled, turnOf, workedOff, type County } from '../functions/bulk/figures.ts';
import { startEngine, type Engine } from '../make/engine.ts';
import { elapsed, printTable, ratio } from './figures.ts';

const rows = mostBulkRows;
/** As many as the worker of the job does together. */
const together = 16;

type World = County['world'];

/** Rows of one act that somebody may do, in a county of their own. */
interface Prepared {
  readonly county: County;
  readonly by: string;
  readonly act: 'progress.accept' | 'organisation.grant';
  readonly rows: readonly Row[];
  readonly one: (by: ReturnType<World['as']>, at: number) => Promise<unknown>;
}

type Prepare = (engine: Engine, meter: Meter) => Promise<Prepared>;

async function accepting(engine: Engine, meter: Meter): Promise<Prepared> {
  const county = await figuresFiled(engine, rows, meter);
  const one = (by: ReturnType<World['as']>, at: number) => {
    const { period, subject, filings } = county.rows[at]!;
    return by.call('progress.accept', { params: { period, subject }, body: { filings } });
  };
  return { county, by: 'office', act: 'progress.accept', rows: county.rows, one };
}

async function granting(engine: Engine, meter: Meter): Promise<Prepared> {
  const county = await figuresFiled(engine, 0, meter);
  const { world } = county;
  const officials = Array.from({ length: rows }, (_, n) => `clerk-${String(n).padStart(4, '0')}`);
  for (let start = 0; start < rows; start += together)
    await Promise.all(officials.slice(start, start + together).map((id) => world.person(id, 'county')));
  const grant = { role: 'unit-contributor' as const, unit: 'county', why: '三季度填报人员' };
  const one = (by: ReturnType<World['as']>, at: number) =>
    by.call('organisation.grant', { params: { official: officials[at]! }, body: grant });
  const given = officials.map((official) => ({ official, ...grant }));
  return { county, by: 'security', act: 'organisation.grant', rows: given, one };
}

/** How the rows are done, and how many requests that takes of whoever asks. */
const ways: Readonly<Record<string, (prepared: Prepared) => Promise<number>>> = {
  'single requests, one after another': async ({ county, by, one }) => {
    const client = county.world.as(by);
    for (let at = 0; at < rows; at += 1) await one(client, at);
    return rows;
  },
  [`single requests, ${together} at a time`]: async ({ county, by, one }) => {
    const client = county.world.as(by);
    for (let at = 0; at < rows; at += together)
      await Promise.all(Array.from({ length: Math.min(together, rows - at) }, (_, n) => one(client, at + n)));
    return rows;
  },
  'one act for many': async ({ county, by, act, rows: asked }) => {
    const client = county.world.as(by);
    const body = { act, why: '三季度集中办理', rows: asked } as never;
    const { id } = (await client.call('bulk.ask', { body })).body;
    await workedOff(county, county.world.platform, turnOf(county));
    const { done, refused } = (await client.call('bulk.read', { params: { bulk: id } })).body;
    if (done !== rows || refused !== 0) throw new Error(`${done} rows were done and ${refused} refused`);
    return 2;
  },
};

/** As many rows as one act takes, done by single requests and by one act, in the same run and on the same engine. */
export async function benchBulk(): Promise<void> {
  for (const [name, prepare] of Object.entries({ accept: accepting, grant: granting } satisfies Record<
    string,
    Prepare
  >)) {
    const measured: { way: string; requests: number; calls: number; time: number }[] = [];
    for (const [way, run] of Object.entries(ways)) {
      const engine = await startEngine();
      try {
        let calls = 0;
        const prepared = await prepare(engine, () => void (calls += 1));
        calls = 0;
        let requests = 0;
        const time = await elapsed(async () => (requests = await run(prepared)));
        measured.push({ way, requests, calls, time });
      } finally {
        await engine.stop();
      }
    }
    const least = measured[0]!;
    printTable(
      `bulk: ${rows} rows to ${name}`,
      ['', 'requests', 'calls of the table', 'seconds', 'ratio', 'rows/s'],
      measured.map(({ way, requests, calls, time }) => [
        way,
        requests,
        calls,
        (time / 1000).toFixed(1),
        ratio(time, least.time),
        ((rows / time) * 1000).toFixed(0),
      ]),
    );
  }
}
