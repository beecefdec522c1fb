import { fork } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/periods/routes.ts';
import { startDynamo } from '../../local/dynamodb/engine.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import { openTable } from '../../shared/storage/dynamodb.ts';
import { outcome, rowsOf } from '../functions/jobs/worker.ts';
import { beginClose, closingAt, endOfAssessment } from '../make/closing.ts';
import { filesOf, period } from '../make/enrolled.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock } from '../make/system.ts';
import { makeWorld } from '../make/world.ts';

/** Longer than a lease: whoever starts then finds the dead worker's part free. */
const tenMinutes = 600_000;
const subjects = 24;

let templatePath: string;
let jurisdiction: string;
/** A data folder as a machine leaves it that dies right after the close began: the job stands, its messages are lost. */
let snapshot: string;
let undisturbed: { took: number; left: Record<string, string> };

beforeAll(async () => {
  templatePath = await builtSystem();
  snapshot = temporaryFolder();
  // Makes the tables, the buckets and the secrets.
  await (await startSystem({ templatePath, directory: snapshot, clock: stillClock(closingAt) })).stop();
  await withTable(snapshot, async (client, name) => {
    const engine = { name, client, table: () => openTable(name, client), stop: async () => undefined };
    const world = makeWorld(engine, routes);
    jurisdiction = world.jurisdiction;
    await world.person('li', 'office', ['performance-office']);
    await endOfAssessment(world, subjects, 2);
    await beginClose(world);
  });
  const calm = copyOfSnapshot();
  const { took } = await live(calm, 1);
  undisturbed = { took, left: await whatIsLeft(calm) };
});

function copyOfSnapshot(): string {
  const folder = temporaryFolder();
  cpSync(snapshot, folder, { recursive: true });
  return folder;
}

/** The engine alone on a data folder, while no system runs on it. */
async function withTable<T>(directory: string, look: (client: DynamoDBClient, name: string) => Promise<T>): Promise<T> {
  const engine = await startDynamo({ directory: join(directory, 'dynamodb') });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'cn-north-1', credentials });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    return await look(client, TableNames[0]!);
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** One life of the whole system in a process of its own, killed after so many milliseconds of work if it still lives. */
async function live(directory: string, life: number, killAfter?: number): Promise<{ took: number; killed: boolean }> {
  const now = String(closingAt + life * tenMinutes);
  const child = fork(join(import.meta.dirname, 'killed.child.ts'), [templatePath, directory, now], {
    stdio: 'inherit',
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await new Promise((resolve) => child.once('message', resolve));
  const began = Date.now();
  const errors = new Promise<string[]>((resolve) =>
    child.once('message', (said: { errors: string[] }) => resolve(said.errors)),
  );
  if (killAfter !== undefined) {
    await Promise.race([sleep(killAfter), errors]);
    child.kill('SIGKILL');
  } else expect(await errors).toEqual([]);
  const took = Date.now() - began;
  return { took, killed: (await ended) === 'SIGKILL' };
}

const whatIsLeft = async (directory: string) =>
  outcome(await withTable(directory, (client, name) => rowsOf(client, name)), new Map());

const stageOf = (directory: string) =>
  withTable(
    directory,
    async (client, name) => (await readClosing(openTable(name, client), jurisdiction, period))?.stage,
  );

/** Numbers between 0 and 1, the same in every run (Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

describe('a machine that is killed while a period closes', () => {
  test.each([1, 2])(
    'at points drawn with seed %i, and started again, ends as if nothing had happened',
    async (seed) => {
      const directory = copyOfSnapshot();
      const draw = seeded(seed);
      const stages: unknown[] = [];
      let life = 1;
      for (; life <= 3; life += 1) {
        await live(directory, life, draw() * undisturbed.took * 0.6);
        stages.push(await stageOf(directory));
      }
      await live(directory, life);
      expect(await stageOf(directory), `killed at ${stages.join(', ')}`).toBe('done');
      expect(await whatIsLeft(directory), `killed at ${stages.join(', ')}`).toEqual(undisturbed.left);

      const system = await startSystem({ templatePath, directory, clock: stillClock(closingAt + 24 * 3_600_000) });
      const office = await system.as('li', { jurisdiction });
      const params = { period, stage: 'provisional' as const, generation: 1 };
      const { body } = await office.call('reports.verify', { params, query: { limit: 100 } });
      expect(body).toMatchObject({
        sealIsGenuine: true,
        manifestIsSealed: true,
        findings: [],
        files: filesOf(subjects),
      });
      await system.stop();
    },
  );
});
