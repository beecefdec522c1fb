import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles, type Files } from '../../functions/services.ts';
import { work } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { createS3 } from '../../local/s3/server.ts';
import { beginClose, closingAt, endOfAssessment } from '../make/closing.ts';
import { startEngine, type Engine } from '../make/engine.ts';
import { makeWorld } from '../make/world.ts';
import { elapsed, printTable, ratio } from './figures.ts';
import { recorded } from './recorded.ts';

const subjects = 1000;
/** As many as the report stage has under way: the embedded store waits for the disk with each. */
const filesAtOnce = 16;
const seconds = (time: number): string => (time / 1000).toFixed(1);

/** A close of a thousand subjects by one worker, against a bare loop of the same writes. */
export async function benchClosing(): Promise<void> {
  const engine = await startEngine();
  try {
    await closeOnce(engine, 'reports in memory', undefined);
    const store = await openStore();
    try {
      await closeOnce(engine, 'reports in the embedded S3', store.files);
    } finally {
      store.close();
    }
  } finally {
    await engine.stop();
  }
}

async function closeOnce(engine: Engine, where: string, files: Files | undefined): Promise<void> {
  const recorder = recorded(engine, false);
  const world = makeWorld(recorder.engine, []);
  await endOfAssessment(world, subjects);
  const queue: Wake[] = [...(await beginClose(world))];
  const written: Parameters<Files['writeReport']>[] = [];
  const store = files ?? world.platform.files;
  const platform = {
    ...world.platform,
    files: {
      ...store,
      writeReport: (...file: Parameters<Files['writeReport']>) => {
        written.push(file);
        return store.writeReport(...file);
      },
    },
    jobs: { send: async (messages: readonly Wake[]) => void queue.push(...messages) },
  };
  recorder.take();
  const stages = new Map<string, number>();
  for (let wake = queue.shift(); wake; wake = queue.shift()) {
    const message = wake;
    const turn = { holder: 'bench', now: closingAt, hasTime: () => true };
    const took = await elapsed(() => quietly(() => work(platform, kinds, message, turn)));
    stages.set(message.stage, (stages.get(message.stage) ?? 0) + took);
  }
  const { asked } = recorder.take();
  const transactions = asked.flatMap((one) => ('write' in one ? [one.write] : []));
  const table = engine.table();
  const loop = await elapsed(async () => {
    for (const writes of transactions) {
      await table.write(
        writes.flatMap((one) => ('put' in one ? [{ put: { ...one.put, pk: `copy-${one.put.pk}` } }] : [])),
      );
    }
  });
  const puts = await elapsed(async () => {
    const copies = files ? written : [];
    for (let start = 0; start < copies.length; start += filesAtOnce) {
      const these = copies.slice(start, start + filesAtOnce);
      await Promise.all(these.map(([key, bytes, type]) => store.writeReport(`copy/${key}`, bytes, type)));
    }
  });
  const total = [...stages.values()].reduce((sum, time) => sum + time, 0);
  const reads = asked.length - transactions.length;
  printTable(
    `Close of ${subjects} subjects, ${where}: ${transactions.length} transactions, ${reads} reads, ${written.length} files`,
    ['stage', 's', 'subjects/s', '÷ bare loop'],
    [
      ...[...stages].map(([stage, took]) => [stage, seconds(took), Math.round((subjects / took) * 1000), '']),
      [
        'all but reports',
        seconds(total - (stages.get('report') ?? 0)),
        '',
        ratio(total - (stages.get('report') ?? 0), loop),
      ],
      ['all', seconds(total), Math.round((subjects / total) * 1000), ratio(total, loop + puts)],
      ['bare loop', seconds(loop + puts), '', `${seconds(loop)} s of transactions, ${seconds(puts)} s of files`],
    ],
  );
}

/** Without the metrics a function writes to its log, which here is the terminal. */
async function quietly(run: () => Promise<void>): Promise<void> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    await run();
  } finally {
    process.stdout.write = write;
  }
}

/** The embedded S3 on a temporary folder, and the functions' own client of it. */
async function openStore(): Promise<{ files: Files; close: () => void }> {
  const directory = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  const serve = createS3({
    directory,
    buckets: [{ name: 'reports', versioned: true, objectLock: { mode: 'GOVERNANCE', days: 3650 } }],
    credentials: new Map([['bench', { secret: 'a secret of the bench', principal: 'jobs.work' }]]),
  });
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'a secret of the bench',
    REPORTS_BUCKET: 'reports',
  });
  return {
    files: openFiles(),
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
